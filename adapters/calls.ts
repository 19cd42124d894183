import { isDifferentiable, real, type Spec } from '../gates/kit/spec.ts';

/** One way to call an operation `O` of a library: inputs of fixed shapes, and what is done with them. */
export interface Way<O> {
  readonly inputs: Readonly<Record<string, Spec>>;
  readonly of: O;
  readonly label: string;
}

/** A way before it is told apart by its attributes. */
export type Unlabelled<O> = Omit<Way<O>, 'label'> & { readonly label?: string };

type Ranges = Readonly<Record<string, readonly unknown[]>>;
type Chosen<R extends Ranges> = { readonly [K in keyof R]: R[K][number] };

/** A value as a reader would write it: `'same'`, `[1, 2]`, `undefined`. */
const show = (value: unknown): string =>
  typeof value === 'string'
    ? `'${value}'`
    : Array.isArray(value)
      ? `[${value.map(show).join(', ')}]`
      : String(value);

/** Several attributes that go together are a record of them. */
const showAttribute = ([name, value]: readonly [string, unknown]): string[] =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).flatMap(showAttribute)
    : [`${name}: ${show(value)}`];

/**
 * Every combination of some attributes, each over its whole range; null leaves one out that makes no sense.
 *
 * @example every({ pad: ['same', 'valid'], stride: [1, 2] }, ({ pad, stride }) => ({ inputs, of }))
 */
export function every<O, const R extends Ranges>(
  ranges: R,
  way: (attributes: Chosen<R>) => Unlabelled<O> | null,
): Way<O>[] {
  let chosen: Record<string, unknown>[] = [{}];
  for (const [name, values] of Object.entries(ranges)) {
    chosen = chosen.flatMap((one) => values.map((value) => ({ ...one, [name]: value })));
  }
  return chosen.flatMap((attributes) => {
    const made = way(attributes as Chosen<R>);
    if (made === null) return [];
    const texts = Object.entries(attributes).flatMap(showAttribute);
    return [{ ...made, label: [...texts, ...(made.label ? [made.label] : [])].join(', ') }];
  });
}

/** Shapes that attack: a number, one entry, none, primes, ones in between. */
export const shapes: readonly (readonly number[])[] = [
  [],
  [1],
  [5],
  [0],
  [2, 3],
  [1, 4],
  [3, 1, 2],
  [2, 2, 1, 2],
];

/** Pairs of shapes that broadcast, either way, on any axis, and that need not. */
export const pairs: readonly (readonly [readonly number[], readonly number[]])[] = [
  [[5], [5]],
  [
    [2, 3],
    [2, 3],
  ],
  [[2, 3], [3]],
  [[3], [2, 3]],
  [
    [2, 1],
    [1, 3],
  ],
  [[], [4]],
  [[4], []],
  [[1], [3]],
  [
    [2, 3, 2],
    [3, 1],
  ],
  [
    [1, 2],
    [3, 1, 2],
  ],
  [[2, 1, 3], [1]],
  [[0], [1]],
];

/** A spec of the same domain in a shape. */
export const shaped = (like: Spec, shape: readonly number[]): Spec => ({ ...like, shape });

/** Any numbers, in whatever shape they are then given. */
export const any = real();

/** The inputs that have a gradient, and those that are indices. */
export const rolesOf = (
  inputs: Readonly<Record<string, Spec>>,
): { readonly wrt: string[]; readonly integers: string[] } => {
  const names = Object.keys(inputs);
  const isIndex = ({ domain }: Spec): boolean => typeof domain === 'object' && 'indices' in domain;
  return {
    wrt: names.filter((name) => isDifferentiable(inputs[name])),
    integers: names.filter((name) => isIndex(inputs[name])),
  };
};
