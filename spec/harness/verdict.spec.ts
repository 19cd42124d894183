import { describe, expect, it } from 'vitest';
import type { Dtype, Subject } from '../../harness/index.ts';
import { precisions } from '../../harness/numeric/dtype.ts';
import { check, verdictOf } from './board/check.ts';
import { contracts } from './board/contracts.ts';
import { rightInHalf, unsureInHalf, wrongInHalf } from './board/half.ts';
import { right } from './board/right.ts';
import { rightInSingle, wrongInSingle } from './board/single.ts';
import { undecided, unsure } from './board/unsure.ts';
import { wrong } from './board/wrong.ts';
import { vector, type Vector } from './subjects.ts';

/** A subject whose results have no more digits than its dtype. */
function rounded(subject: Subject, dtype: Dtype): Subject {
  const { round } = precisions[dtype];
  const cut = (z: number | Vector): number | Vector =>
    typeof z === 'number' ? round(z) : z.map(round);
  return {
    dtype,
    forward: (x: unknown) => cut(subject.forward(x)),
    vjp: (x: unknown, u: unknown) => ({ x: cut(subject.vjp!(x, u).x) }),
  };
}

describe('verdict', () => {
  it.for(Object.entries(right))('passes %s', ([, given]) => {
    expect(check(given)).toMatchObject({ outcome: 'pass', worst: null });
  });

  it.for(Object.entries(wrong))('fails %s', ([, given]) => {
    expect(verdictOf(given).outcome).toBe('fail');
  });

  it.for(Object.entries(rightInSingle))('passes %s in float32', ([, given]) => {
    expect(check(given)).toMatchObject({ outcome: 'pass', dtype: 'float32', worst: null });
  });

  it.for(Object.entries(wrongInSingle))('fails %s in float32', ([, given]) => {
    expect(check(given)).toMatchObject({ outcome: 'fail', dtype: 'float32' });
  });

  for (const dtype of ['float16', 'bfloat16'] as const) {
    it.for(Object.entries(rightInHalf))(`passes %s in ${dtype}`, ([, [subject, inputs]]) => {
      expect(check([rounded(subject, dtype), inputs])).toMatchObject({ outcome: 'pass', dtype });
    });

    it.for(Object.entries(wrongInHalf))(`fails %s in ${dtype}`, ([, [subject, inputs]]) => {
      expect(check([rounded(subject, dtype), inputs])).toMatchObject({ outcome: 'fail', dtype });
    });

    it.for(Object.entries(unsureInHalf))(`does not call %s in ${dtype} wrong`, ([, given]) => {
      expect(check([rounded(given[0], dtype), given[1]]).findings).toEqual([]);
    });
  }

  it.for(Object.entries(contracts))('fails %s, a broken promise', ([, given]) => {
    const [subject, law, inputs = { x: vector(1, 2, -0.5) }] = given;
    const { findings, outcome } = check([subject(), inputs]);
    expect(outcome).toBe('fail');
    expect(findings.map((finding) => finding.law)).toContain(law);
  });

  it.for(Object.entries(unsure))('does not call %s wrong', ([, given]) => {
    expect(check(given)).toMatchObject({ worst: null, findings: [] });
  });

  it.for(Object.entries(undecided))('is undecided of %s, and says why', ([, given]) => {
    const [subject, inputs, reason, options] = given;
    expect(check([subject, inputs], options)).toMatchObject({ outcome: 'undecided', reason });
  });
});
