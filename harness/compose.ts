import type { AnyGate, Gate, Tensors } from '../gates/kit/gate.ts';
import { product } from '../gates/kit/index.ts';
import { isDifferentiable, type Dimension, type Spec } from '../gates/kit/spec.ts';
import type { Tensor } from '../gates/kit/tensor.ts';

/** How the names of one gate are told apart from those of the other. */
const prefixed = (gate: AnyGate, name: string): string => `${gate.name}.${name}`;

/**
 * The dimensions of `outer` in terms of those of `inner`, where the output of one can be the input of the other.
 *
 * @returns null where it cannot: another rank, another fixed length, or a domain that an output may leave
 */
function fit(inner: AnyGate, outer: AnyGate, input: string): Map<string, Dimension> | null {
  const { shape, domain } = outer.inputs[input] as Spec;
  if (domain !== 'real' || shape.length !== inner.output.length) return null;
  const bound = new Map<string, Dimension>();
  for (let axis = 0; axis < shape.length; axis++) {
    const wanted = shape[axis];
    const given = inner.output[axis];
    if (typeof wanted === 'number' ? wanted !== given : (bound.get(wanted) ?? given) !== given) {
      return null;
    }
    if (typeof wanted === 'string') bound.set(wanted, given);
  }
  return bound;
}

/**
 * Puts the output of one gate into an input of another: z = g(f(x)).
 *
 * Its Jacobian is the product of theirs, ∂g/∂f · ∂f/∂x; its vjp hands the cotangent back through both.
 *
 * @returns null where the two do not fit
 */
export function compose(outer: AnyGate, input: string, inner: AnyGate): Gate | null {
  const dimensions = fit(inner, outer, input);
  if (dimensions === null) return null;
  const others = Object.keys(outer.inputs).filter((name) => name !== input);
  const rename = (dimension: Dimension): Dimension =>
    typeof dimension === 'number'
      ? dimension
      : (dimensions.get(dimension) ?? prefixed(outer, dimension));
  const renamed = (spec: Spec): Spec => ({
    ...spec,
    shape: spec.shape.map(rename),
    min: Object.fromEntries(
      Object.entries(spec.min).map(([name, least]) => [rename(name), least] as const),
    ),
  });
  const innerNames = Object.keys(inner.inputs);
  // What the outer gate asks of its input, such as an entry to take the largest of, binds the inner one too.
  const asked = renamed(outer.inputs[input] as Spec).min;
  const inputs: Record<string, Spec> = {};
  for (const name of innerNames) {
    const spec = inner.inputs[name] as Spec;
    inputs[name] = { ...spec, min: { ...asked, ...spec.min } };
  }
  for (const name of others) inputs[prefixed(outer, name)] = renamed(outer.inputs[name] as Spec);

  const pick = (from: Tensors, gate: AnyGate, names: readonly string[]): Record<string, Tensor> =>
    Object.fromEntries(
      names.map((name) => [name, from[gate === inner ? name : prefixed(outer, name)]] as const),
    );
  const innerInputs = (all: Tensors): Tensors => pick(all, inner, innerNames);
  const outerInputs = (all: Tensors, z: Tensor): Tensors => ({
    ...Object.fromEntries(others.map((name) => [name, all[prefixed(outer, name)]] as const)),
    [input]: z,
  });
  const differentiable = (gate: AnyGate, names: readonly string[]): string[] =>
    names.filter((name) => isDifferentiable(gate.inputs[name] as Spec));
  const join = (byInner: Tensors, byOuter: Tensors): Tensors => ({
    ...byInner,
    ...Object.fromEntries(
      differentiable(outer, others).map((name) => [prefixed(outer, name), byOuter[name]] as const),
    ),
  });

  return {
    name: `${outer.name}(${input} = ${inner.name})`,
    latex: String.raw`z = g(f(x))`,
    cite: outer.cite,
    inputs,
    output: outer.output.map(rename),
    definition: '',
    forward: (all) => outer.forward(outerInputs(all, inner.forward(innerInputs(all)))),
    jvp(all, tangents) {
      const z = inner.forward(innerInputs(all));
      const dz = inner.jvp(
        innerInputs(all),
        pick(tangents, inner, differentiable(inner, innerNames)),
      );
      const rest = differentiable(outer, others).map(
        (name) => [name, tangents[prefixed(outer, name)]] as const,
      );
      return outer.jvp(outerInputs(all, z), { ...Object.fromEntries(rest), [input]: dz });
    },
    vjp(all, zBar) {
      const z = inner.forward(innerInputs(all));
      const back = outer.vjp(outerInputs(all, z), zBar);
      return join(inner.vjp(innerInputs(all), back[input]), back);
    },
    jacobian(all) {
      const z = inner.forward(innerInputs(all));
      const outside = outer.jacobian(outerInputs(all, z));
      const inside = inner.jacobian(innerInputs(all));
      const chained = Object.entries(inside).map(
        ([name, byName]) => [name, product(outside[input], byName)] as const,
      );
      return join(Object.fromEntries(chained), outside);
    },
  };
}

/** All pairs of gates that fit, composed. */
export function* compositions(gates: readonly AnyGate[]): Generator<Gate> {
  for (const outer of gates) {
    for (const input of Object.keys(outer.inputs)) {
      if (!isDifferentiable(outer.inputs[input] as Spec)) continue;
      for (const inner of gates) {
        const composed = compose(outer, input, inner);
        if (composed !== null) yield composed;
      }
    }
  }
}
