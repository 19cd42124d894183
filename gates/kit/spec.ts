/** The length of an axis: a number, or the name of a dimension that several inputs share. */
export type Dimension = number | string;

/** The set that the entries of an input are drawn from. */
export type Domain =
  | 'real'
  | 'positive'
  | 'nonzero'
  | 'probabilities'
  | 'oneHot'
  | 'labels'
  | { readonly interval: readonly [number, number] }
  | { readonly greaterThan: number }
  | { readonly indices: Dimension };

/** The form in which a subject is given an input. */
export type Container = 'tensor' | 'number' | 'nested' | 'float64' | 'float32';

/** What an input may be: its shape in named dimensions and the set that its entries come from. */
export interface Spec {
  readonly shape: readonly Dimension[];
  readonly domain: Domain;
  /** The smallest length of a named dimension. @default 0, or 1 where the domain needs an entry */
  readonly min: Readonly<Record<string, number>>;
  readonly container: Container;
  /** Whether the mathematics writes a vector as a column (n×1) or as a row (1×n). */
  readonly orientation: 'column' | 'row';
  /** The same spec, given to the subject in another container. */
  as(container: Container): Spec;
  /** The same spec with dimensions that may not be smaller. */
  atLeast(min: Readonly<Record<string, number>>): Spec;
  /** The same vector, written as a row. */
  asRow(): Spec;
}

type Facts = Pick<Spec, 'shape' | 'domain' | 'min' | 'container' | 'orientation'>;

const specOf = (facts: Facts): Spec => ({
  ...facts,
  as: (container) => specOf({ ...facts, container }),
  atLeast: (min) => specOf({ ...facts, min: { ...facts.min, ...min } }),
  asRow: () => specOf({ ...facts, orientation: 'row' }),
});

/** An input of the given domain; the named constructors below read better where they serve. */
export const spec = (
  domain: Domain,
  shape: readonly Dimension[],
  min: Readonly<Record<string, number>> = {},
): Spec => specOf({ shape, domain, min, container: 'tensor', orientation: 'column' });

/** A distribution needs an entry: its last axis is at least 1. */
function distribution(domain: Domain, shape: readonly Dimension[]): Spec {
  const last = shape.at(-1);
  return spec(domain, shape, typeof last === 'string' ? { [last]: 1 } : {});
}

/** Any finite numbers. */
export const real = (...shape: Dimension[]): Spec => spec('real', shape);

/** Numbers greater than 0. */
export const positive = (...shape: Dimension[]): Spec => spec('positive', shape);

/** Any finite numbers but 0. */
export const nonzero = (...shape: Dimension[]): Spec => spec('nonzero', shape);

/** Numbers greater than a bound, which itself is not reached. */
export const greaterThan = (bound: number, ...shape: Dimension[]): Spec =>
  spec({ greaterThan: bound }, shape);

/** Numbers from a to b, both included. */
export const interval = (a: number, b: number, ...shape: Dimension[]): Spec =>
  spec({ interval: [a, b] }, shape);

/** Positive numbers that sum to 1 along the last axis. */
export const probabilities = (...shape: Dimension[]): Spec => distribution('probabilities', shape);

/** A single 1 among zeros along the last axis; a label, not differentiated by. */
export const oneHot = (...shape: Dimension[]): Spec => distribution('oneHot', shape);

/** One-hot or soft labels: numbers of [0, 1] that sum to 1 along the last axis; not differentiated by. */
export const labels = (...shape: Dimension[]): Spec => distribution('labels', shape);

/** Whole numbers from 0 up to the bound, which itself is not reached; not differentiated by. */
export const indices = (bound: Dimension, ...shape: Dimension[]): Spec =>
  spec({ indices: bound }, shape, typeof bound === 'string' ? { [bound]: 1 } : {});

/** Whether a derivative by an input of this domain makes sense: not by labels, not by indices. */
export const isDifferentiable = ({ domain }: Pick<Spec, 'domain'>): boolean =>
  domain !== 'oneHot' &&
  domain !== 'labels' &&
  !(typeof domain === 'object' && 'indices' in domain);

/** Whether a value from outside is a spec. */
export const isSpec = (value: unknown): value is Spec =>
  typeof value === 'object' &&
  value !== null &&
  'domain' in value &&
  'shape' in value &&
  'container' in value;
