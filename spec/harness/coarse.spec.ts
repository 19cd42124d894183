import { describe, expect, it } from 'vitest';
import { gradcheck } from '../../harness/index.ts';
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
