import { describe, expect, it } from 'vitest';
import { vectors } from '../../../harness/numeric/vectors.ts';

describe('vectors', () => {
  it('are as many and as long as asked for, and hold zeros', () => {
    expect(vectors(2, 3).map((x) => [...x])).toEqual([
      [0, 0, 0],
      [0, 0, 0],
    ]);
    expect(vectors(0, 3)).toEqual([]);
    expect(vectors(2, 0).map((x) => x.length)).toEqual([0, 0]);
  });

  it('share one piece of memory and not one number', () => {
    const [first, second] = vectors(2, 2);
    first.fill(1);
    expect(first.buffer).toBe(second.buffer);
    expect([...second]).toEqual([0, 0]);
  });
});
