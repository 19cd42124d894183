import * as fc from 'fast-check';
import { all, create, type Matrix } from 'mathjs';
import { describe, expect, it } from 'vitest';
import { softmaxCrossEntropy, table } from '../../gates/index.ts';
import {
  bindDimensions,
  isDifferentiable,
  scale,
  softargmax,
  subtract,
  tensor,
  total,
  type AnyGate,
  type Spec,
  type Tensor,
  type Tensors,
} from '../../gates/kit/index.ts';
import { gradcheck, type InputResult } from '../../harness/index.ts';
import { expectUlps } from './atPoints.ts';

const math = create(all, {});

/** Multiples of 1/8: exact in binary, and their products too, so that both sides agree exactly. */
const eighths = (min: number): fc.Arbitrary<number> =>
  fc.integer({ min, max: 32 }).map((k) => k / 8);

const entryOf = ({ domain }: Spec): fc.Arbitrary<number> => eighths(domain === 'real' ? -32 : 1);

/** Lengths that are pairwise distinct, so that a transpose never hides. */
const lengths = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
  .filter(([n, m]) => n !== m)
  .map(([n, m]): Record<string, number> => ({ n, m }));

const tensorOf = (spec: Spec, sizes: Record<string, number>): fc.Arbitrary<Tensor> => {
  const shape = spec.shape.map((axis) => (typeof axis === 'string' ? sizes[axis] : axis));
  const size = shape.reduce((product, length) => product * length, 1);
  return fc
    .array(entryOf(spec), { minLength: size, maxLength: size })
    .map((data) => tensor(data, shape));
};

/** Inputs of agreeing shapes; of labels, one is 1. */
const inputsOf = ({ inputs }: AnyGate): fc.Arbitrary<Tensors> =>
  lengths.chain((sizes) =>
    fc.record(
      Object.fromEntries(
        Object.entries<Spec>(inputs).map(([name, spec]) => [
          name,
          isDifferentiable(spec) ? tensorOf(spec, sizes) : oneHot(sizes[spec.shape[0]]),
        ]),
      ),
    ),
  );

const oneHot = (n: number): fc.Arbitrary<Tensor> =>
  fc.nat(n - 1).map((at) => tensor(Array.from({ length: n }, (_, i) => (i === at ? 1 : 0))));

/** As the mathematics writes it: a vector as n×1 or, where the spec says so, 1×n. */
function written({ data, shape }: Tensor, orientation: 'row' | 'column'): Matrix {
  const [n, m] =
    shape.length === 2 ? shape : orientation === 'row' ? [1, data.length] : [data.length, 1];
  return math.matrix(
    Array.from({ length: n }, (_, i) => Array.from(data.subarray(i * m, (i + 1) * m))),
  );
}

const read = (matrix: Matrix): Tensor =>
  tensor((matrix.toArray() as number[][]).flat(), matrix.size());

const mathematics = (gate: AnyGate, inputs: Tensors): Record<string, Matrix> =>
  Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [
      name,
      written(value, gate.inputs[name].orientation),
    ]),
  );

const claims = table.flatMap((identity) =>
  identity.gates.map((gate): [string, string, typeof identity, AnyGate] => [
    identity.label,
    gate.name,
    identity,
    gate,
  ]),
);

const [jacobians, gradients] = (['jacobian', 'gradient'] as const).map((kind) =>
  claims.filter(([label, , identity]) => identity.claims === kind && label !== 'identity7'),
);

/** Where a gate contains an identity: what its letters are called there, one example at a time. */
const within = table.flatMap((identity) =>
  (identity.within ?? []).map(
    ([gate, input]) => [identity.label, gate.name, identity, gate, input] as const,
  ),
);

/** δ times the identity's Jacobian, or the gradient that it states itself. */
function gradientBy(
  { claims, identity }: (typeof table)[number],
  scope: Record<string, Matrix | number>,
): Tensor {
  const stated = math.evaluate(identity, scope) as Matrix;
  return read(
    claims === 'gradient' ? stated : (math.multiply(scope.delta as Matrix, stated) as Matrix),
  );
}

describe('table', () => {
  it('has the seven identities in the order of the source, of which two share a label', () => {
    expect(table.map(({ label, sourceLabel }) => [label, sourceLabel])).toEqual([
      ['identity1', 'identity1'],
      ['identity2', 'identity2'],
      ['identity3', 'identity3'],
      ['identity4', 'identity4'],
      ['identity5', 'identity5'],
      ['identity6', 'identity6'],
      ['identity7', 'identity4'],
    ]);
  });

  it.for(jacobians)('%s is the Jacobian of %s', ([, , identity, gate]) => {
    fc.assert(
      fc.property(inputsOf(gate), (inputs) => {
        const sizes = bindDimensions(gate.name, gate.inputs, inputs);
        const scope =
          identity.label === 'identity4'
            ? {
                x: math.matrix([...inputs.x.data]),
                df: (x: Matrix) => x.map((xi: number) => slopeAt(gate, xi)),
              }
            : { ...mathematics(gate, inputs), n: sizes.get('n') };
        expect(gate.jacobian(inputs)[identity.input]).toEqual(
          read(math.evaluate(identity.identity, scope)),
        );
      }),
    );
  });

  it.for(gradients)('%s is the vjp of %s', ([, , identity, gate]) => {
    const cases = inputsOf(gate).chain((inputs) => {
      const { shape } = gate.forward(inputs);
      const delta = fc.array(eighths(-32), { minLength: shape[0], maxLength: shape[0] });
      return fc.tuple(fc.constant(inputs), delta.map(tensorOfVector));
    });
    fc.assert(
      fc.property(cases, ([inputs, delta]) => {
        const scope = { ...mathematics(gate, inputs), delta: written(delta, 'row') };
        expect(gate.vjp(inputs, delta)[identity.input]).toEqual(
          read(math.evaluate(identity.identity, scope)),
        );
      }),
    );
  });

  it.for(within)('%s holds within %s', ([, , identity, gate, input]) => {
    const sizes = { k: 1, n: 2, m: 3 };
    const shapeOf = (name: string): number[] =>
      gate.inputs[name].shape.map((axis: string | number) => sizes[axis as 'k' | 'n' | 'm']);
    // a product of matrices sums over its k, and has as many rows as n
    const shape = (name: string): number[] =>
      gate.name === 'matmul' ? { A: [1, 2], B: [2, 3] }[name]! : shapeOf(name);
    const valueOf = (name: string): fc.Arbitrary<Tensor> => {
      const axes = shape(name);
      const size = axes.reduce((product, length) => product * length, 1);
      return fc
        .array(eighths(-32), { minLength: size, maxLength: size })
        .map((data) => tensor(data, axes));
    };
    const cases = fc.record(
      Object.fromEntries(Object.keys(gate.inputs).map((name) => [name, valueOf(name)])),
    );
    fc.assert(
      fc.property(cases, (inputs) => {
        const { shape: axes, data } = gate.forward(inputs);
        const delta = tensor(
          Array.from(data, (_, i) => i + 1),
          axes,
        );
        const rows = identity.label === 'identity2' || identity.label === 'identity6';
        const weights = inputs.W ?? inputs.B;
        const x = inputs.x ?? inputs.X ?? inputs.A;
        const scope = {
          delta: written(delta, 'row'),
          n: data.length,
          ...(weights === undefined ? {} : { W: written(weights, 'column') }),
          ...(x === undefined ? {} : { x: written(x, rows ? 'row' : 'column') }),
        };
        expect([...gate.vjp(inputs, delta)[input].data]).toEqual([
          ...gradientBy(identity, scope).data,
        ]);
      }),
    );
  });

  it.for(claims)('%s of %s holds against central differences', ([, , { input }, gate]) => {
    const { outcome, entries, resolution } = measuredBy(gate, input);
    expect(outcome).toBe('pass');
    expect(entries.resolved).toBeGreaterThan(0);
    expect(resolution).toBeLessThanOrEqual(1e-9);
  });

  it('identity7 is the gradient of softmaxCrossEntropy, for labels that sum to 1', () => {
    const { identity } = table[6];
    fc.assert(
      fc.property(inputsOf(softmaxCrossEntropy), ({ y, z }) => {
        const yhat = written(softargmax(z), 'column');
        const scope = { y: written(y, 'column'), yhat };
        const printed = read(math.evaluate(identity, scope));
        near(softmaxCrossEntropy.vjp({ y, z }, tensor(1)).z, printed);
      }),
    );
  });

  it('identity7 becomes (Σy) ŷ − y for labels that do not sum to 1', () => {
    const cases = fc
      .integer({ min: 1, max: 5 })
      .chain((n) => fc.tuple(vectorOf(n, 0), vectorOf(n, -32)));
    fc.assert(
      fc.property(cases, ([y, z]) => {
        const expected = subtract(scale(softargmax(z), total(y)), y);
        near(softmaxCrossEntropy.vjp({ y, z }, tensor(1)).z, expected, total(y).data[0]);
      }),
    );
  });

  it('identity7 of labels (3, 1) at equal z is (−1, 1), not ŷ − y', () => {
    const inputs = { y: tensor([3, 1]), z: tensor([0, 0]) };
    expectUlps(softmaxCrossEntropy.vjp(inputs, tensor(1)).z.data, [-1, 1]);
  });
});

/** What a check sees of the derivative by one input; its resolution is that of the ordinary regime. */
function measuredBy(gate: AnyGate, input: string): InputResult {
  const { inputs } = gradcheck(gate, { wrt: [input], seed: 3, runs: 30 });
  return inputs.find((result) => result.input === input)!;
}

const tensorOfVector = (data: number[]): Tensor => tensor(data);

const vectorOf = (n: number, min: number): fc.Arbitrary<Tensor> =>
  fc.array(eighths(min), { minLength: n, maxLength: n }).map(tensorOfVector);

const slopeAt = (gate: AnyGate, x: number): number =>
  gate.vjp({ x: tensor([x]) }, tensor([1])).x.data[0];

/** Equal but for the roundings of a difference of numbers up to `size`. */
function near(came: Tensor, expected: Tensor, size = 1): void {
  const errors = subtract(came, tensor(expected.data)).data;
  for (const error of errors) expect(Math.abs(error)).toBeLessThanOrEqual(8 * size * 2 ** -53);
}
