import { describe, expect, it } from 'vitest';
import { affine, dense, multiply, softmaxCrossEntropy, sum } from '../../../gates/index.ts';
import { oneHot, real, tensor } from '../../../gates/kit/index.ts';
import {
  begun,
  isWeight,
  lengthsOf,
  network,
  runsOf,
  scales,
  sweep,
} from '../../../harness/index.ts';
import { fanIn } from '../../../harness/network/fanIn.ts';
import { spreadOf } from '../../../harness/network/spread.ts';

const net = network(({ input, parameter, apply }) => {
  const X = input('X', real('k', 100));
  const W = parameter('W', real(100, 50));
  const V = parameter('V', real(50, 4), { scale: 3 });
  const b = parameter('b', real(50));
  const c = parameter('c', real(4), [1, 2, 3, 4]);
  const h = apply(dense, { X, W, b });
  return apply(softmaxCrossEntropy, {
    y: input('Y', oneHot('k', 4)),
    z: apply(dense, { X: h, W: V, b: c }),
  });
});
const at = (scale?: number) =>
  begun(net, { seed: 1, lengths: { k: 20 }, ...(scale === undefined ? {} : { scale }) });

describe('begun', () => {
  it('draws weights so that what comes out is as large as what goes in, times their scale', () => {
    const { W, V } = at();
    expect(spreadOf(W.data).rms * 10).toBeCloseTo(1, 1);
    expect(spreadOf(V.data).rms * Math.sqrt(50)).toBeCloseTo(3, 0);
  });

  it('begins a bias at 0 and takes numbers that are given', () => {
    expect(at().b.data.every((x) => x === 0)).toBe(true);
    expect(at().c.data).toEqual(Float64Array.of(1, 2, 3, 4));
  });

  it('draws labels with a single 1 in each row', () => {
    const { Y } = at();
    expect(Y.shape).toEqual([20, 4]);
    for (let row = 0; row < 20; row++) {
      expect(Y.data.slice(4 * row, 4 * row + 4).toSorted()).toEqual(Float64Array.of(0, 0, 0, 1));
    }
  });

  it('scales every weight alike where a scale is said, and no bias', () => {
    const [small, large] = [at(0.5), at(5)];
    expect(large.V.data[3] / small.V.data[3]).toBeCloseTo(10, 9);
    expect(large.c).toEqual(small.c);
  });

  it('draws the same numbers for the same seed', () => {
    expect(at()).toEqual(at());
  });

  it('takes lengths from what is given', () => {
    const given = { X: tensor(new Float64Array(700), [7, 100]) };
    expect(lengthsOf(net, given, 3)).toEqual({ k: 7 });
    expect(lengthsOf(net, {}, 3)).toEqual({ k: 3 });
  });
});

describe('fanIn', () => {
  it('is the length of what is summed, on either side, and none for a bias or a factor', () => {
    expect(fanIn({ gate: affine }, 'W', [3, 5])).toBe(5);
    expect(fanIn({ gate: dense }, 'W', [3, 5])).toBe(3);
    expect(fanIn({ gate: affine }, 'b', [3])).toBe(null);
    expect(fanIn({ gate: multiply }, 'x', [3])).toBe(null);
  });

  it('tells weights from what is no weight', () => {
    const weights = net.sources.filter((source) => isWeight(net, source)).map(({ name }) => name);
    expect(weights).toEqual(['W', 'V']);
  });
});

describe('runsOf', () => {
  it('gives a network that takes one example one after the other, with the same parameters', () => {
    const single = network(({ input, parameter, apply }) =>
      apply(sum, {
        x: apply(multiply, { x: input('x', real(2)), y: parameter('w', real(2), { scale: 1 }) }),
      }),
    );
    const given = { x: tensor([1, 2, 3, 4, 5, 6], [3, 2]) };
    const runs = runsOf(single, { given, examples: 2, seed: 1 });
    expect(runs.map(({ x }) => [...x.data])).toEqual([[1, 2], [3, 4]]); // prettier-ignore
    expect(runs[0].w).toEqual(runs[1].w);
    expect(runsOf(single, { given: {}, examples: 5, seed: 1 })).toHaveLength(5);
  });
});

describe('spreadOf', () => {
  it('tells size, middle, ends and zeros, and takes no sign for one', () => {
    expect(spreadOf(Float64Array.of(0, -3, 4, 0))).toEqual({
      count: 4,
      rms: 2.5,
      median: 1.5,
      typical: 3.5,
      smallest: 0,
      largest: 4,
      zeros: 0.5,
    });
  });

  it('neither overflows nor vanishes', () => {
    expect(spreadOf(Float64Array.of(1e300, 1e300)).rms).toBe(1e300);
    expect(spreadOf(Float64Array.of(1e-300, -1e-300)).rms).toBe(1e-300);
  });

  it('has zeros for nothing', () => {
    expect(spreadOf(new Float64Array())).toMatchObject({ count: 0, rms: 0, typical: 0 });
  });
});

describe('sweep', () => {
  it('goes from 0.01 to 400, evenly in the logarithm', () => {
    expect([scales[0], scales.at(-1)].map((x) => Number(x!.toFixed(9)))).toEqual([0.01, 400]);
    expect(scales[1] / scales[0]).toBeCloseTo(scales[23] / scales[22], 12);
  });

  it('feeds numbers in proportion to the scale', () => {
    const rows = sweep(net, { given: {}, examples: 10, seed: 1 }, 1e-3);
    expect(rows).toHaveLength(24);
    expect(Object.keys(rows[0].gradients)).toEqual(['W', 'V', 'b', 'c']);
  });
});
