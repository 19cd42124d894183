import { describe, expect, it } from 'vitest';
import { gates } from '../../gates/index.ts';
import { gradcheck, type Subject } from '../../harness/index.ts';
import { rightCoarse, unsureCoarse, wrongCoarse } from './board/coarse.ts';

const seeds = [1, 2, 3];

describe('verdict', () => {
  it.for(Object.entries(rightCoarse))('passes %s, whatever is drawn', ([, [subject, options]]) => {
    const outcomes = seeds.map((seed) => gradcheck(subject, { ...options, seed }));
    expect(outcomes.map(({ outcome, worst }) => [outcome, worst])).toEqual(
      seeds.map(() => ['pass', null]),
    );
  });

  it.for(Object.entries(wrongCoarse))('fails %s, whatever the seed', ([, [subject, options]]) => {
    const outcomes = seeds.map((seed) => gradcheck(subject, { ...options, seed }).outcome);
    expect(outcomes).toEqual(seeds.map(() => 'fail'));
  });

  it.for(Object.entries(unsureCoarse))('does not call %s wrong', ([, [subject, options]]) => {
    const outcomes = seeds.map((seed) => gradcheck(subject, { ...options, seed }).outcome);
    expect(outcomes).not.toContain('fail');
  });
});

describe('the catalogue in float32', () => {
  it.for(Object.values(gates).map((gate): [string, Subject] => [gate.name, gate as Subject]))(
    'has a right %s',
    ([, gate]) => {
      const outcomes = [1, 2, 3].map(
        (seed) => gradcheck(gate, { seed, dtype: 'float32', runs: 25 }).outcome,
      );
      expect(outcomes).toEqual(['pass', 'pass', 'pass']);
    },
  );
});
