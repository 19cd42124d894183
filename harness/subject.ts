import type { Kink } from '../gates/kit/kink.ts';
import type { Dimension, Spec } from '../gates/kit/spec.ts';
import type { Tensor } from '../gates/kit/tensor.ts';
import type { Part } from './part.ts';

export type Nested = readonly (number | Nested)[];

/** mathjs' matrices, told by what they can do, so that mathjs need not be loaded. */
export interface MatrixLike {
  size(): number[];
  toArray(): unknown;
}

/** The forms in which a subject takes and gives numbers. */
export type Value = number | Nested | Float64Array | Float32Array | Tensor | MatrixLike;
export type Values = Readonly<Record<string, Value>>;

export type Dtype = 'float64' | 'float32' | 'float16' | 'bfloat16';

/**
 * A subject's functions for many calls at once: lists of what one call takes, and a list of what came of each.
 *
 * An Error in the place of an answer says that this call threw it; with the `reason` 'process broke', that there
 * is nobody left to answer. What is rejected is the answer to every call.
 */
export interface Together {
  forward(inputs: readonly Values[]): PromiseLike<readonly unknown[]>;
  vjp?(
    inputs: readonly Values[],
    cotangents: readonly (Value | Values)[],
  ): PromiseLike<readonly unknown[]>;
  jvp?(inputs: readonly Values[], tangents: readonly Values[]): PromiseLike<readonly unknown[]>;
  jacobian?(inputs: readonly Values[]): PromiseLike<readonly unknown[]>;
}

/* eslint-disable @typescript-eslint/no-explicit-any -- a user's own functions name their own types */

/**
 * Anything whose claimed gradient can be doubted: a forward and at least one of `vjp`, `jvp`, `jacobian`.
 *
 * Every function may return a promise where the subject is given to `gradcheckAsync`.
 */
export interface Subject {
  readonly name?: string;
  /** @default 'float64', or 'float32' where an input is a Float32Array */
  readonly dtype?: Dtype;
  /** Specs to draw from, or values for a fixed point. */
  readonly inputs?: Readonly<Record<string, Value | Spec>>;
  /** The inputs to differentiate by. @default all but labels and indices */
  readonly wrt?: readonly string[];
  /** The shape of the output in named dimensions. */
  readonly output?: readonly Dimension[];
  readonly kinks?: readonly Kink[];
  /** The dimension along which a batch is worked row by row. */
  readonly batch?: string;
  /** The same functions, many calls in one message, where a call is dear: a process, a device. */
  readonly together?: Together;

  forward(inputs: any): any;
  /** Given the inputs and a cotangent in the form of the output: a gradient for each input. */
  vjp?(inputs: any, cotangent: any): any;
  /** Given the inputs and a tangent for each input to differentiate by: the tangent of the output. */
  jvp?(inputs: any, tangents: any): any;
  /** For each input ∂z/∂x with as many rows as z has entries and as many columns as x has. */
  jacobian?(inputs: any): any;
  /** Given the inputs, a cotangent and a tangent for each input: H v, with H the Hessian of ⟨cotangent, f⟩. */
  hvp?(inputs: any, cotangent: any, tangents: any): any;
  /** The gates that it is made of with the values that flow into each, so that a wrong one can be named. */
  parts?(inputs: any): readonly Part[];
}
/* eslint-enable @typescript-eslint/no-explicit-any */
