import { expect } from 'vitest';
import { ones, tensor, type Gate } from '../../gates/kit/index.ts';

/** f at each of the points, of an element-wise gate. */
export const valuesAt = (gate: Gate<'x'>, ...points: number[]): number[] => [
  ...gate.forward({ x: tensor(points) }).data,
];

/** f′ at each of the points, read off the vjp. */
export const slopesAt = (gate: Gate<'x'>, ...points: number[]): number[] => [
  ...gate.vjp({ x: tensor(points) }, ones([points.length])).x.data,
];

/** Holds each number to within some units in the last place of the 64-digit value beside it. */
export function expectUlps(came: ArrayLike<number>, expected: readonly number[], ulps = 4): void {
  const errors = expected.map((value, i) => Math.abs(came[i] - value) / (Math.abs(value) || 1));
  expect(came.length).toBe(expected.length);
  for (const error of errors) expect(error).toBeLessThanOrEqual(ulps * Number.EPSILON);
}
