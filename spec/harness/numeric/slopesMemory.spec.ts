import { describe, expect, it } from 'vitest';
import { SlopesMemory } from '../../../harness/numeric/slopesMemory.ts';

describe('SlopesMemory', () => {
  it('has room along so many directions, and for f at two places of each', () => {
    const memory = new SlopesMemory(3, 2);
    expect([memory.count, memory.rows]).toEqual([3, 2]);
    expect(memory.answers.map(({ length }) => length)).toEqual([2, 2, 2, 2, 2, 2]);
  });

  it('knows nothing of as many slopes as are cleared, and leaves the others', () => {
    const memory = new SlopesMemory(2, 2);
    for (const k of [0, 1]) {
      memory.at(k).values.fill(7);
      memory.at(k).bars.fill(7);
      memory.at(k).doubts.fill(0);
    }
    const [first, second] = [memory.cleared(0), memory.at(1)];
    expect([[...first.values], [...first.bars], [...first.doubts]]).toEqual([
      [0, 0],
      [Infinity, Infinity],
      [1, 1],
    ]);
    expect([[...second.values], [...second.doubts]]).toEqual([
      [7, 7],
      [0, 0],
    ]);
  });
});
