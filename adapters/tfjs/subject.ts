import type { Tensor as Numbers } from '../../gates/kit/tensor.ts';
import type { Subject } from '../../harness/subject.ts';
import type { Library, Tensor } from './library.ts';

/** A function of TensorFlow.js, in its own tensors. */
export type Operation = (tf: Library, inputs: Readonly<Record<string, Tensor>>) => Tensor;

/** What of an operation is not in its forward. */
export interface Facts {
  readonly name?: string;
  /** The inputs to differentiate by. @default all */
  readonly wrt?: readonly string[];
  /** Inputs that are indices. */
  readonly integers?: readonly string[];
  /** Hears how many tensors a call left behind. */
  readonly leaked?: (tensors: number) => void;
  /** Whether a call promises its numbers: a tensor of WebGPU that is read at once is all zeros. */
  readonly later?: boolean;
}

type Inputs = Readonly<Record<string, Numbers>>;

/**
 * A subject of an operation: its forward as it is, its vjp by `tf.grads`.
 *
 * Numbers go in as float32 and come out in memory of their own; every call is tidied, and tensors that
 * are left all the same are counted.
 */
export function subjectOf(tf: Library, operation: Operation, facts: Facts = {}): Subject {
  const { name, wrt, integers = [], leaked, later = false } = facts;

  const tensorOf = ({ shape, data }: Numbers, key = ''): Tensor =>
    integers.includes(key)
      ? tf.tensor(Int32Array.from(data), [...shape], 'int32')
      : tf.tensor(Float32Array.from(data), [...shape], 'float32');

  const numbersOf = ({ shape }: Tensor, data: ArrayLike<number>): Numbers => ({
    shape: [...shape],
    data: (data as Float32Array).slice() as unknown as Float64Array,
  });

  /** The tensors that the work gives, which outlive it; others that do are counted. */
  function kept(work: () => Tensor[]): Tensor[] {
    const before = tf.memory().numTensors;
    let results: Tensor[] = [];
    try {
      tf.engine().startScope();
      results = work();
      return results;
    } finally {
      tf.engine().endScope(results);
      const left = tf.memory().numTensors - before - new Set(results).size;
      if (left !== 0) leaked?.(left);
    }
  }

  /** What the work gives, read and let go of. */
  function worked<T>(work: () => Tensor[], as: (results: Numbers[]) => T): T | Promise<T> {
    const results = kept(work);
    if (later) {
      return Promise.all(results.map((tensor) => tensor.data())).then((data) => {
        tf.dispose(results);
        return as(results.map((tensor, k) => numbersOf(tensor, data[k])));
      });
    }
    const numbers = results.map((tensor) => numbersOf(tensor, tensor.dataSync()));
    tf.dispose(results);
    return as(numbers);
  }

  const given = (inputs: Inputs): Record<string, Tensor> =>
    Object.fromEntries(
      Object.entries(inputs).map(([key, value]) => [key, tensorOf(value, key)] as const),
    );

  return {
    ...(name === undefined ? {} : { name }),
    ...(wrt === undefined ? {} : { wrt }),
    dtype: 'float32',
    forward: (inputs: Inputs) =>
      worked(
        () => [operation(tf, given(inputs))],
        ([z]) => z,
      ),
    vjp(inputs: Inputs, cotangent: Numbers) {
      const by = wrt ?? Object.keys(inputs).filter((key) => !integers.includes(key));
      let having: string[] = [];
      return worked(
        () => {
          const all = given(inputs);
          const of = (...moved: Tensor[]): Tensor => {
            const named = by.map((key, k) => [key, moved[k]] as const);
            return operation(tf, { ...all, ...Object.fromEntries(named) });
          };
          const xs = by.map((key) => all[key]);
          const gradients = gradientsOf(tf, of, xs, tensorOf(cotangent));
          having = by.filter((_, k) => gradients[k] !== null);
          return gradients.filter((gradient) => gradient !== null);
        },
        (numbers) => Object.fromEntries(having.map((key, k) => [key, numbers[k]] as const)),
      );
    },
  };
}

const hasNone = (error: unknown): boolean =>
  error instanceof Error && error.message.includes('gradient function not found');

/**
 * The gradients by `tf.grads`; null for those of which the library says that an operation on the way has
 * none. It says so for all together, so they are then asked for one by one.
 */
function gradientsOf(
  tf: Library,
  of: (...xs: Tensor[]) => Tensor,
  xs: readonly Tensor[],
  dy: Tensor,
): (Tensor | null)[] {
  try {
    return tf.grads(of)([...xs], dy);
  } catch (error) {
    if (!hasNone(error)) throw error;
    if (xs.length === 1) return [null];
    return xs.map((x, k) => gradientsOf(tf, (one) => of(...xs.with(k, one)), [x], dy)[0]);
  }
}
