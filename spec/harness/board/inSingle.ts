import { precisions } from '../../../harness/numeric/dtype.ts';
import type { Vector } from '../subjects.ts';
import type { Board } from './board.ts';

type Named = Readonly<Record<string, unknown>>;

const isVector = (value: unknown): value is Vector =>
  value instanceof Float64Array || value instanceof Float32Array;

/** Numbers of single precision; what is computed from them by `map` is, too. */
const cut = (value: unknown): unknown =>
  typeof value === 'number'
    ? precisions.float32.round(value)
    : isVector(value)
      ? Float32Array.from(value)
      : value;

const cutAll = (values: Named): Named =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, cut(value)]));

/** The same case with inputs, outputs and gradients of single precision. */
export const inSingle = ([subject, inputs]: Board[string]): Board[string] => [
  {
    forward: (x: unknown) => cut(subject.forward(x)),
    vjp: (x: unknown, u: unknown) => cutAll(subject.vjp!(x, u)),
  },
  cutAll(inputs!) as Board[string][1],
];
