import type { Finding, Verdict } from '../harness/verdict.ts';
import { casesOf } from './summary.ts';
import { showCount, showCounted, showLiteral, showNumber } from './kit/numbers.ts';

/** What is wrong with a subject for which a law does not hold, law by law; read after its name and a colon. */
export const blames: Readonly<Record<string, string>> = {
  jacobian: 'its claimed derivative is not the slope of its forward',
  pullback: 'its vjp is not the transposed slope of its forward',
  pushforward: 'its jvp is not the slope of its forward',
  adjoint: 'its vjp is not the transpose of its jvp',
  linearity: 'its gradient is not linear in the cotangent',
  shape: 'its answer does not have the shape that the question asks for',
  purity: 'it changes what it was given',
  repeatability: 'it answers the same question in two ways',
  aliasing: 'its answer shares memory with its input or with an earlier answer',
  accumulation: 'its gradient depends on the backward passes before it',
  exceptions: 'its backward does not refuse what its forward refuses',
  ties: 'its claims at a kink that several entries share do not fit together',
  convention: 'it breaks the convention that it declares at a kink',
  batch: 'it works a row of a batch in another way than the row alone',
  chain: 'the Jacobian of the composition is not the product of the Jacobians',
  fanOut: 'a value that is used twice does not receive the sum of both gradients',
  hessian: 'the derivative of its gradient is not the slope of its gradient',
  reference: 'its forward is not that of the gate that it implements',
  symmetry: 'its second derivatives depend on the order in which they are taken',
};

/** What is wrong, as a clause without a full stop: the part of a message that follows the colon. */
export function blameOf(finding: Finding): string {
  const { reason, law, input, came, expected } = finding;
  const by = input === null ? '' : ` by ${input}`;
  switch (reason) {
    case 'wrong number':
    case 'broken promise':
      if (law === 'linearity' && input === null) return 'its jvp is not linear in the tangents';
      return blames[law] ?? 'the two sides of the law differ';
    case 'threw':
      return `it throws where an answer was expected: ${came ?? 'no message'}`;
    case 'wrong shape':
      return `expected ${expected ?? 'another shape'}, came ${came ?? 'this one'}`;
    case 'not a number':
      if (law === 'forward') return 'its forward is NaN at a point of its domain';
      return `its gradient${by} is ${came ?? showLiteral(finding.claimed)} ${whereSlopeIs(finding)}`;
    case 'missing gradient':
      return `its vjp gives no gradient${by}`;
    case 'no gradient':
      return 'it claims no gradient: it has neither vjp nor jvp nor jacobian';
    case 'process broke':
      return `its process broke: ${came ?? 'no message'}`;
    case 'no forward value':
    case 'nothing compared':
    case 'too coarse':
    case 'no such shapes':
    case 'out of budget':
      return doubts[reason](finding);
  }
}

/** Where the slope could not be measured, it is the forward that is known to be a number. */
const whereSlopeIs = ({ measured, bar }: Finding): string => {
  if (!Number.isFinite(measured)) return 'where its forward is a number';
  return `where the slope is ${Math.abs(measured) <= bar ? '0' : showNumber(measured)}`;
};

const doubts = {
  'no forward value': ({ came }: Finding) => `its forward gives no finite value: ${came ?? 'NaN'}`,
  'nothing compared': () => 'no entry was compared',
  'too coarse': ({ claimed, bar }: Finding) =>
    `the bar of ${showNumber(bar)} swallows the claim of ${showNumber(claimed)}`,
  'no such shapes': ({ expected }: Finding) => `no shapes agree with its inputs${wanted(expected)}`,
  'out of budget': () => 'the time was over before enough was seen',
};

const wanted = (expected: string | null): string => (expected === null ? '' : ` (${expected})`);

/** Why a verdict is undecided, in numbers and as a clause without a full stop. */
export function doubtOf(verdict: Verdict): string {
  const { entries, worst } = verdict;
  const cases = casesOf(verdict);
  switch (verdict.reason) {
    case 'too coarse':
      return `${showCount(entries.unresolved)} of ${showCounted(entries.compared, 'entry', 'entries')} are smaller than their bar`;
    case 'nothing compared':
      return `none of ${showCounted(cases, 'case')} had an entry to compare`;
    case 'out of budget':
      return `the time was over after ${showCounted(cases, 'case')}, with ${showCounted(entries.compared, 'entry', 'entries')} compared`;
    case 'no such shapes':
      return `no shapes agree with its inputs${wanted(worst?.expected ?? null)}`;
    case 'no forward value':
      return worst?.reason === 'no forward value' && worst.came !== null
        ? `expected ${worst.expected ?? 'numbers'} from its forward, came ${worst.came}`
        : `its forward gives no finite value in ${showCounted(cases, 'case')}`;
    case 'no gradient':
      return 'it has neither vjp nor jvp nor jacobian to doubt';
    case null:
      return `${showCounted(entries.resolved, 'entry is', 'entries are')} resolved and ${showCount(entries.unresolved)} are not`;
    default:
      return worst === null ? verdict.reason : blameOf(worst);
  }
}
