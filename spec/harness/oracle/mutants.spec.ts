import { describe, expect, it } from 'vitest';
import * as catalogue from '../../../gates/index.ts';
import { erf, scale, type AnyGate } from '../../../gates/kit/index.ts';
import { checkAgainstDefinition } from '../../../harness/oracle/checkAgainstDefinition.ts';
import { computing, sloping } from './altered.ts';

const { gates, abs, gelu, log1p, matvec, sigmoid, softmax, square, tanh } = catalogue;

const geluTanhWithHalf = (x: number): number =>
  0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));

/** Wrong on purpose, and the input whose number is wrong; null for the output's. */
const mutants: Record<string, readonly [AnyGate, string | null]> = {
  'a product off by 1e-12': [
    { ...matvec, forward: (inputs) => scale(matvec.forward(inputs), 1 + 1e-12) },
    null,
  ],
  'a gelu in which 1 + erf cancels': [
    computing(gelu, (x) => 0.5 * x * (1 + erf(x / Math.SQRT2))),
    null,
  ],
  'a tanh-gelu in which 1 + tanh cancels': [computing(gates.geluTanh, geluTanhWithHalf), null],
  'a log1p without its small numbers': [computing(log1p, (x) => Math.log(1 + x)), null],
  'the definition of another gate': [{ ...sigmoid, definition: tanh.definition }, null],
  'a slope of x² without its 2': [sloping(square, (x) => x), 'x'],
  'a slope that has vanished': [sloping(sigmoid, (x) => (Math.abs(x) > 20 ? 0 : slope(x))), 'x'],
  'a slope of tanh that cancels': [sloping(tanh, (x) => 1 - Math.tanh(x) ** 2), 'x'],
  'a slope beyond the two sides of a kink': [sloping(abs, (x) => Math.sign(x) || 2), 'x'],
  'a vjp alone with a factor too many': [
    { ...softmax, vjp: (inputs, zBar) => ({ x: scale(softmax.vjp(inputs, zBar).x, 2) }) },
    'x',
  ],
  'a jvp alone with the wrong sign': [
    { ...matvec, jvp: (x, dx) => scale(matvec.jvp(x, dx), -1) },
    'W',
  ],
  'a number that is none': [computing(square, () => NaN), null],
};

/** σ′, right where it is asked. */
const slope = (x: number): number => Math.exp(-Math.abs(x)) / (1 + Math.exp(-Math.abs(x))) ** 2;

describe('checkAgainstDefinition', () => {
  it.for(Object.entries(mutants))('fails %s', async ([, [mutant, input]]) => {
    const held = await checkAgainstDefinition(mutant);
    expect(held).toMatchObject({ outcome: 'fail', reason: 'wrong number' });
    const { roundings, allowed } = input === null ? held.forward! : held.gradients[input]!;
    expect(roundings).toBeGreaterThan(allowed);
  });
});
