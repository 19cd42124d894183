import { ShapeError } from './errors.ts';

/** Numbers in row-major order with the lengths of their axes; shape [] is a scalar. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly data: Float64Array;
}

/** The number of entries that a shape holds; 1 for a scalar, 0 as soon as one axis is empty. */
export function sizeOf(shape: readonly number[]): number {
  let size = 1;
  for (const length of shape) size *= length;
  return size;
}

function number(x: number): Tensor {
  const data = new Float64Array(1);
  data[0] = x;
  return { shape: [], data };
}

/**
 * Makes a tensor of the numbers given, row by row.
 *
 * @param data the entries; one number makes a scalar
 * @param shape @default [data.length], or [] for a number
 * @throws {ShapeError} when the shape does not hold as many entries as there are
 */
export function tensor(data: number | ArrayLike<number>, shape?: readonly number[]): Tensor {
  if (typeof data === 'number' && shape === undefined) return number(data);
  const entries = typeof data === 'number' ? Float64Array.of(data) : new Float64Array(data);
  const axes = shape ?? (typeof data === 'number' ? [] : [entries.length]);
  if (sizeOf(axes) !== entries.length) {
    throw new ShapeError(
      `tensor: shape [${axes.join(', ')}] holds ${sizeOf(axes)} entries, came ${entries.length}.`,
    );
  }
  return { shape: axes, data: entries };
}

/** A tensor of zeros. */
export const zeros = (shape: readonly number[]): Tensor => ({
  shape,
  data: new Float64Array(sizeOf(shape)),
});
