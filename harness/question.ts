import type { Form } from './value.ts';
import type { Reason } from './verdict.ts';

/** What does not change while one case is worked: names and forms of the inputs. */
export interface Layout {
  readonly names: readonly string[];
  readonly forms: readonly Form[];
  /** Positions in `names` of the inputs to differentiate by. */
  readonly wrt: readonly number[];
  /** Two inputs of equal numbers that are given as one value, the second as the first. */
  readonly same?: readonly [number, number];
}

/** One vector of numbers for each input, in the order of the layout. */
export type Point = readonly Float64Array[];

/** Some entries of one input and how fast each moves. */
export interface Part {
  readonly input: number;
  readonly indices: ArrayLike<number>;
  readonly weights: Float64Array;
}

/** A direction in the space of all inputs; entries that it does not name stand still. */
export type Direction = readonly Part[];

/** A point, or the place some steps along a direction from it. */
export interface Place {
  readonly point: Point;
  readonly direction?: Direction;
  readonly step?: number;
}

/** The output as the subject gives it: one value, or several by name; its numbers are one vector here. */
export interface OutputForm {
  readonly names: readonly string[] | null;
  readonly forms: readonly Form[];
  readonly size: number;
}

/**
 * Takes the numbers of an answer, be it several vectors one after the other, and gives what is kept of them. They are
 * read at once: where they lie the subject may write its next answer. Answers come in the order of their places.
 */
export type Keep = (data: ArrayLike<number>, part: number) => Float64Array;

/** A batch of questions of one kind; a driver answers all of them together. */
export type Question = {
  readonly layout: Layout;
  readonly places: readonly Place[];
  /** Look whether what was given, at the point itself, was modified or came back as a result. */
  readonly guarded?: boolean;
  /** What is kept of the answers. @default copies, or the numbers where they lie, once nobody writes there */
  readonly keep?: Keep;
} &
  /** The form of the output, once it is known: others are then refused. */
  (
    | { readonly ask: 'forward'; readonly output?: OutputForm }
    | {
        readonly ask: 'vjp';
        readonly cotangents: readonly Float64Array[];
        readonly output: OutputForm;
      }
    | { readonly ask: 'jvp'; readonly tangents: readonly Point[]; readonly output: OutputForm }
    | { readonly ask: 'jacobian'; readonly output: OutputForm }
    | {
        readonly ask: 'hvp';
        readonly cotangents: readonly Float64Array[];
        readonly tangents: readonly Point[];
        readonly output: OutputForm;
      }
  );

/** A subject that gave no answer, or one that cannot be read. */
export interface Refusal {
  readonly refused: Reason;
  readonly input: string | null;
  readonly expected: string | null;
  readonly came: string;
}

/** Numbers: the output, a tangent of the output, or one vector for each input of `layout.wrt`. */
export interface Given {
  readonly refused?: undefined;
  readonly numbers: readonly Float64Array[];
  readonly output?: OutputForm;
  /** What a guarded question saw besides: names of what was modified or shares memory. */
  readonly modified?: string;
  readonly aliased?: string;
}

export type Reply = Given | Refusal;

/** A check talks to a subject by yielding questions and receiving a reply for each place. */
export type Asking<T> = Generator<Question, T, readonly Reply[]>;
