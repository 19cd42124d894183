import { describe, expect, it } from 'vitest';
import { logSumExp, matvec, relu, softmax, tanh } from '../../../gates/index.ts';
import { add, filled, map, map2, scale, tensor, type Tensor } from '../../../gates/kit/index.ts';
import { real, type Subject } from '../../../harness/index.ts';
import { linearity } from '../../../harness/laws/linearity.ts';
import { checkLaw, verdictBy } from '../checkLaw.ts';
import { but } from '../subjects.ts';

const bent = (bend: (u: number) => number): Subject =>
  but(tanh, { vjp: (inputs, zBar) => tanh.vjp(inputs, map(zBar, bend)) });

const normOf = ({ data }: Tensor): number => Math.hypot(...data);

/** Wrong on purpose: the cotangent is not used once and linearly. */
const mutants: Record<string, Subject> = {
  'ignores the cotangent': but(logSumExp, {
    vjp: (inputs) => logSumExp.vjp(inputs, filled([], 1)),
  }),
  'squares it': bent((u) => u * u),
  'clips it to −1…1': bent((u) => Math.max(-1, Math.min(1, u))),
  'takes its sign alone': bent(Math.sign),
  'takes its size alone': bent(Math.abs),
  'lets no negative one through': bent((u) => Math.max(u, 0)),
  'rounds it to three digits': bent((u) => Number(u.toPrecision(3))),
  'adds a regulariser': but(tanh, {
    vjp: (inputs, zBar) => ({ x: add(tanh.vjp(inputs, zBar).x, scale(inputs.x, 1e-3)) }),
  }),
  'divides it by its length': but(softmax, {
    vjp: (inputs, zBar) => softmax.vjp(inputs, scale(zBar, 1 / (normOf(zBar) || 1))),
  }),
  'is NaN for a cotangent of zeros': but(tanh, {
    vjp: (inputs, zBar) => tanh.vjp(inputs, scale(zBar, normOf(zBar) / normOf(zBar))),
  }),
  'opens a mask by it': but(relu, {
    vjp: ({ x }, zBar) => ({ x: map2(x, zBar, (a, u) => (a > 0 && u > 0 ? u : 0)) }),
  }),
};

/** Wrong, and linear. */
const unseen: Record<string, Subject> = {
  'a factor of 2': but(tanh, { vjp: (inputs, zBar) => tanh.vjp(inputs, scale(zBar, 2)) }),
  'a softmax of its diagonal alone': but(softmax, {
    vjp: ({ x }, zBar) => ({ x: map2(softmax.forward({ x }), zBar, (p, u) => p * (1 - p) * u) }),
  }),
};

describe('linearity', () => {
  it.for(Object.entries(mutants))('fails a vjp that %s', ([, mutant]) => {
    expect(checkLaw(linearity, mutant)).toBe('fail');
  });

  it('fails a gradient that is not 0 where the cotangent is', () => {
    const { worst } = verdictBy(linearity, mutants['ignores the cotangent']);
    expect([worst?.measured, worst?.bar, worst?.reason]).toEqual([0, 0, 'wrong number']);
  });

  it.for(['clips it to −1…1', 'takes its size alone', 'lets no negative one through'])(
    'fails a vjp that %s at a single point with a single output, whatever the seed',
    (mutant) => {
      const inputs = { x: tensor([0.5]) };
      for (let seed = 1; seed <= 20; seed++) {
        const { outcome } = verdictBy(linearity, mutants[mutant], { inputs, seed });
        expect(outcome, `seed ${seed}`).toBe('fail');
      }
    },
  );

  it.for(Object.entries(unseen))('cannot see %s', ([, mutant]) => {
    expect(checkLaw(linearity, mutant)).toBe('pass');
  });

  it('passes a product of matrices of mixed scales, whose sums cancel', () => {
    expect(checkLaw(linearity, matvec, { runs: 200 })).toBe('pass');
  });

  it('passes a softmax in float32', () => {
    const single = { ...softmax, inputs: { x: real('n').as('float32') } };
    expect(checkLaw(linearity, { ...single, forward: f32(softmax.forward), vjp: f32vjp })).toBe(
      'pass',
    );
  });
});

type Single = { x: Float32Array };

const tensorOf = (x: Float32Array): Tensor => ({ shape: [x.length], data: Float64Array.from(x) });

const f32 =
  (f: typeof softmax.forward) =>
  ({ x }: Single): Float32Array =>
    Float32Array.from(f({ x: tensorOf(x) }).data);

const f32vjp = ({ x }: Single, u: Float32Array): Single => ({
  x: Float32Array.from(softmax.vjp({ x: tensorOf(x) }, tensorOf(u)).x.data),
});
