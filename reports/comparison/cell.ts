import type { Cell, CellOutcome } from '../../harness/comparison.ts';
import type { Tone } from '../kit/paint.ts';

/** How an outcome is told: its sign, its tone, and what it means in a legend. */
export interface Sign {
  readonly mark: string;
  readonly tone: Tone;
  readonly meaning: string;
}

/** Every outcome of a cell, from good to bad. */
export const signs: Readonly<Record<CellOutcome, Sign>> = {
  pass: { mark: '✓', tone: 'good', meaning: 'every claim lies inside its bar' },
  imprecise: {
    mark: '≈',
    tone: 'doubtful',
    meaning: 'right by the reference, with fewer digits than its numbers could hold',
  },
  'not offered': { mark: '–', tone: 'faint', meaning: 'the implementation does not have it' },
  undecided: {
    mark: '?',
    tone: 'doubtful',
    meaning: 'nothing shown wrong, too little shown right',
  },
  'wrong number': { mark: '✗', tone: 'bad', meaning: 'a gradient or an output that is not true' },
  'no gradient': { mark: '✗', tone: 'bad', meaning: 'a gradient is missing' },
  'wrong shape': { mark: '✗', tone: 'bad', meaning: 'an answer of another shape' },
  threw: { mark: '✗', tone: 'bad', meaning: 'no answer but an error' },
  'broken promise': {
    mark: '✗',
    tone: 'bad',
    meaning: 'inputs modified, or two answers to one question',
  },
  'process broke': { mark: '✗', tone: 'bad', meaning: 'its process died, hung or printed rubbish' },
};

/** Whether an outcome speaks against an implementation. */
export const isWrong = (outcome: CellOutcome): boolean => signs[outcome].tone === 'bad';

/** Decimal digits, as a table has them. */
export const showDigitCount = (digits: number | null | undefined): string =>
  digits === null || digits === undefined ? '·' : digits.toFixed(1);

/** The three figures of a cell: output and gradient by the reference, gradient by its own forward. */
export const figuresOf = ({ agreement, self }: Cell): [string, string, string] => [
  showDigitCount(agreement?.forward.digits),
  showDigitCount(agreement?.gradient.digits),
  showDigitCount(self),
];

/** Whether the figures say more than the word for the outcome. */
export const hasFigures = ({ outcome }: Cell): boolean =>
  outcome === 'pass' || outcome === 'imprecise' || outcome === 'undecided';
