import { describe, expect, it } from 'vitest';
import type { Naming } from '../../harness/confusion.ts';
import { judgementOf, showConfusion, showJudgement } from '../../reports/confusion.ts';

const naming = (mutation: string, hypothesis: string | null, judged: Naming['judged']): Naming => ({
  subject: 'any',
  mutation,
  diagnosis: hypothesis === null ? null : { hypothesis, sentence: '', causes: [] },
  judged,
});

const namings = [
  naming('double', 'factor', 'right'),
  naming('double', 'factor', 'right'),
  naming('double', 'count', 'right'),
  naming('swapped', 'sign', 'wrong'),
  naming('swapped', null, 'silent'),
];

describe('showConfusion', () => {
  it('shows what the mutants of each mutation were taken for', () => {
    expect(showConfusion(namings).split('\n')).toEqual([
      '| mutation | killed | named rightly | named wrongly | not named |',
      '|---|--:|---|---|--:|',
      '| double | 3 | factor 2, count 1 |  |  |',
      '| swapped | 2 |  | sign 1 | 1 |',
    ]);
  });
});

describe('showJudgement', () => {
  it('rounds what was right down', () => {
    expect(showJudgement(judgementOf(namings))).toBe(
      'Of 5 killed mutants 60 % were named rightly, 1 wrongly and 1 not at all.',
    );
    expect(showJudgement({ killed: 3, right: 2, wrong: 1, silent: 0 })).toContain(' 66.6 % ');
  });
});
