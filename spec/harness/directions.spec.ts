import { describe, expect, it } from 'vitest';
import { cut, halfOf, sizeOf } from '../../harness/directions.ts';
import type { Direction } from '../../harness/question.ts';

/** Inputs of these sizes, whose entries move at speeds 1, 2, 3, … */
const directionOf = (...sizes: number[]): Direction =>
  sizes.map((size, input) => ({
    input,
    indices: Int32Array.from({ length: size }, (_, j) => j),
    weights: Float64Array.from({ length: size }, (_, j) => j + 1),
  }));

/** What moves, as input, place and speed. */
const entriesOf = (direction: Direction): number[][] =>
  direction.flatMap(({ input, indices, weights }) =>
    Array.from(weights, (weight, k) => [input, indices[k], weight]),
  );

describe('cut', () => {
  it('moves each entry once, as many in each piece, in their order', () => {
    const whole = directionOf(5, 3, 4);
    const pieces = cut(whole, 4);
    expect(pieces.map(sizeOf)).toEqual([3, 3, 3, 3]);
    expect(pieces.flatMap(entriesOf)).toEqual(entriesOf(whole));
  });

  it('makes no more pieces than there are entries, and leaves none empty', () => {
    expect(cut(directionOf(2, 1), 16).map(sizeOf)).toEqual([1, 1, 1]);
    expect(cut(directionOf(33), 16).every((piece) => sizeOf(piece) > 0)).toBe(true);
  });
});

describe('halfOf', () => {
  it.for([[4, 2], [7], [2]])('makes two of one direction of sizes %j', (sizes) => {
    const whole = directionOf(...sizes);
    const halves = [halfOf(whole, false), halfOf(whole, true)];
    expect(halves.flatMap(entriesOf)).toEqual(entriesOf(whole));
    expect(halves.every((half) => sizeOf(half) > 0)).toBe(true);
  });
});
