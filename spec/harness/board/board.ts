import type { Options, Subject } from '../../../harness/index.ts';
import { loss, vector, type Vector } from '../subjects.ts';

/** Cases by what each is: a subject, and the point at which it is checked. */
export type Board = Readonly<Record<string, readonly [Subject, Options['inputs']]>>;

/** A vector of a vector, with its pullback, at a point. */
export const map = (
  f: (x: Vector) => Vector,
  back: (x: Vector, u: Vector) => Vector,
  ...x: number[]
): Board[string] => [
  {
    forward: ({ x: at }: { x: Vector }) => f(at),
    vjp: ({ x: at }: { x: Vector }, u: Vector) => ({ x: back(at, u) }),
  },
  { x: vector(...x) },
];

/** A number of a vector, with its gradient, at a point. */
export const number = (
  f: (x: Vector) => number,
  gradient: (x: Vector) => Vector,
  ...x: number[]
): Board[string] => [loss(f, gradient), { x: vector(...x) }];
