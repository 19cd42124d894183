import type { AnyGate, Tensors } from '../../gates/kit/gate.ts';
import type { Dimension, Spec } from '../../gates/kit/spec.ts';
import type { Tensor } from '../../gates/kit/tensor.ts';
import type { Part, PlacedGate } from '../part.ts';
import type { Start } from './start.ts';

/** A value in a network, by its name: an input, a parameter, or what a gate gives. */
export interface Handle {
  readonly name: string;
}

/** Where values come from: what the world gives, and what is learnt. */
export interface Source {
  readonly name: string;
  readonly kind: 'input' | 'parameter';
  readonly spec: Spec;
  /** The numbers to begin with; null where they are to be drawn. */
  readonly start: Start | null;
}

/** A gate applied to values, as it was written down. */
export interface Application {
  readonly name: string;
  readonly gate: AnyGate;
  /** For each input of the gate the name of the value that it is given. */
  readonly from: Readonly<Record<string, string>>;
}

/** A gate in its place in a network, with the shapes that were inferred. */
export interface Step extends Application {
  /** The shape of what it gives, in the network's dimensions. */
  readonly shape: readonly Dimension[];
  /** Leading axes that the gate does not speak of: it is worked row by row along them. */
  readonly lead: readonly Dimension[];
  /** The inputs that have these axes; the others are shared by all rows. */
  readonly rows: readonly string[];
  /** The dimensions of the gate in those of the network. */
  readonly bound: Readonly<Record<string, Dimension>>;
  /** The inputs that a gradient is handed back to. */
  readonly back: readonly string[];
  /** The gate along these axes. */
  readonly placed: PlacedGate;
}

/** What flowed forward: the value of every source and every gate, by name. */
export type Trace = Readonly<Record<string, Tensor>>;

/** What flowed back through one gate: δ = ∂L/∂z, and the gradients that it handed on. */
export interface Passage {
  readonly arrives: Tensor;
  readonly leaves: Tensors;
}

/** What flowed back through a network, gate by gate, and arrived at its sources. */
export interface Return {
  readonly passages: Readonly<Record<string, Passage>>;
  readonly gradients: Tensors;
}

/** Gates composed into a directed acyclic graph: a subject like any other. */
export interface Network {
  readonly name?: string;
  readonly latex: string;
  /** Inputs and parameters, in the order in which they were declared. */
  readonly inputs: Readonly<Record<string, Spec>>;
  /** All but labels and indices, also where a check is given fixed numbers for them. */
  readonly wrt: readonly string[];
  readonly output: readonly Dimension[];
  /** The dimension that the data inputs lead with and no parameter has. */
  readonly batch?: string;
  /** The whole as one expression; empty where a gate has none or is worked row by row. */
  readonly definition: string;
  readonly sources: readonly Source[];
  /** The gates, each after those whose values it takes. */
  readonly steps: readonly Step[];

  forward(inputs: Tensors): Tensor;
  vjp(inputs: Tensors, cotangent: Tensor): Tensors;
  jvp(inputs: Tensors, tangents: Tensors): Tensor;
  /** The forward, with every value on the way. */
  trace(inputs: Tensors): Trace;
  /** The backward from a trace, gate by gate, with every gradient on the way. */
  backward(trace: Trace, cotangent: Tensor): Return;
  /** Each gate with the values that flow into it at a point. */
  parts(inputs: Tensors): readonly Part[];
}
