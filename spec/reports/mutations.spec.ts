import { describe, expect, it } from 'vitest';
import type { MutantResult, MutationResults } from '../../harness/mutate.ts';
import { mutationsToJson, showMutations, tallyOf } from '../../reports/mutations.ts';

const mutant = (
  mutation: string,
  fate: MutantResult['fate'],
  cases: number | null = null,
): MutantResult => ({
  mutation,
  family: 'sign',
  fate,
  cases,
  law: fate === 'killed' ? 'pullback' : null,
});

const results: MutationResults = {
  subjects: [
    {
      name: 'first',
      outcome: 'pass',
      mutants: [
        mutant('sign', 'killed', 1),
        mutant('zeros', 'killed', 12),
        mutant('swapped', 'survived'),
      ],
    },
    {
      name: 'second',
      outcome: 'pass',
      mutants: [
        mutant('sign', 'killed', 3),
        mutant('zeros', 'equivalent'),
        mutant('swapped', 'impossible'),
      ],
    },
    { name: 'third', outcome: 'fail', mutants: [] },
  ],
  seed: 4,
  versions: { gradcheck: '0.1.0' },
};

describe('showMutations', () => {
  it('shows the table gate × mutation, each mutation, what survived, and the score', () => {
    expect(showMutations(results).split('\n')).toEqual([
      '',
      '        123',
      'first   1+✗  66.6 %',
      'second  3=·  100 %',
      'a digit: killed, after so many cases (+ for ten and more)   =: equivalent   ·: impossible   ✗: survived',
      '',
      '   mutation  kind  killed  survived  equivalent  median cases',
      '1  sign      sign       2                                   3',
      '2  zeros     sign       1                     1            12',
      '3  swapped   sign                 1                         –',
      '',
      'first  survives swapped',
      'third  fails as it is, and was not made wrong',
      '',
      'mutation score 75 %: 3 of 4 mutants killed · half of them within 3 cases · 1 equivalent · 3 gates · seed 4',
      '',
    ]);
  });

  it('leaves out what was killed where it is to be quiet', () => {
    const lines = showMutations(results, 100, undefined, true).split('\n');
    expect(lines[0]).toBe('first  survives swapped');
    expect(lines).toHaveLength(5);
  });

  it('says so where there was nothing to mutate', () => {
    const { subjects } = results;
    expect(showMutations({ ...results, subjects: subjects.slice(2) })).toBe(
      'third  fails as it is, and was not made wrong\n\nnothing was mutated\n',
    );
  });
});

describe('tallyOf', () => {
  it('takes the score of what is neither equivalent nor impossible', () => {
    expect(tallyOf(results.subjects[1].mutants)).toEqual({
      killed: 1,
      survived: 0,
      equivalent: 1,
      impossible: 1,
      score: 100,
      medianCases: 3,
    });
    expect(tallyOf([]).score).toBe(null);
  });
});

describe('mutationsToJson', () => {
  it('tells the same as data', () => {
    const document = JSON.parse(mutationsToJson(results)) as Record<string, unknown>;
    expect(document).toMatchObject({
      schema: 'gradcheck/1',
      outcome: 'fail',
      score: 75,
      killed: 3,
      survived: 1,
      seed: 4,
      versions: { gradcheck: '0.1.0' },
    });
    expect(document.gates).toMatchObject([
      {
        name: 'first',
        outcome: 'pass',
        score: (100 * 2) / 3,
        mutants: results.subjects[0].mutants,
      },
      { name: 'second', score: 100 },
      { name: 'third', outcome: 'fail', score: null, mutants: [] },
    ]);
  });
});
