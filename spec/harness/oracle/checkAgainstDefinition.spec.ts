import { describe, expect, it } from 'vitest';
import * as catalogue from '../../../gates/index.ts';
import { defineScalarGate, erf, map, scale, type AnyGate } from '../../../gates/kit/index.ts';
import { checkAgainstDefinition } from '../../../harness/oracle/checkAgainstDefinition.ts';

const { gates, abs, gelu, log1p, matvec, max, sigmoid, softmax, square, tanh } = catalogue;

/** A right gate with another forward, entry by entry. */
const computing = (gate: AnyGate, f: (x: number) => number): AnyGate => ({
  ...gate,
  forward: ({ x }) => map(x, f),
});

/** A right gate with another slope, in all its claims. */
const sloping = (gate: AnyGate, df: (x: number) => number): AnyGate => {
  const scalar = { name: gate.name, latex: gate.latex, cite: gate.cite, definition: 'x', df };
  const { jacobian, vjp, jvp } = defineScalarGate({ ...scalar, f: (x) => x });
  return { ...gate, jacobian, vjp, jvp };
};

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

  it('forgives what rounding the inputs alone would do: a sum that cancels', async () => {
    const backwards: AnyGate = {
      ...gates.sum,
      forward: ({ x }) => gates.sum.forward({ x: { ...x, data: x.data.toReversed() } }),
    };
    expect((await checkAgainstDefinition(backwards, { runs: 14 })).outcome).toBe('pass');
  });

  it('lets a claim lie anywhere between the two sides of a kink', async () => {
    const held = await checkAgainstDefinition(sloping(abs, (x) => Math.sign(x) || 0.25));
    expect(held.outcome).toBe('pass');
    expect(held.atKinks).toBeGreaterThan(0);
  });

  it('cannot see one slope of a kink preferred to another, which is the law convention’s to see', async () => {
    const last: AnyGate = { ...abs, kinks: [{ input: 'x', at: 0, slope: 1 }] };
    expect((await checkAgainstDefinition(last)).outcome).toBe('pass');
  });

  it('says where a number is farthest, and from what', async () => {
    const { forward } = await checkAgainstDefinition(
      computing(square, (x) => x * x + 1),
      {
        runs: 1,
      },
    );
    expect(forward!.claimed).toBeCloseTo(forward!.exact + 1, 12);
    const { x } = forward!.at;
    expect(forward!.exact).toBe(x.data[forward!.output[0]] ** 2);
    expect(forward).toMatchObject({ claim: 'forward', index: [], regime: 'ordinary' });
  });

  it('tells a definition of another shape', async () => {
    expect(await checkAgainstDefinition({ ...max, definition: 'x' })).toMatchObject({
      outcome: 'fail',
      reason: 'wrong shape',
    });
  });

  it('tells what was thrown', async () => {
    const broken: AnyGate = {
      ...square,
      vjp() {
        throw new Error('no such thing');
      },
    };
    expect(await checkAgainstDefinition(broken)).toMatchObject({
      outcome: 'fail',
      reason: 'threw',
      thrown: 'no such thing',
    });
  });

  it('is undecided where nothing was compared', async () => {
    expect(await checkAgainstDefinition(square, { runs: 0 })).toMatchObject({
      outcome: 'undecided',
      reason: 'nothing compared',
      entries: 0,
    });
  });

  it('is plain data, the same for the same seed', async () => {
    const held = await checkAgainstDefinition(square, { seed: 5 });
    expect(structuredClone(held)).toEqual(await checkAgainstDefinition(square, { seed: 5 }));
  });
});
