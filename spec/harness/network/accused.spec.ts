import { describe, expect, it } from 'vitest';
import {
  affine,
  matvec,
  relu,
  softmaxCrossEntropy,
  subtract,
  sum,
  tanh,
} from '../../../gates/index.ts';
import { oneHot, real, scale, type AnyGate } from '../../../gates/kit/index.ts';
import { checkAt, gradcheck, network, type Network } from '../../../harness/index.ts';
import { drawTrial } from './randomNetwork.ts';

/** Small networks; 200 of 5 to 50 gates are those of `npm run culprits`. */
const seeds = Array.from({ length: 5 }, (_, k) => k + 302);
const gates = 12;

/** Two layers, whose second tanh may be exchanged. */
const layers = (last: AnyGate, name = 'layers'): Network =>
  network(
    ({ input, parameter, apply }) => {
      const x = input('x', real('m'));
      const z1 = apply(
        affine,
        { W: parameter('W1', real('n', 'm')), x, b: parameter('b1', real('n')) },
        'z1',
      );
      const h = apply(tanh, { x: z1 }, 'h');
      const z2 = apply(matvec, { W: parameter('W2', real(3, 'n')), x: h }, 'z2');
      const out = apply(last, { x: z2 }, 'out');
      return apply(softmaxCrossEntropy, { y: input('y', oneHot(3)), z: out }, 'L');
    },
    { name },
  );

const doubled: AnyGate = { ...tanh, vjp: (at, zBar) => ({ x: scale(tanh.vjp(at, zBar).x, 2) }) };

describe('which gate is wrong', () => {
  it.for(seeds)('is named, and it alone, in random network %i', (seed) => {
    const { draft, wrong, planted } = drawTrial(seed, gates);
    const { outcome, culprits, diagnosis } = checkAt(wrong, draft.at, { seed });
    expect(outcome).toBe('fail');
    expect(culprits?.map(({ part }) => part)).toEqual([planted]);
    expect(diagnosis?.hypothesis).toBe('wrong gate');
  });

  it.for(seeds)('is none in random network %i as it was before', (seed) => {
    const { draft, right } = drawTrial(seed, gates);
    const { outcome, culprits } = checkAt(right, draft.at, { seed });
    expect([outcome, culprits]).toEqual(['pass', undefined]);
  });

  it('is told with what it takes and what it was seen to do, where shapes are drawn', () => {
    const { outcome, culprits, diagnosis } = gradcheck(layers(doubled), { runs: 5 });
    expect(outcome).toBe('fail');
    expect(culprits).toMatchObject([{ part: 'out', gate: 'tanh', from: { x: 'z2' } }]);
    expect(culprits![0].findings.map(({ law }) => law)).toContain('pullback');
    expect(diagnosis?.sentence).toBe('a wrong gate: out = tanh(x: z2)');
  });

  it('is no gate where only the way they are put together is wrong', () => {
    const right = layers(tanh);
    const forgetful: Network = {
      ...right,
      vjp: (at, cotangent) => {
        const gradients = right.vjp(at, cotangent);
        return { ...gradients, W1: scale(gradients.W1, 0.5) };
      },
    };
    const { outcome, culprits } = gradcheck(forgetful, { runs: 5 });
    expect([outcome, culprits]).toEqual(['fail', []]);
  });
});

describe('a network on kinks', () => {
  // relu(x) − relu(−x) is x: its slope at 0 is 1, and each relu claims 0 there
  const split = network(({ input, parameter, apply }) => {
    const x = input('x', real('n'));
    const up = apply(relu, { x });
    const down = apply(relu, { x: apply(subtract, { x: parameter('zero', real('n')), y: x }) });
    return apply(sum, { x: apply(subtract, { x: up, y: down }) });
  });

  it.for([1, 2, 3])('passes at the points where it has a slope, seed %i', (seed) => {
    const { outcome, entries } = gradcheck(split, { seed, runs: 40 });
    expect(outcome).toBe('pass');
    expect(entries.resolved).toBeGreaterThan(100);
  });
});
