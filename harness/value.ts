import { sizeOf, type Tensor } from '../gates/kit/tensor.ts';
import type { MatrixLike, Nested, Value } from './subject.ts';

/** How a value was given: what is needed to give another one in the same form. */
export type Form =
  | {
      readonly kind: 'number' | 'float64' | 'float32' | 'nested';
      readonly shape: readonly number[];
    }
  | { readonly kind: 'tensor'; readonly shape: readonly number[]; readonly float32: boolean }
  | { readonly kind: 'matrix'; readonly shape: readonly number[]; readonly like: MatrixLike };

/** A value read as numbers in row-major order; `data` may be the value's own memory. */
export interface Reading {
  readonly form: Form;
  readonly data: ArrayLike<number>;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const isMatrix = (value: object): value is MatrixLike =>
  typeof (value as Partial<MatrixLike>).toArray === 'function' &&
  typeof (value as Partial<MatrixLike>).size === 'function';

const isTensor = (value: object): value is { shape: number[]; data: ArrayLike<number> } =>
  Array.isArray((value as Partial<Tensor>).shape) &&
  isObject((value as Partial<Tensor>).data) &&
  typeof ((value as Tensor).data as ArrayLike<number>).length === 'number';

/** Whether something is a number or holds numbers in a form that a subject may use. */
export const isValue = (value: unknown): value is Value =>
  typeof value === 'number' ||
  value instanceof Float64Array ||
  value instanceof Float32Array ||
  Array.isArray(value) ||
  (isObject(value) && (isTensor(value) || isMatrix(value)));

function shapeOfNested(value: unknown): number[] {
  const shape: number[] = [];
  for (let level = value; Array.isArray(level); level = level[0]) shape.push(level.length);
  return shape;
}

function fill(nested: unknown, shape: readonly number[], axis: number, into: number[]): boolean {
  if (axis === shape.length) {
    if (typeof nested !== 'number') return false;
    into.push(nested);
    return true;
  }
  if (!Array.isArray(nested) || nested.length !== shape[axis]) return false;
  return nested.every((row: unknown) => fill(row, shape, axis + 1, into));
}

function numbersOfNested(value: unknown): number[] | null {
  const data: number[] = [];
  return fill(value, shapeOfNested(value), 0, data) ? data : null;
}

/** The numbers of a value alone, row by row, maybe in its own memory; null for what holds none or is ragged. */
export function numbersOf(value: unknown): ArrayLike<number> | null {
  if (typeof value === 'number') return [value];
  if (value instanceof Float64Array || value instanceof Float32Array) return value;
  if (!isObject(value)) return null;
  if (Array.isArray(value)) return numbersOfNested(value);
  if (isTensor(value)) {
    const { shape, data } = value;
    if (sizeOf(shape) !== data.length) return null;
    return Array.isArray(data) && !data.every((x) => typeof x === 'number') ? null : data;
  }
  return isMatrix(value) ? numbersOfNested(value.toArray()) : null;
}

/** Reads a value, or answers null for what holds no numbers or is ragged. */
export function read(value: unknown): Reading | null {
  const data = numbersOf(value);
  return data && { form: formOf(value, data), data };
}

function formOf(value: unknown, data: ArrayLike<number>): Form {
  if (typeof value === 'number') return { kind: 'number', shape: [] };
  if (value instanceof Float64Array) return { kind: 'float64', shape: [value.length] };
  if (value instanceof Float32Array) return { kind: 'float32', shape: [value.length] };
  if (Array.isArray(value)) return { kind: 'nested', shape: shapeOfNested(value) };
  if (isTensor(value as object)) {
    return {
      kind: 'tensor',
      shape: (value as Tensor).shape,
      float32: data instanceof Float32Array,
    };
  }
  const like = value as MatrixLike;
  return { kind: 'matrix', shape: like.size(), like };
}

function nest(data: ArrayLike<number>, shape: readonly number[], axis = 0, from = 0): Nested {
  const length = shape[axis];
  const stride = sizeOf(shape.slice(axis + 1));
  return Array.from({ length }, (_, i) =>
    axis === shape.length - 1 ? data[from + i] : nest(data, shape, axis + 1, from + i * stride),
  );
}

/** Numbers in memory of their own. A slice costs half of what the constructor takes to look at what it is given. */
export const copied = (data: ArrayLike<number>): Float64Array =>
  data instanceof Float64Array ? data.slice() : new Float64Array(data);

/** Gives numbers the form of an earlier value, in memory of its own. */
export function write(data: ArrayLike<number>, form: Form): Value {
  switch (form.kind) {
    case 'number':
      return data[0];
    case 'float64':
      return copied(data);
    case 'float32':
      return new Float32Array(data);
    case 'tensor':
      return {
        shape: [...form.shape],
        data: (form.float32 ? new Float32Array(data) : copied(data)) as Float64Array,
      };
    case 'nested':
      return nest(data, form.shape);
    case 'matrix': {
      const Matrix = form.like.constructor as new (data: unknown) => MatrixLike;
      return new Matrix(nest(data, form.shape));
    }
  }
}

/** Whether writing in this form rounds to float32. */
export const isFloat32 = (form: Form): boolean =>
  form.kind === 'float32' || (form.kind === 'tensor' && form.float32);
