import type { Spec } from '../gates/kit/spec.ts';
import type { Dtype, Subject } from './subject.ts';

/** One way to call an operation: attributes that are set, and inputs of shapes that are fixed. */
export interface Call {
  /** What tells it from the others, as a reader would write it: `pad: 'same', strides: [1, 2]`. */
  readonly label: string;
  readonly inputs: Readonly<Record<string, Spec>>;
  readonly subject: Subject;
}

/** An operation of a library, with the ways in which it is to be called. */
export interface Operation {
  readonly name: string;
  readonly calls: readonly Call[];
}

/** Every operation of a library that is to be doubted. */
export interface Sweep {
  readonly name: string;
  readonly version: string;
  readonly dtype: Dtype;
  readonly operations: readonly Operation[];
}
