import { defineScalarGate, map, type AnyGate } from '../../../gates/kit/index.ts';

/** A right gate with another forward, entry by entry. */
export const computing = (gate: AnyGate, f: (x: number) => number): AnyGate => ({
  ...gate,
  forward: ({ x }) => map(x, f),
});

/** A right gate with another slope, in all its claims. */
export const sloping = (gate: AnyGate, df: (x: number) => number): AnyGate => {
  const scalar = { name: gate.name, latex: gate.latex, cite: gate.cite, definition: 'x', df };
  const { jacobian, vjp, jvp } = defineScalarGate({ ...scalar, f: (x) => x });
  return { ...gate, jacobian, vjp, jvp };
};
