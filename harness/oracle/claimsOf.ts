import type { AnyGate, Tensors } from '../../gates/kit/gate.ts';
import { isDifferentiable } from '../../gates/kit/spec.ts';
import { zeros, type Tensor } from '../../gates/kit/tensor.ts';
import type { Claim } from './held.ts';

/** A claimed Jacobian: what stands in a row, one for each entry of the output, and a column. */
export interface ClaimedJacobian {
  readonly claim: Exclude<Claim, 'forward'>;
  readonly at: (row: number, column: number) => number;
}

/** Zeros but for a single 1. */
function unit(shape: readonly number[], at: number): Tensor {
  const tensor = zeros(shape);
  tensor.data[at] = 1;
  return tensor;
}

/**
 * The Jacobian by one input that a gate claims in each of its three functions.
 *
 * @param z the output, whose shape the cotangents take
 */
export function claimsOf(
  gate: AnyGate,
  inputs: Tensors,
  input: string,
  z: Tensor,
): readonly ClaimedJacobian[] {
  const { data, shape } = inputs[input];
  const still = Object.keys(gate.inputs)
    .filter((name) => isDifferentiable(gate.inputs[name]))
    .map((name) => [name, zeros(inputs[name].shape)] as const);
  const jacobian = gate.jacobian(inputs)[input].data;
  const rows = Array.from(z.data, (_, i) => gate.vjp(inputs, unit(z.shape, i))[input].data);
  const columns = Array.from(data, (_, j) => {
    const tangents = { ...Object.fromEntries(still), [input]: unit(shape, j) };
    return gate.jvp(inputs, tangents).data;
  });
  return [
    { claim: 'jacobian', at: (i, j) => jacobian[i * data.length + j] },
    { claim: 'vjp', at: (i, j) => rows[i][j] },
    { claim: 'jvp', at: (i, j) => columns[j][i] },
  ];
}
