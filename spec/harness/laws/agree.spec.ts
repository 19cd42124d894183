import { describe, expect, it } from 'vitest';
import type { Law, Subject } from '../../../harness/index.ts';
import { agree } from '../../../harness/laws/agree.ts';
import { Rows } from '../../../harness/numeric/sparse.ts';
import { findingBy } from '../findingBy.ts';

const rows = [
  [2, 0],
  [0, 1],
];

const right: Subject = {
  forward: () => [1, 1],
  vjp: (_: unknown, u: number[]) => ({
    x: [0, 1].map((j) => u[0] * rows[0][j] + u[1] * rows[1][j]),
  }),
};

/** Whether claims by two inputs agree with the rows of a vjp. */
function agreed(claimed: readonly (readonly number[])[], subject: Subject = right): boolean {
  const matrix = new Rows(2);
  for (const row of claimed) matrix.push(Float64Array.from(row), 1);
  const asking: Law = {
    name: 'agree',
    latex: '',
    needs: [['vjp']],
    *check(work) {
      return (yield* agree(work, [matrix.done()])) ? null : 'not asked';
    },
  };
  return findingBy(asking, subject, { inputs: { x: [3, 4] } }) === null;
}

const single = (entry: number): number[][] => [
  [2, 0],
  [0, entry],
];

describe('agree', () => {
  it('takes equal claims for those of the vjp, and claims that are a few roundings off', () => {
    expect(agreed(rows)).toBe(true);
    for (const off of [1 - 2 ** -50, 1 + 2 ** -51]) expect(agreed(single(off))).toBe(true);
  });

  it('tells claims that are farther off, on either side', () => {
    for (const off of [1 - 2 ** -49, 1 + 2 ** -49, -1, NaN])
      expect(agreed(single(off))).toBe(false);
  });

  it('tells claims in other places, or of another number', () => {
    expect(
      agreed([
        [0, 2],
        [0, 1],
      ]),
    ).toBe(false);
    expect(
      agreed([
        [2, 0],
        [0, 0],
      ]),
    ).toBe(false);
    expect(
      agreed([
        [2, 1],
        [0, 1],
      ]),
    ).toBe(false);
  });

  it('takes infinities for themselves', () => {
    const infinite = { ...right, vjp: () => ({ x: [Infinity, Infinity] }) };
    const all = [Infinity, Infinity];
    expect(agreed([all, all], infinite)).toBe(true);
  });

  it('agrees with no vjp that is not there, or refuses', () => {
    const { vjp: _, ...none } = right;
    expect(agreed(rows, none)).toBe(false);
    const refusing: Subject = {
      ...right,
      vjp() {
        throw new RangeError('not here');
      },
    };
    expect(agreed(rows, refusing)).toBe(false);
  });
});
