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
}

type Inputs = Readonly<Record<string, Numbers>>;

/**
 * A subject of an operation: its forward as it is, its vjp by `tf.grads`.
 *
 * Numbers go in as float32 and come out in memory of their own; every call is tidied, and tensors that
 * are left all the same are counted.
 */
export function subjectOf(tf: Library, operation: Operation, facts: Facts = {}): Subject {
  const { name, wrt, integers = [], leaked } = facts;

  const tensorOf = ({ shape, data }: Numbers, key = ''): Tensor =>
    integers.includes(key)
      ? tf.tensor(Int32Array.from(data), [...shape], 'int32')
      : tf.tensor(Float32Array.from(data), [...shape], 'float32');

  const numbersOf = (tensor: Tensor): Numbers => ({
    shape: [...tensor.shape],
    data: tensor.dataSync().slice() as unknown as Float64Array,
  });

  function counted<T>(work: () => T): T {
    const before = tf.memory().numTensors;
    try {
      tf.engine().startScope();
      return work();
    } finally {
      tf.engine().endScope();
      const left = tf.memory().numTensors - before;
      if (left !== 0) leaked?.(left);
    }
  }

  const given = (inputs: Inputs): Record<string, Tensor> =>
    Object.fromEntries(
      Object.entries(inputs).map(([key, value]) => [key, tensorOf(value, key)] as const),
    );

  return {
    ...(name === undefined ? {} : { name }),
    ...(wrt === undefined ? {} : { wrt }),
    dtype: 'float32',
    forward: (inputs: Inputs) => counted(() => numbersOf(operation(tf, given(inputs)))),
    vjp: (inputs: Inputs, cotangent: Numbers) =>
      counted(() => {
        const all = given(inputs);
        const by = wrt ?? Object.keys(all).filter((key) => !integers.includes(key));
        const of = (...moved: Tensor[]): Tensor => {
          const named = by.map((key, k) => [key, moved[k]] as const);
          return operation(tf, { ...all, ...Object.fromEntries(named) });
        };
        const dy = tensorOf(cotangent);
        const gradients = gradientsOf(
          tf,
          of,
          by.map((key) => all[key]),
          dy,
        );
        return Object.fromEntries(
          by.flatMap((key, k) =>
            gradients[k] === null ? [] : [[key, numbersOf(gradients[k])] as const],
          ),
        );
      }),
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
