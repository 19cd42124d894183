import type { Swept, SweptGroup, SweptOutcome } from '../../harness/sweep.ts';
import type { Tone } from '../kit/paint.ts';

/** How an outcome of a case is told; the first that was seen of an operation is the operation's. */
export const signs: Readonly<Record<SweptOutcome, { readonly mark: string; readonly tone: Tone }>> =
  {
    'wrong number': { mark: '✗', tone: 'bad' },
    'not a number': { mark: '✗', tone: 'bad' },
    'wrong shape': { mark: '✗', tone: 'bad' },
    threw: { mark: '✗', tone: 'bad' },
    'no gradient': { mark: '✗', tone: 'bad' },
    'broken promise': { mark: '✗', tone: 'bad' },
    'process broke': { mark: '✗', tone: 'bad' },
    unconfirmed: { mark: '?', tone: 'doubtful' },
    undecided: { mark: '?', tone: 'doubtful' },
    refused: { mark: '?', tone: 'doubtful' },
    imprecise: { mark: '≈', tone: 'doubtful' },
    pass: { mark: '✓', tone: 'good' },
  };

const order = Object.keys(signs);

/** What an operation's cases came to, the worst first. */
export const groupsOf = ({ groups }: Swept): SweptGroup[] =>
  groups.toSorted((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome));

/** The worst that a case of an operation came to. */
export const outcomeOf = (swept: Swept): SweptOutcome => groupsOf(swept)[0]?.outcome ?? 'undecided';

/** Whether an outcome speaks against the library. */
export const accuses = (outcome: SweptOutcome): boolean => signs[outcome].tone === 'bad';

/** In words how often what was seen: `33 wrong number, 32 pass`. */
export const showGroups = (swept: Swept): string =>
  groupsOf(swept)
    .map(({ outcome, cases }) => `${cases} ${outcome}`)
    .join(', ');
