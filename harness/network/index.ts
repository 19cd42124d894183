/** Gates composed into networks: forward, backward, what flows, and which gate is wrong. */
export { begun, isWeight, lengthsOf, type Begin } from './begin.ts';
export { checkAt } from './checkAt.ts';
export { batchIn, flowOf, type Flow, type GateFlow, type SourceFlow, type Unit } from './flow.ts';
export type { Handle, Network, Passage, Return, Source, Step, Trace } from './graph.ts';
export { network, type Beginning, type Builder, type NetworkOptions } from './network.ts';
export { showApplication } from './path.ts';
export type { Spread } from './spread.ts';
export { scales, sweep, type AtScale } from './sweep.ts';
export { symptomsOf, type Cause, type Symptom } from './symptoms.ts';
export { firstOf, runsOf, type Feed } from './runs.ts';
export { rowsOf, train, type Trained, type Training } from './train.ts';
export { worked, type Backward, type Forward, type Worked } from './worked.ts';
