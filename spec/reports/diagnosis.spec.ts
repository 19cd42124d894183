import { describe, expect, it } from 'vitest';
import { hypotheses } from '../../harness/diagnosis/hypotheses/index.ts';
import type { Mistake } from '../../harness/verdict.ts';
import { showDiagnosis, withSentence } from '../../reports/diagnosis.ts';
import { verdict, wrongTranspose } from './fixtures.ts';

/** Everything that a hypothesis may have found out. */
const facts: Mistake['facts'] = {
  factor: 2,
  power: 1,
  of: 'n',
  kept: 'the last',
  unit: 'row',
  other: 'y',
  by: 1,
  axis: 0,
  kink: 0,
  at: 'x',
  index: '0',
  part: 0.1,
  last: false,
  kind: 'forward',
  step: 1e-3,
  inside: 1,
  outside: 2,
  dimension: 'n',
  mean: true,
  limit: 1,
  where: 'negative',
  instead: false,
  expected: 'this',
  came: 'that',
  claimed: 'nothing',
  written: 'by columns',
};

const show = (...causes: Partial<Mistake>[]): string =>
  showDiagnosis({
    hypothesis: 'any',
    sentence: '',
    causes: causes.map((cause) => ({ hypothesis: 'sign', input: 'x', facts: {}, ...cause })),
  });

describe('showDiagnosis', () => {
  it.for(hypotheses)('has a sentence for $name', ({ name }) => {
    const sentence = show({ hypothesis: name, facts });
    expect(sentence).not.toBe(name);
    expect(sentence).not.toMatch(/undefined|NaN (?!where)|\.$/);
  });

  it('speaks of inputs with the same mistake together', () => {
    expect(show({ input: 'W' }, { input: 'x' }, { input: 'b' })).toBe(
      'the gradients by W, x and b have the wrong sign',
    );
  });

  it('tells several mistakes one after the other', () => {
    expect(show({ input: 'W' }, { hypothesis: 'factor', facts: { factor: 1 / 4 } })).toBe(
      'the gradient by W has the wrong sign; the gradient by x is too small by a factor of 4',
    );
  });

  it('tells a factor by four digits, and one below 0 by its sign', () => {
    const of = (factor: number): string => show({ hypothesis: 'factor', facts: { factor } });
    expect(of(1.70234)).toBe('the gradient by x is too large by a factor of 1.702');
    expect(of(-2)).toBe('the gradient by x is -2 times what it should be');
  });

  it('tells a count by its name', () => {
    const of = (power: number): string =>
      show({ hypothesis: 'count', facts: { of: 'batch', power } });
    expect(of(1)).toBe(
      'the gradient by x is too large by a factor of batch, as a sum is beside a mean',
    );
    expect(of(-2)).toBe('the gradient by x is too small by a factor of batch squared');
  });

  it('tells of two gradients that are exchanged once', () => {
    const swapped = (input: string, other: string): Mistake => ({
      hypothesis: 'swapped',
      input,
      facts: { other },
    });
    expect(show(swapped('x', 'y'), swapped('y', 'x'))).toBe(
      'the gradients by x and y are exchanged',
    );
    expect(show(swapped('x', 'y'))).toBe('the gradient by x is that by y');
  });

  it('keeps a sentence that is there', () => {
    const diagnosis = { hypothesis: 'sign', sentence: 'told before', causes: [] };
    expect(showDiagnosis(diagnosis)).toBe('told before');
  });
});

describe('withSentence', () => {
  it('fills in the sentence, and leaves a verdict without a diagnosis alone', () => {
    const causes: Mistake[] = [{ hypothesis: 'zero', input: 'W', facts: {} }];
    const diagnosis = { hypothesis: 'zero', sentence: '', causes };
    expect(withSentence({ ...wrongTranspose, diagnosis }).diagnosis).toEqual({
      ...diagnosis,
      sentence: 'the gradient by W is zero: nothing is handed back',
    });
    const right = verdict('matvec');
    expect(withSentence(right)).toBe(right);
  });
});
