import { describe, expect, it } from 'vitest';
import type { Law, Subject } from '../../../harness/index.ts';
import { claimsOf, tiedOutputs, type TiedOutputs } from '../../../harness/laws/tiedOutputs.ts';
import type { Kink } from '../../../harness/heard.ts';
import type { Work } from '../../../harness/work.ts';
import { findingBy } from '../findingBy.ts';
import { vector, type Vector } from '../subjects.ts';

type Rows = readonly (readonly number[])[];

/** Outputs of a vector, with these rows claimed for its Jacobian. */
const claiming = (f: (x: Vector) => ArrayLike<number>, rows: Rows): Subject => ({
  forward: ({ x }: { x: Vector }) => Float64Array.from(f(x)),
  vjp: ({ x }: { x: Vector }, u: Vector) => ({
    x: x.map((_, j) => rows.reduce((sum, row, i) => sum + u[i] * row[j], 0)),
  }),
});

/** What one case of it comes to, once it is measured. */
function seen<T>(
  subject: Subject,
  inputs: Readonly<Record<string, Vector>>,
  make: (work: Work, rows: Map<number, Kink[]>) => T,
): T {
  let made: T;
  const law: Law = {
    name: 'ties',
    latex: '',
    needs: [['vjp']],
    *check(work) {
      yield* work.measured();
      const rows = new Map<number, Kink[]>();
      for (const kink of work.kinks) rows.set(kink.row, [...(rows.get(kink.row) ?? []), kink]);
      made = make(work, rows);
      return null;
    },
  };
  findingBy(law, subject, { inputs });
  return made!;
}

const told = (pairs: readonly TiedOutputs[]): unknown[] =>
  pairs.map(({ rows, entries, twice }) => [rows, entries.map(({ column }) => column), twice]);

const tied = (f: (x: Vector) => ArrayLike<number>, rows: Rows, ...x: number[]): unknown[] =>
  told(seen(claiming(f, rows), { x: vector(...x) }, tiedOutputs));

const sorted = (x: Vector): Vector => x.toSorted();

describe('tiedOutputs', () => {
  it('are two outputs at the kinks of the same entries, with how much of one they both claim', () => {
    expect(
      tied(
        sorted,
        [
          [1, 0],
          [1, 0],
        ],
        2,
        2,
      ),
    ).toEqual([[[0, 1], [0, 1], 1]]);
    expect(
      tied(
        sorted,
        [
          [1, 0],
          [0, 1],
        ],
        2,
        2,
      ),
    ).toEqual([[[0, 1], [0, 1], 0]]);
    expect(
      tied(
        sorted,
        [
          [0, 1],
          [0.25, 0.75],
        ],
        2,
        2,
      ),
    ).toEqual([[[0, 1], [1, 0], 0.75]]);
  });

  it('are those first that claim the most of one entry', () => {
    const rows = [
      [0.5, 0.5, 0],
      [0, 1, 0],
      [0, 1, 0],
    ];
    expect(tied(sorted, rows, 2, 2, 2)[0]).toEqual([[2, 1], [1, 0, 2], 1]);
    expect(tied(sorted, rows, 2, 2, 2)).toHaveLength(3);
  });

  it('are not those at kinks of different sharpness', () => {
    const both = ([a, b]: Vector): number[] => [Math.max(a, b), Math.abs(a - b)];
    expect(
      tied(
        both,
        [
          [1, 0],
          [1, -1],
        ],
        2,
        2,
      ),
    ).toEqual([]);
    const nearly = ([a, b]: Vector): number[] => [Math.max(a, b), 1.005 * Math.max(a, b)];
    expect(
      tied(
        nearly,
        [
          [1, 0],
          [1, 0],
        ],
        2,
        2,
      ),
    ).toHaveLength(1);
  });

  it('are those of which the kinks are as sharp, however sharp and wherever between their slopes', () => {
    const distances =
      (first: number, second: number) =>
      ([a, b]: Vector): number[] => [first * Math.abs(a - b), second * Math.abs(a - b)];
    const rows = [
      [0.5, -0.5],
      [0.5, -0.5],
    ];
    expect(tied(distances(1, 0.5), rows, 2, 2)).toEqual([]);
    expect(tied(distances(10, 10.05), rows, 2, 2)).toHaveLength(1);
    expect(tied(distances(0.1, 0.102), rows, 2, 2)).toEqual([]);
  });

  it('have the entries at which either is at a kink, those first of which either claims most', () => {
    const chained = ([a, b, c]: Vector): number[] => [Math.max(a, b), Math.max(b, c)];
    const rows = [
      [1, 0.6, 0],
      [0, 0.6, 0.2],
    ];
    expect(tied(chained, rows, 2, 2, 2)).toEqual([[[0, 1], [0, 1, 2], 0.6]]);
  });

  it('know entries of the same place in two inputs apart', () => {
    const two: Subject = {
      forward: ({ x, y }: { x: Vector; y: Vector }) => [Math.max(x[0], y[1]), Math.max(y[0], y[1])],
      vjp: (_: unknown, [u, w]: number[]) => ({ x: [0], y: [0, u + w] }),
    };
    const inputs = { x: vector(2), y: vector(2, 2) };
    const [{ entries }] = seen(two, inputs, tiedOutputs);
    expect(entries.map(({ input, column }) => [input, column])).toEqual([
      [1, 1],
      [0, 0],
      [1, 0],
    ]);
  });

  it('are not those at the kink of one entry alone, nor those that claim nothing of it', () => {
    const rectified = ([a]: Vector): number[] => [Math.max(a, 0), Math.max(-a, 0)];
    expect(tied(rectified, [[1], [-1]], 0)).toEqual([]);
    const apart = ([a, b, c]: Vector): number[] => [Math.max(a, b), 3 * c];
    expect(
      tied(
        apart,
        [
          [1, 0, 0],
          [0, 0, 3],
        ],
        2,
        2,
        5,
      ),
    ).toEqual([]);
  });

  it('are one at a kink and one that has none, whichever comes first', () => {
    const beside = ([a, b]: Vector): number[] => [Math.max(a, b), a];
    expect(
      tied(
        beside,
        [
          [1, 0],
          [1, 0],
        ],
        2,
        2,
      ),
    ).toEqual([[[0, 1], [0, 1], 1]]);
    const before = ([a, b]: Vector): number[] => [a, Math.max(a, b)];
    expect(
      tied(
        before,
        [
          [1, 0],
          [1, 0],
        ],
        2,
        2,
      ),
    ).toEqual([[[1, 0], [0, 1], 1]]);
  });
});

describe('claimsOf', () => {
  it('is what each of some outputs claims of an entry', () => {
    const subject = claiming(sorted, [
      [1, 0],
      [0.25, 0.75],
    ]);
    const entry = { row: 0, input: 0, column: 1, claimed: 0 };
    expect(seen(subject, { x: vector(2, 2) }, (work) => claimsOf(work, entry, [1, 0]))).toEqual([
      0.75, 0,
    ]);
  });
});
