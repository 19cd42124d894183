import type { Tensor } from '../gates/kit/tensor.ts';

/** A function in float64 with all its derivatives, which others are held against: a gate is one. */
export interface Reference {
  readonly name: string;
  forward(inputs: Tensors): Tensor;
  vjp(inputs: Tensors, cotangent: Tensor): Tensors;
  jacobian(inputs: Tensors): Tensors;
}

type Tensors = Readonly<Record<string, Tensor>>;

/** What is true at a point, entry by entry, and the size that an error there is to be seen against. */
export interface Truth {
  readonly values: Float64Array;
  readonly scales: Float64Array;
}

/** How far an entry is moved, relative to itself, to see what depends on it. */
const nudge = 2 ** -20;

/**
 * The output, and what it is made of: zᵢ, or Σⱼ |∂zᵢ/∂xⱼ xⱼ| where that is more.
 *
 * A sum that has cancelled still carries the roundings of its terms; nothing here grows with the number of
 * entries.
 */
export function outputOf(reference: Reference, inputs: Tensors): Truth {
  const { data: values } = reference.forward(inputs);
  const scales = values.map(Math.abs);
  const terms = new Float64Array(values.length);
  for (const [name, jacobian] of Object.entries(reference.jacobian(inputs))) {
    const { data: x } = inputs[name];
    for (let i = 0; i < values.length; i++) {
      for (let j = 0; j < x.length; j++) {
        const term = Math.abs(jacobian.data[i * x.length + j] * x[j]);
        if (term < Infinity) terms[i] += term;
      }
    }
  }
  return { values, scales: scales.map((size, i) => Math.max(size, terms[i])) };
}

/**
 * For each input the gradient of ⟨u, f⟩, and what it is made of: its terms Σᵢ |uᵢ ∂zᵢ/∂xⱼ|, or what the
 * roundings of the inputs make of it, Σₗ |∂gⱼ/∂xₗ xₗ|, where that is more.
 */
export function gradientOf(
  reference: Reference,
  inputs: Tensors,
  u: Tensor,
): Readonly<Record<string, Truth>> {
  const gradients = reference.vjp(inputs, u);
  const jacobians = reference.jacobian(inputs);
  const moved = Object.keys(gradients).flatMap((name) =>
    Array.from(inputs[name].data, (x, l) =>
      x === 0 ? null : changesBy(reference, inputs, u, name, l),
    ),
  );
  return Object.fromEntries(
    Object.entries(gradients).map(([name, { data: values }]) => {
      const scales = values.map((g, j) => {
        let terms = 0;
        for (let i = 0; i < u.data.length; i++) {
          terms += Math.abs(u.data[i] * jacobians[name].data[i * values.length + j]);
        }
        let bent = 0;
        for (const change of moved) {
          const by = change?.(name, j, g) ?? 0;
          if (by < Infinity) bent += by;
        }
        return Math.max(Math.abs(g), terms < Infinity ? terms : 0, bent);
      });
      return [name, { values, scales }] as const;
    }),
  );
}

/**
 * By how much each entry of the gradient would change, were one entry of one input as large again: the
 * smaller of what is seen on both sides, since at a kink one of them is a jump.
 */
function changesBy(
  reference: Reference,
  inputs: Tensors,
  u: Tensor,
  name: string,
  l: number,
): (of: string, j: number, g: number) => number {
  const beside = [1 + nudge, 1 - nudge].map((factor) => {
    const data = inputs[name].data.slice();
    data[l] *= factor;
    return reference.vjp({ ...inputs, [name]: { shape: inputs[name].shape, data } }, u);
  });
  return (of, j, g) => Math.min(...beside.map((there) => Math.abs(there[of].data[j] - g))) / nudge;
}
