export * from '../gates/kit/index.ts';
export { checkChain } from './chain.ts';
export { compose, compositions } from './compose.ts';
export { holdAgainst, type Parting, type Standing } from './diagnosis/againstReference.ts';
export { gradcheck } from './gradcheck.ts';
export { gradcheckAgainst } from './gradcheckAgainst.ts';
export { gradcheckAsync } from './gradcheckAsync.ts';
export { laws } from './laws/index.ts';
export type { Law } from './laws/law.ts';
export * from './network/index.ts';
export {
  mutate,
  type Fate,
  type MutantResult,
  type MutatedSubject,
  type MutationResults,
} from './mutate.ts';
export type { Options } from './plan.ts';
export { readReplay, replay, type Replay } from './replay.ts';
export type { CheckedGate, Identity, Results } from './results.ts';
export type { Dtype, MatrixLike, Nested, Subject, Together, Value, Values } from './subject.ts';
export type * from './verdict.ts';
