import { ShapeError } from './errors.ts';
import type { Kink } from './kink.ts';
import type { Dimension, Spec } from './spec.ts';
import type { Tensor } from './tensor.ts';

/** One tensor for each name. */
export type Tensors<N extends string = string> = Readonly<Record<N, Tensor>>;

/**
 * A differentiable function with the derivatives that are claimed for it.
 *
 * `D` names the inputs that are differentiated by: all of `I` but labels and indices.
 */
export interface Gate<I extends string = string, D extends I = I> {
  readonly name: string;
  readonly latex: string;
  /** A key of the bibliography. */
  readonly cite: string;

  readonly inputs: Readonly<Record<I, Spec>>;
  readonly output: readonly Dimension[];
  readonly kinks?: readonly Kink[];
  /** The dimension along which a batch is worked row by row, where there is one. */
  readonly batch?: string;
  /** Each entry of the output depends on the entries in its own place alone, in whatever shape they come. */
  readonly elementwise?: true;
  /** The forward as a mathjs expression in the inputs, columns as n×1 and rows as 1×n. */
  readonly definition: string;

  /** z = f(x), in the shape `output`. */
  forward(inputs: Tensors<I>): Tensor;
  /** dz = J dx: the tangent of the output, in its shape. */
  jvp(inputs: Tensors<I>, tangents: Tensors<D>): Tensor;
  /** x̄ = Jᵀ z̄: for each differentiable input a gradient in its shape. */
  vjp(inputs: Tensors<I>, zBar: Tensor): Tensors<D>;
  /** ∂z/∂x for each differentiable input: as many rows as z has entries, as many columns as x has. */
  jacobian(inputs: Tensors<I>): Tensors<D>;
}

/** Any gate, whatever its inputs are called. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- inputs are contravariant
export type AnyGate = Gate<any, any>;

const show = (shape: readonly (number | string)[]): string => `[${shape.join(', ')}]`;

/** The sentence about an input that does not fit: what came, what was expected, and which input says so. */
function misfit(
  name: string,
  specs: Readonly<Record<string, Spec>>,
  inputs: Tensors,
  input: string,
): ShapeError {
  const names = Object.keys(specs);
  const before = names.slice(0, names.indexOf(input));
  const because = specs[input].shape.flatMap((axis) => {
    const from = before.find((one) => specs[one].shape.includes(axis));
    if (typeof axis !== 'string' || from === undefined) return [];
    return [`${axis} = ${inputs[from].shape[specs[from].shape.indexOf(axis)]} (from ${from})`];
  });
  const suffix = because.length > 0 ? ` with ${because.join(', ')}` : '';
  const came = show(inputs[input].shape);
  return new ShapeError(
    `${name}: ${input} has shape ${came}, expected ${show(specs[input].shape)}${suffix}.`,
  );
}

/**
 * Binds each named dimension to its length.
 *
 * @throws {ShapeError} naming the input whose shape disagrees and where the length came from
 */
export function bindDimensions(
  name: string,
  specs: Readonly<Record<string, Spec>>,
  inputs: Tensors,
): Map<string, number> {
  const bound = new Map<string, number>();
  for (const input in specs) {
    const { shape } = specs[input];
    const came = inputs[input]?.shape;
    if (came === undefined) throw new ShapeError(`${name}: ${input} is missing.`);
    let fits = came.length === shape.length;
    for (let axis = 0; fits && axis < shape.length; axis++) {
      const dimension = shape[axis];
      const length = came[axis];
      if (typeof dimension === 'number') fits = dimension === length;
      else {
        const known = bound.get(dimension);
        if (known === undefined) bound.set(dimension, length);
        else fits = known === length;
      }
    }
    if (!fits) throw misfit(name, specs, inputs, input);
  }
  return bound;
}

/**
 * Declares a gate; its functions then refuse inputs whose shapes do not agree.
 *
 * @throws {ShapeError} from `forward`, `jvp`, `vjp` and `jacobian`, for shapes that disagree
 */
export function defineGate<const I extends string, const D extends I = I>(
  gate: Gate<I, D>,
): Gate<I, D> {
  const agree = (inputs: Tensors<I>): void => void bindDimensions(gate.name, gate.inputs, inputs);
  return {
    ...gate,
    forward: (inputs) => (agree(inputs), gate.forward(inputs)),
    jvp: (inputs, tangents) => (agree(inputs), gate.jvp(inputs, tangents)),
    vjp: (inputs, zBar) => (agree(inputs), gate.vjp(inputs, zBar)),
    jacobian: (inputs) => (agree(inputs), gate.jacobian(inputs)),
  };
}
