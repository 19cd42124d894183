import { describe, expect, it } from 'vitest';
import { whiteboard } from '../../../examples/networks/whiteboard.ts';
import { table } from '../../../gates/index.ts';
import { begun, checkAt, worked } from '../../../harness/index.ts';
import { showSteps, type StatedOf } from '../../../reports/index.ts';

const statedOf: StatedOf = (gate, input) =>
  table.find(
    (row) =>
      (row.input === input && row.gates.some(({ name }) => name === gate)) ||
      (row.within ?? []).some(([one, by]) => one.name === gate && by === input),
  ) ?? null;

describe('showSteps', () => {
  const point = begun(whiteboard, { seed: 1, lengths: {} });
  const steps = worked(whiteboard, point);
  const text = showSteps('whiteboard', steps, checkAt(whiteboard, point), statedOf);

  it('tells each gate forward, with what it does', () => {
    expect(text).toContain(' 1  z1 = affine(W: W1, x, b: b1)   z = W x + b\n');
    expect(text).toContain('      z1      [3]     [1, -0.25, 0.25]\n');
    expect(text).toContain(' 2  h = relu(x: z1)   z = max(0, x)\n');
  });

  it('tells each gate back, with δ, shapes and the identity of the source table', () => {
    expect(text).toContain(
      '∂L/∂z2  [2]     [0.8808, -0.8808]   identity7 (identity4 in the source): ∂L/∂z = ŷ - y\n',
    );
    expect(text).toContain(
      '      ∂L/∂h   [3]     [1.7616, 0.2202, -3.5232]   identity1: ∂z/∂x = W, so δ W\n',
    );
    expect(text).toContain('identity5: ∂L/∂W = δᵀ xᵀ\n');
    expect(text).toContain(
      "∂L/∂z1  [3]     [1.7616, 0, -3.5232]   identity4: ∂z/∂x = Diag[f'(x)], so δ Diag[f'(x)]\n",
    );
    expect(text).toContain('∂L/∂b1  [3]     [1.7616, 0, -3.5232]   identity3: ∂z/∂x = I, so δ I\n');
  });

  it('says how the whole holds against central differences', () => {
    expect(text).toMatch(
      /held against central differences of the whole: 19 entries, [^]*: pass\n$/,
    );
  });

  it('shows what is wrong where it does not', () => {
    const { vjp } = whiteboard;
    const wrong = {
      ...whiteboard,
      vjp: (...args: Parameters<typeof vjp>) => ({ ...vjp(...args), b2: vjp(...args).b1 }),
    };
    const told = showSteps('whiteboard', steps, checkAt(wrong, point), statedOf);
    expect(told).toContain('fail\n\nwhiteboard fails the law shape by b2');
  });

  it('keeps to the width that it is given', () => {
    const narrow = showSteps('whiteboard', steps, checkAt(whiteboard, point), statedOf, 80);
    expect(narrow.split('\n').filter((line) => [...line].length > 80)).toEqual([]);
  });
});
