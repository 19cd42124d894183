import { describe, expect, it } from 'vitest';
import { dense, meanSquaredError, sum, tanh } from '../../../gates/index.ts';
import { real, tensor, type Tensors } from '../../../gates/kit/index.ts';
import {
  network,
  train,
  type Network,
  type Trained,
  type Training,
} from '../../../harness/index.ts';
import { shapes } from '../../../examples/training/shapes.ts';
import { begun } from '../../../harness/index.ts';

const usual: Training = {
  epochs: 3,
  batch: 8,
  rate: 0.1,
  momentum: 0.9,
  seed: 1,
  checks: [],
  threshold: 1e-3,
};

/** A line through points: loss (w x + b − y)², one number each. */
const line: Network = network(({ input, parameter, apply }) => {
  const X = input('X', real('k', 1));
  const target = input('Y', real('k', 1));
  const prediction = apply(dense, { X, W: parameter('W', real(1, 1)), b: parameter('b', real(1)) });
  return apply(meanSquaredError, { prediction, target });
});

const points = (): Record<string, { shape: number[]; data: Float64Array }> => ({
  X: { shape: [4, 1], data: Float64Array.of(0, 1, 2, 3) },
  Y: { shape: [4, 1], data: Float64Array.of(1, 3, 5, 7) },
  W: { shape: [1, 1], data: Float64Array.of(0) },
  b: { shape: [1], data: Float64Array.of(0) },
});

const trained = (net: Network, values: Tensors, how: Partial<Training>): Trained[] => [
  ...train(net, values, { ...usual, ...how }),
];

/** Pictures of one bright column each, which tells the label. */
function pictures(count: number): Tensors {
  const X = new Float64Array(count * 64);
  const Y = new Float64Array(count * 6);
  for (let k = 0; k < count; k++) {
    const label = (k * 7) % 6;
    for (let row = 0; row < 8; row++) X[k * 64 + row * 8 + label] = 0.5 + ((k * 13) % 10) / 20;
    Y[k * 6 + label] = 1;
  }
  const given = { X: tensor(X, [count, 64]), Y: tensor(Y, [count, 6]) };
  return begun(shapes, { seed: 1, given, lengths: { examples: count } });
}

describe('train', () => {
  it('takes the step of gradient descent', () => {
    const values = points();
    trained(line, values, { epochs: 1, batch: 4, momentum: 0, rate: 0.1 });
    // dL/dW = −2 Σ x y / 4 = −17, dL/db = −2 Σ y / 4 = −8
    expect(values.W.data[0]).toBeCloseTo(1.7, 12);
    expect(values.b.data[0]).toBeCloseTo(0.8, 12);
  });

  it('goes on with a part of the step before', () => {
    const [plain, pushed] = [points(), points()];
    trained(line, plain, { epochs: 2, batch: 4, momentum: 0, rate: 0.01 });
    trained(line, pushed, { epochs: 2, batch: 4, momentum: 0.5, rate: 0.01 });
    // half of the first step, 0.01 · 17, once more
    expect(pushed.W.data[0] - plain.W.data[0]).toBeCloseTo(0.085, 12);
  });

  it('finds the line through points that lie on one', () => {
    const values = points();
    trained(line, values, { epochs: 400, batch: 4, rate: 0.05 });
    expect([values.W.data[0], values.b.data[0]].map((x) => Number(x.toFixed(6)))).toEqual([2, 1]);
  });

  it('learns labels, and tells loss, accuracy and flow of each epoch', () => {
    const events = trained(shapes, pictures(60), { epochs: 15 });
    const epochs = events.filter((event) => event.kind === 'epoch');
    expect(epochs.map(({ epoch }) => epoch)).toEqual(Array.from({ length: 15 }, (_, k) => k + 1));
    expect(epochs.at(-1)!.accuracy).toBe(1);
    expect(epochs.at(-1)!.loss).toBeLessThan(epochs[0].loss / 4);
    expect(epochs[0].flow.gates.map(({ name }) => name)).toEqual(['z1', 'h', 'z2', 'L']);
    expect(events.filter(({ kind }) => kind === 'step')).toHaveLength(15 * 8);
  });

  it('checks the gradient before the steps that are named', () => {
    const events = trained(shapes, pictures(24), { epochs: 2, checks: [1, 5] });
    const checks = events.filter((event) => event.kind === 'checked');
    expect(checks.map(({ step, verdict }) => [step, verdict.outcome])).toEqual([
      [1, 'pass'],
      [5, 'pass'],
    ]);
  });

  it('fails a check where a gate is wrong, and names it', () => {
    const wrong = {
      ...tanh,
      vjp: (_: Tensors, zBar: Parameters<typeof tanh.vjp>[1]) => ({ x: zBar }),
    };
    const net = network(({ input, parameter, apply }) => {
      const z = apply(dense, {
        X: input('X', real('k', 2)),
        W: parameter('W', real(2, 2)),
        b: parameter('b', real(2)),
      });
      return apply(sum, { x: apply(wrong as typeof tanh, { x: z }, 'h') });
    });
    const X = tensor([1, 2, 3, -4, 5, 1, 0.5, 0.25], [4, 2]);
    const values = begun(net, { seed: 1, given: { X }, lengths: { k: 4 } });
    const [first] = trained(net, values, { epochs: 1, batch: 4, checks: [1] });
    expect(first).toMatchObject({
      kind: 'checked',
      verdict: { outcome: 'fail', culprits: [{ part: 'h' }] },
    });
  });

  it('trains alike for the same seed', () => {
    const [a, b] = [pictures(30), pictures(30)];
    trained(shapes, a, {});
    trained(shapes, b, {});
    expect(a.W1.data).toEqual(b.W1.data);
  });

  it('refuses a network without an axis of examples', () => {
    const net = network(({ input, apply }) => apply(sum, { x: input('x', real(2)) }));
    expect(() => trained(net, { x: tensor([1, 2]) }, {})).toThrow(
      'train: expected a network whose inputs all lead with one named dimension, that of the examples.',
    );
  });
});
