import { describe, expect, it } from 'vitest';
import {
  add,
  affine,
  crossEntropy,
  gates,
  log,
  logSumExp,
  matmul,
  matvec,
  max,
  sigmoid,
  softmaxCrossEntropy,
  square,
  sum,
} from '../../gates/index.ts';
import { defineGate, product, real, tensor, type Tensor } from '../../gates/kit/index.ts';
import { compose, compositions, gradcheck } from '../../harness/index.ts';

/** f: R → R², x ↦ (x², sin x), of the worked example; its Jacobian is a column. */
const f = defineGate({
  name: 'f',
  latex: String.raw`f(x) = (x^2, \sin x)`,
  cite: '',
  inputs: { x: real(1) },
  output: [2],
  definition: '[x^2; sin(x)]',
  forward: ({ x: { data } }) => tensor([data[0] ** 2, Math.sin(data[0])]),
  jvp: ({ x: { data } }, { x: dx }) =>
    tensor([2 * data[0] * dx.data[0], Math.cos(data[0]) * dx.data[0]]),
  vjp: ({ x: { data } }, { data: [a, b] }) => ({
    x: tensor([2 * data[0] * a + Math.cos(data[0]) * b]),
  }),
  jacobian: ({ x: { data } }) => ({ x: tensor([2 * data[0], Math.cos(data[0])], [2, 1]) }),
});

/** g: R² → R², (u, v) ↦ (u v, u + 3 v). */
const g = defineGate({
  name: 'g',
  latex: String.raw`g(u, v) = (u v, u + 3 v)`,
  cite: '',
  inputs: { y: real(2) },
  output: [2],
  definition: '[y[1] y[2]; y[1] + 3 y[2]]',
  forward: ({ y: { data } }) => tensor([data[0] * data[1], data[0] + 3 * data[1]]),
  jvp: ({ y: { data } }, { y: dy }) =>
    tensor([data[1] * dy.data[0] + data[0] * dy.data[1], dy.data[0] + 3 * dy.data[1]]),
  vjp: ({ y: { data } }, { data: [a, b] }) => ({
    y: tensor([data[1] * a + b, data[0] * a + 3 * b]),
  }),
  jacobian: ({ y: { data } }) => ({ y: tensor([data[1], data[0], 1, 3], [2, 2]) }),
});

const composed = compose(g, 'y', f)!;
const at = (x: number): { x: Tensor } => ({ x: tensor([x]) });

describe('the worked example of the source', () => {
  it('puts f: R → R² into g: R² → R²', () => {
    expect(composed.name).toBe('g(y = f)');
    expect(composed.forward(at(0))).toEqual(tensor([0, 0]));
    expect(Object.keys(composed.inputs)).toEqual(['x']);
    expect(composed.output).toEqual([2]);
  });

  it('has the product of the Jacobians for its own', () => {
    const z = f.forward(at(2));
    expect(composed.jacobian(at(2)).x).toEqual(
      product(g.jacobian({ y: z }).y, f.jacobian(at(2)).x),
    );
  });

  it('has at x = 2 the derivative that is worked by hand', () => {
    // ∂(x² sin x)/∂x = 2x sin x + x² cos x and ∂(x² + 3 sin x)/∂x = 2x + 3 cos x
    const [first, second] = composed.jacobian(at(2)).x.data;
    expect(composed.jacobian(at(2)).x.shape).toEqual([2, 1]);
    expect(first).toBeCloseTo(1.972602361114157, 14);
    expect(second).toBeCloseTo(2.7515594903585727, 14);
  });

  it('hands a cotangent back through both, and a tangent forward', () => {
    const [first, second] = composed.jacobian(at(2)).x.data;
    const zBar = tensor([2, -1]);
    expect(composed.vjp(at(2), zBar).x.data[0]).toBeCloseTo(2 * first - second, 13);
    expect(composed.jvp(at(2), at(3)).data[0]).toBeCloseTo(3 * first, 13);
  });

  it.for([f, g, composed])('holds $name against central differences', (gate) => {
    expect(gradcheck(gate, { runs: 60 })).toMatchObject({ outcome: 'pass' });
  });
});

describe('compose', () => {
  it('keeps the other inputs of both, those of the outer gate by its name', () => {
    const layers = compose(matvec, 'x', affine)!;
    expect(Object.keys(layers.inputs)).toEqual(['W', 'x', 'b', 'matvec.W']);
    expect(layers.inputs['matvec.W'].shape).toEqual(['matvec.n', 'n']);
    expect(layers.output).toEqual(['matvec.n']);
  });

  it('keeps labels, and takes no gradient by them', () => {
    const network = compose(softmaxCrossEntropy, 'z', matvec)!;
    expect(Object.keys(network.inputs)).toEqual(['W', 'x', 'softmaxCrossEntropy.y']);
    const inputs = {
      W: tensor([1, 0, 0, 1], [2, 2]),
      x: tensor([0, 0]),
      'softmaxCrossEntropy.y': tensor([1, 0]),
    };
    expect(network.vjp(inputs, tensor(2))).toEqual({
      W: tensor([-0, -0, 0, 0], [2, 2]),
      x: tensor([-1, 1]),
    });
  });

  it('hands the same dimension to both: a square stays square', () => {
    const fits = compose(matmul, 'A', matmul)!;
    expect(fits.inputs['matmul.B'].shape[0]).toBe(fits.output[0] === 'n' ? 'm' : fits.output[1]);
  });

  it('asks of the inner gate for the entries that the outer one needs', () => {
    expect(compose(max, 'x', add)!.inputs.x.min).toEqual({ n: 1 });
  });

  it('refuses another rank, and a domain that an output may leave', () => {
    expect(compose(matvec, 'x', sum)).toBe(null);
    expect(compose(log, 'x', sigmoid)).toBe(null);
    expect(compose(crossEntropy, 'p', sigmoid)).toBe(null);
  });

  it('refuses a fixed length that is another', () => {
    const three = { ...f, output: [3] };
    expect(compose(g, 'y', three)).toBe(null);
  });

  it('composes what is composed', () => {
    const twice = compose(logSumExp, 'x', compose(square, 'x', affine)!)!;
    expect(twice.name).toBe('logSumExp(x = square(x = affine))');
    expect(gradcheck(twice, { runs: 20 })).toMatchObject({ outcome: 'pass' });
  });
});

describe('compositions', () => {
  it('comes to all pairs that fit, and to no other', () => {
    const pairs = [...compositions([sigmoid, sum, log, matvec])].map(({ name }) => name);
    expect(pairs).toEqual([
      'sigmoid(x = sigmoid)',
      'sigmoid(x = log)',
      'sigmoid(x = matvec)',
      'sum(x = sigmoid)',
      'sum(x = log)',
      'sum(x = matvec)',
      'matvec(x = sigmoid)',
      'matvec(x = log)',
      'matvec(x = matvec)',
    ]);
  });

  it('makes more than a thousand of the catalogue', () => {
    expect([...compositions(Object.values(gates))].length).toBeGreaterThan(1000);
  });
});
