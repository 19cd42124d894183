import type { Tensor as Numbers } from '../../gates/kit/tensor.ts';
import type { Subject } from '../../harness/subject.ts';
import type { Library, Tensor } from './library.ts';

/** A function of jax-js, in its own arrays, of which it uses up each once. */
export type Operation = (jax: Library, inputs: Readonly<Record<string, Tensor>>) => Tensor;

/** What of an operation is not in its forward. */
export interface Facts {
  readonly name?: string;
  readonly dtype?: 'float64' | 'float32';
  /** The inputs to differentiate by. @default all */
  readonly wrt?: readonly string[];
  /** Inputs that are indices. */
  readonly integers?: readonly string[];
  /** Whether a call promises its numbers: an array of WebGPU that is read at once is all zeros. */
  readonly later?: boolean;
}

type Inputs = Readonly<Record<string, Numbers>>;

/** A subject of an operation: its forward as it is, its vjp and jvp by the functions of these names. */
export function subjectOf(jax: Library, operation: Operation, facts: Facts = {}): Subject {
  const { name, dtype = 'float64', wrt, integers = [], later = false } = facts;
  const Floats = dtype === 'float64' ? Float64Array : Float32Array;

  // The buffer that goes in becomes the library's own.
  const arrayOf = ({ shape, data }: Numbers, key = ''): Tensor =>
    jax.numpy.array(integers.includes(key) ? Int32Array.from(data) : Floats.from(data), {
      shape: [...shape],
    });

  /** What some arrays hold; reading uses them up. */
  function reading<T>(arrays: readonly Tensor[], as: (results: Numbers[]) => T): T | Promise<T> {
    const forms = arrays.map(({ shape }) => [...shape]);
    const told = (all: readonly ArrayLike<number>[]): T =>
      as(all.map((data, k) => ({ shape: forms[k], data: Float64Array.from(data) })));
    if (later) return Promise.all(arrays.map((array) => array.data())).then(told);
    return told(arrays.map((array) => array.dataSync()));
  }
  const first = ([z]: Numbers[]): Numbers => z;

  /** The function of the inputs that are differentiated by, and their names. */
  function along(inputs: Inputs): { by: string[]; of: (...moved: Tensor[]) => Tensor } {
    const by = [...(wrt ?? Object.keys(inputs).filter((key) => !integers.includes(key)))];
    const held = Object.keys(inputs).filter((key) => !by.includes(key));
    const of = (...moved: Tensor[]): Tensor =>
      operation(jax, {
        ...Object.fromEntries(held.map((key) => [key, arrayOf(inputs[key], key)] as const)),
        ...Object.fromEntries(by.map((key, k) => [key, moved[k]] as const)),
      });
    return { by, of };
  }

  return {
    ...(name === undefined ? {} : { name }),
    ...(wrt === undefined ? {} : { wrt }),
    dtype,
    forward(inputs: Inputs) {
      const given = Object.entries(inputs).map(
        ([key, value]) => [key, arrayOf(value, key)] as const,
      );
      return reading([operation(jax, Object.fromEntries(given))], first);
    },
    vjp(inputs: Inputs, cotangent: Numbers) {
      const { by, of } = along(inputs);
      const [z, pull] = jax.vjp(
        of,
        by.map((key) => arrayOf(inputs[key])),
      );
      z.dispose();
      const gradients = pull(arrayOf(cotangent)) as Tensor[];
      pull.dispose();
      return reading(gradients, (numbers) =>
        Object.fromEntries(by.map((key, k) => [key, numbers[k]] as const)),
      );
    },
    jvp(inputs: Inputs, tangents: Inputs) {
      const { by, of } = along(inputs);
      const [z, dz] = jax.jvp(
        of,
        by.map((key) => arrayOf(inputs[key])),
        by.map((key) => arrayOf(tangents[key])),
      );
      z.dispose();
      return reading([dz], first);
    },
  };
}
