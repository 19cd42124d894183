import { describe, expect, it } from 'vitest';
import { randomOf } from '../../../harness/cases/random.ts';
import { compare, type Claim, type Entry } from '../../../harness/numeric/compare.ts';
import { Rows } from '../../../harness/numeric/sparse.ts';
import { hashed, vector, type Vector } from '../subjects.ts';
import { each, measure } from './measure.ts';

interface Heard {
  readonly good: Entry[];
  readonly wrong: Entry[];
  readonly kinks: Entry[];
  readonly unmeasurable: string[];
  zeros: number;
}

/** Holds a claimed Jacobian against a function, and writes down all that is heard. */
function held(f: (x: Vector) => Vector, x: Vector, claimed: readonly number[][]): Heard {
  const rows = new Rows(x.length);
  for (const row of claimed) rows.push(row, 1);
  const claim: Claim = {
    input: 0,
    matrix: rows.done(),
    // The claim is the same wherever it is asked for.
    *entryAlong(row, column, _, steps) {
      yield* [];
      return steps.map(() => claimed[row][column]);
    },
  };
  const heard: Heard = { good: [], wrong: [], kinks: [], unmeasurable: [], zeros: 0 };
  measure(f, x, (field) =>
    compare(field, claim, randomOf(1), {
      good: (entry) => heard.good.push({ ...entry }),
      zeros: (count) => (heard.zeros += count),
      kink: (entry) => heard.kinks.push(entry),
      unmeasurable: (_, because) => heard.unmeasurable.push(because),
      wrong: (entry) => heard.wrong.push(entry),
    }),
  );
  return heard;
}

const squares = each((x) => x * x);
const diagonal = (...entries: number[]): number[][] =>
  entries.map((entry, i) => entries.map((_, j) => (i === j ? entry : 0)));
const places = (entries: readonly Entry[]): number[][] =>
  entries.map(({ row, column }) => [row, column]);

describe('compare', () => {
  it('hears every entry once: those that are claimed, and how many are not', () => {
    const heard = held(squares, vector(1, 2, 3), diagonal(2, 4, 6));
    expect(places(heard.good)).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
    ]);
    expect([heard.zeros, heard.wrong, heard.kinks, heard.unmeasurable]).toEqual([6, [], [], []]);
  });

  it('finds the wrong entry in a group that was moved together', () => {
    const x = vector(1, 2, 3, 4, 5, 6, 7);
    const claims = diagonal(2, 4, 6, 8, 10, 12, 14);
    claims[4][4] = 10.001;
    const { wrong, good } = held(squares, x, claims);
    expect(places(wrong)).toEqual([[4, 4]]);
    expect(wrong[0].measured).toBeCloseTo(10, 9);
    expect(wrong[0].bar).toBeLessThan(1e-6);
    expect(places(good)).toHaveLength(6);
  });

  it('finds an entry that is claimed to be 0', () => {
    const claims = diagonal(2, 4, 6);
    claims[1][1] = 0;
    expect(places(held(squares, vector(1, 2, 3), claims).wrong)).toEqual([[1, 1]]);
  });

  it('finds all entries of a whole row that are wrong', () => {
    const sum = (x: Vector): Vector => vector(x.reduce((a, b) => a + b, 0));
    const { wrong } = held(sum, vector(1, 2, 3), [[2, 2, 2]]);
    expect(places(wrong)).toEqual([
      [0, 0],
      [0, 1],
      [0, 2],
    ]);
  });

  it('stops after so many wrong ones', () => {
    const x = Float64Array.from({ length: 100 }, (_, i) => i + 1);
    const { wrong } = held(squares, x, diagonal(...x.map((v) => 3 * v)));
    expect(wrong.length).toBeGreaterThanOrEqual(24);
    expect(wrong.length).toBeLessThan(60);
  });

  it('hears of kinks, and lets every claim between the slopes pass', () => {
    const kinked = each((x) => Math.max(x, 0));
    expect(places(held(kinked, vector(0, 1), diagonal(0.5, 1)).kinks)).toEqual([[0, 0]]);
    expect(places(held(kinked, vector(0, 1), diagonal(1.5, 1)).wrong)).toEqual([[0, 0]]);
  });

  it('says of a place without a derivative why it has none', () => {
    expect(held(each(Math.cbrt), vector(0), [[3]]).unmeasurable).toEqual(['vertical']);
    expect(held(each(hashed), vector(0.3), [[3]]).unmeasurable).toEqual(['nothing']);
  });

  it('passes over outputs that are no numbers', () => {
    const half = each((x) => (x > 1 ? Infinity : x));
    const { good, wrong } = held(half, vector(0.5, 2), diagonal(1, 7));
    expect([places(good), wrong]).toEqual([[[0, 0]], []]);
  });

  it('has nothing to hear of nothing', () => {
    const nothing: Heard = { good: [], wrong: [], kinks: [], unmeasurable: [], zeros: 0 };
    expect(held(squares, vector(), [])).toEqual(nothing);
    expect(held(() => vector(), vector(1, 2), [])).toEqual(nothing);
  });
});
