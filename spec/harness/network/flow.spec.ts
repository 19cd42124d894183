import { describe, expect, it } from 'vitest';
import {
  add,
  dense,
  exp,
  max,
  maximum,
  relu,
  sigmoid,
  softmaxCrossEntropy,
  sum,
  tanh,
} from '../../../gates/index.ts';
import {
  oneHot,
  real,
  tensor,
  type AnyGate,
  type Tensor,
  type Tensors,
} from '../../../gates/kit/index.ts';
import { randomOf } from '../../../harness/cases/random.ts';
import {
  begun,
  flowOf,
  network,
  runsOf,
  symptomsOf,
  type Flow,
  type Network,
  type Symptom,
} from '../../../harness/index.ts';

const threshold = 1e-3;

const twoLayers = (f: AnyGate, start: Record<string, unknown> = {}): Network =>
  network(({ input, parameter, apply }) => {
    const X = input('X', real('k', 6), start.X as never);
    const Y = input('Y', oneHot('k', 3));
    const W1 = parameter('W1', real(6, 12), start.W1 as never);
    const b1 = parameter('b1', real(12), start.b1 as never);
    const z1 = apply(dense, { X, W: W1, b: b1 }, 'z1');
    const h = apply(f, { x: z1 }, 'h');
    const z2 = apply(
      dense,
      { X: h, W: parameter('W2', real(12, 3)), b: parameter('b2', real(3)) },
      'z2',
    );
    return apply(softmaxCrossEntropy, { y: Y, z: z2 }, 'L');
  });

const flowing = (net: Network, seed = 1, given: Tensors = {}): Flow =>
  flowOf(net, runsOf(net, { given, examples: 50, seed }), seed, threshold);

const unitsOf = (symptoms: readonly Symptom[], kind: Symptom['kind']): number[] =>
  symptoms
    .filter((one) => one.kind === kind)
    .flatMap(({ units }) => units.map(({ index }) => index[0]));

/** A few of twelve units, by chance. */
function planted(seed: number): number[] {
  const random = randomOf(seed, 12);
  return Array.from({ length: 12 }, (_, k) => k).filter(() => random.nextInt(0, 2) === 0);
}

const seeds = Array.from({ length: 10 }, (_, k) => k + 1);

describe('flowOf', () => {
  it.for(seeds)('finds the dead units that were planted, and no other (seed %i)', (seed) => {
    const dead = planted(seed);
    const b1 = Float64Array.from({ length: 12 }, (_, k) => (dead.includes(k) ? -60 : 0.5));
    const net = twoLayers(relu, { b1 });
    const symptoms = symptomsOf(net, flowing(net, seed));
    expect(unitsOf(symptoms, 'dead')).toEqual(dead);
    expect(unitsOf(symptoms, 'saturated')).toEqual([]);
  });

  it.for(seeds)('finds the saturated units that were planted, and no other (seed %i)', (seed) => {
    const stuck = planted(seed);
    const net = twoLayers(seed % 2 === 0 ? sigmoid : tanh);
    const [run] = runsOf(net, { given: {}, examples: 50, seed });
    const bias = run.b1.data.map((_, k) => (stuck.includes(k) ? 40 - 80 * (k % 2) : 0));
    const flow = flowOf(net, [{ ...run, b1: tensor(bias) }], seed, threshold);
    const symptoms = symptomsOf(net, flow);
    expect(unitsOf(symptoms, 'saturated')).toEqual(stuck);
    expect(unitsOf(symptoms, 'dead')).toEqual([]);
  });

  it('tells local gradients, and what arrives and leaves', () => {
    const net = network(({ input, apply }) =>
      apply(sum, { x: apply(relu, { x: input('x', real(4)) }, 'h') }, 's'),
    );
    const { gates, loss, examples } = flowOf(net, [{ x: tensor([1, -2, 3, 0]) }], 1, threshold);
    expect([loss, examples]).toEqual([4, 1]);
    const [h] = gates;
    expect(h).toMatchObject({
      name: 'h',
      depth: 1,
      elementwise: true,
      clamps: true,
      routes: false,
    });
    expect(h.local).toMatchObject({ count: 4, zeros: 0.5, largest: 1, median: 0.5, typical: 1 });
    expect(h.arrives).toMatchObject({ rms: 1, zeros: 0 });
    expect(h.leaves.x).toMatchObject({ zeros: 0.5, rms: Math.sqrt(0.5) });
    expect(h.units.map(({ zeros }) => zeros)).toEqual([0, 1, 0, 1]);
  });

  it('gathers examples one by one where a network takes one', () => {
    const net = network(({ input, apply }) =>
      apply(sum, { x: apply(relu, { x: input('x', real(2)) }, 'h') }),
    );
    const given = { x: tensor([1, -1, -2, -1, 3, -1], [3, 2]) };
    const { examples, gates } = flowOf(
      net,
      runsOf(net, { given, examples: 9, seed: 1 }),
      1,
      threshold,
    );
    expect(examples).toBe(3);
    expect(gates[0].units.map(({ zeros }) => zeros)).toEqual([1 / 3, 1]);
  });
});

describe('symptomsOf', () => {
  const symptomsIn = (net: Network, given: Tensors = {}): Symptom[] =>
    symptomsOf(net, flowing(net, 1, given));

  it('finds nothing where the gradient flows', () => {
    expect(symptomsIn(twoLayers(tanh))).toEqual([]);
    expect(symptomsIn(twoLayers(relu))).toEqual([]);
  });

  it('reads off weights that are too large', () => {
    const [saturated, vanishing] = symptomsIn(twoLayers(sigmoid, { W1: { scale: 300 } }));
    expect(saturated).toMatchObject({ kind: 'saturated', gate: 'h', of: 12, cause: 'weights' });
    expect(saturated.evidence?.name).toBe('W1');
    expect(saturated.evidence?.size).toBeGreaterThan(200);
    expect(vanishing).toMatchObject({
      kind: 'vanishing',
      path: { from: 'z2', to: 'z1', worst: 'h' },
    });
    expect(vanishing.path!.left).toBeLessThan(1e-3);
  });

  it('reads off data that are not scaled', () => {
    const net = twoLayers(sigmoid);
    const numbers = Float64Array.from({ length: 300 }, (_, k) => ((k * 37) % 255) - 100);
    const X: Tensor = { shape: [50, 6], data: numbers };
    const [saturated] = symptomsIn(net, { X });
    expect(saturated).toMatchObject({ kind: 'saturated', cause: 'data', evidence: { name: 'X' } });
  });

  it('reads off a bias that outweighs the rest', () => {
    const b1 = Float64Array.from({ length: 12 }, (_, k) => (k === 4 ? -50 : 0));
    const [dead] = symptomsIn(twoLayers(relu, { b1 }));
    expect(dead).toMatchObject({ kind: 'dead', cause: 'bias', evidence: { name: 'b1', size: 50 } });
  });

  it('blames a bias only for the units that it holds down', () => {
    const x = tensor([-1, -60, -2, -61], [2, 2]);
    const net = network(({ input, parameter, apply }) => {
      const z = apply(add, { x: input('x', real('k', 2)), y: parameter('b', real(2)) }, 'z');
      return apply(relu, { x: z }, 'h');
    });
    const run = {
      x: { ...x, data: x.data.map((v, k) => (k % 2 === 0 ? v : v + 60)) },
      b: tensor([0, -60], [2]),
    };
    const symptoms = symptomsOf(net, flowOf(net, [run], 1, threshold));
    expect(
      symptoms.map(({ cause, units }) => [cause, ...units.map(({ index }) => index[0])]),
    ).toEqual([
      ['bias', 1],
      ['update', 0],
    ]);
  });

  it('reads off data that go into a gate at once', () => {
    const net = network(({ input, apply }) => apply(exp, { x: input('x', real('k')) }, 'e'));
    const flow = flowOf(net, [{ x: tensor([1, 1000], [2]) }], 1, threshold);
    expect(symptomsOf(net, flow)).toMatchObject([
      { kind: 'overflow', gate: 'e', cause: 'data', evidence: { name: 'x' } },
    ]);
  });

  it('finds a gradient that vanishes through depth, and one that explodes', () => {
    const deep = (scale: number): Network =>
      network(({ input, parameter, apply }) => {
        let x = input('x', real('k', 8));
        for (let layer = 1; layer <= 8; layer++) {
          const W = parameter(`W${layer}`, real(8, 8), { scale });
          const z = apply(dense, { X: x, W, b: parameter(`b${layer}`, real(8)) }, `z${layer}`);
          x = scale < 1 ? apply(sigmoid, { x: z }, `h${layer}`) : z;
        }
        return apply(sum, { x });
      });
    expect(symptomsIn(deep(0.3)).map(({ kind }) => kind)).toEqual(['vanishing']);
    expect(symptomsIn(deep(6)).map(({ kind }) => kind)).toEqual(['exploding']);
  });

  it('finds entries that a max never selects', () => {
    const net = network(({ input, apply }) => apply(max, { x: input('x', real('k', 3)) }, 'top'));
    const x = tensor([1, 2, -9, 3, 1, -8, 0, 5, -7], [3, 3]);
    const [symptom] = symptomsOf(net, flowOf(net, [{ x }], 1, threshold));
    expect(symptom).toMatchObject({ kind: 'unselected', gate: 'top', of: 3 });
    expect(symptom.units.map(({ index }) => index)).toEqual([[2]]);
  });

  it('finds which side of a maximum is never selected', () => {
    const net = network(({ input, apply }) =>
      apply(maximum, { x: input('x', real('k', 2)), y: input('y', real('k', 2)) }, 'm'),
    );
    const run = { x: tensor([1, 2, 3, 4], [2, 2]), y: tensor([0, 9, 0, 9], [2, 2]) };
    const symptoms = symptomsOf(net, flowOf(net, [run], 1, threshold));
    expect(symptoms.map(({ of }) => of)).toEqual([2, 2]);
    const seen = symptoms.flatMap(({ units }) => units.map((one) => `${one.input}[${one.index}]`));
    expect(seen).toEqual(['x[1]', 'y[0]']);
  });

  it('finds where numbers overflow', () => {
    const net = twoLayers(relu);
    const at = begun(net, { seed: 1, lengths: { k: 2 } });
    const W2 = { ...at.W2, data: at.W2.data.map(() => 1e308) };
    const h = { ...at.W1, data: at.W1.data.map(() => 1e9) };
    const [symptom] = symptomsOf(net, flowOf(net, [{ ...at, W1: h, W2 }], 1, threshold));
    expect(symptom).toMatchObject({ kind: 'overflow', gate: 'z2' });
  });
});
