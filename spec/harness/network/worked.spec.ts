import { describe, expect, it } from 'vitest';
import { whiteboard } from '../../../examples/networks/whiteboard.ts';
import { add, sum } from '../../../gates/index.ts';
import { real, tensor } from '../../../gates/kit/index.ts';
import { begun, network, worked } from '../../../harness/index.ts';

describe('worked', () => {
  const { forward, backward, gradients, sources } = worked(
    whiteboard,
    begun(whiteboard, { seed: 1, lengths: {} }),
  );
  const p = 1 / (1 + Math.exp(-2));

  it('works z1 = W1 x + b1, h = relu(z1), z2 = W2 h + b2 by hand', () => {
    expect(forward.map(({ name, value }) => [name, [...value.data]]).slice(0, 3)).toEqual([
      ['z1', [1, -0.25, 0.25]],
      ['h', [1, 0, 0.25]],
      ['z2', [1, -1]],
    ]);
    // L = log(1 + e²), since the wrong class is ahead by 2
    expect(forward[3].value.data[0]).toBeCloseTo(Math.log(1 + Math.exp(2)), 14);
  });

  it('hands back ŷ − y, then δ W2, of which relu lets pass what fired', () => {
    expect(backward.map(({ name }) => name)).toEqual(['L', 'z2', 'h', 'z1']);
    const [L, z2, h] = backward;
    expect(L.by.map(({ to }) => to)).toEqual(['z2']);
    expect(L.by[0].gradient.data[0]).toBeCloseTo(p, 14);
    expect(L.by[0].gradient.data[1]).toBeCloseTo(-p, 14);
    const byH = z2.by.find(({ to }) => to === 'h')!;
    [2 * p, p / 4, -4 * p].forEach((x, k) => expect(byH.gradient.data[k]).toBeCloseTo(x, 14));
    expect(h.by[0].gradient.data[1]).toBe(0);
  });

  it('gives each source its gradient, and the label none', () => {
    expect(sources.map(({ name }) => name)).toEqual(['x', 'y', 'W1', 'b1', 'W2', 'b2']);
    expect(gradients.map(({ name }) => name)).toEqual(['x', 'W1', 'b1', 'W2', 'b2']);
    const W1 = gradients.find(({ name }) => name === 'W1')!.gradient;
    [2 * p, 4 * p, 0, 0, -4 * p, -8 * p].forEach((x, k) => expect(W1.data[k]).toBeCloseTo(x, 13));
  });

  it('says where gradients are added up', () => {
    const twice = network(({ input, apply }) => {
      const x = input('x', real(2));
      return apply(sum, { x: apply(add, { x, y: x }) });
    });
    const [, both] = worked(twice, { x: tensor([1, 2]) }).backward;
    expect(both.by.map(({ added }) => added)).toEqual([true, true]);
  });
});
