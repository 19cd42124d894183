import { describe, expect, it } from 'vitest';
import { Pulling, Pushing } from '../../../harness/laws/linear.ts';
import { Rows } from '../../../harness/numeric/sparse.ts';
import type { Work } from '../../../harness/work.ts';
import { vector } from '../subjects.ts';

/** Two Jacobians of two outputs: by two numbers, and by one. */
function claimsOf(...all: readonly (readonly number[])[][]) {
  return all.map((matrix) => {
    const rows = new Rows(matrix[0].length);
    for (const row of matrix) rows.push(Float64Array.from(row), 1);
    return rows.done();
  });
}

const claims = claimsOf(
  [
    [1, -2],
    [3, 4],
  ],
  [[5], [0]],
);
const work = { output: { size: 2 } } as unknown as Work;

describe('Pulling', () => {
  it('sums the rows of each Jacobian by the cotangent, and the sizes of all its terms', () => {
    const [byX, byY] = new Pulling(work).summed(claims, vector(2, -1));
    expect([[...byX.expected], [...byY.expected]]).toEqual([[-1, -8], [10]]);
    expect([[...byX.sizes], [...byY.sizes]]).toEqual([[5, 8], [10]]);
  });
});

describe('Pushing', () => {
  it('sums the columns of all Jacobians by the tangents, and the sizes of all their terms', () => {
    const [sum] = new Pushing(work).summed(claims, vector(4, 1, -1));
    expect([...sum.expected]).toEqual([4 - 2 - 5, 12 + 4]);
    expect([...sum.sizes]).toEqual([4 + 2 + 5, 12 + 4]);
  });
});
