import type { Spec } from '../../gates/kit/spec.ts';
import type { Step } from './graph.ts';

/**
 * How many products a gate adds up for one entry of its output, as far as one of its inputs tells: the lengths of
 * the axes that the output does not have.
 *
 * @returns null where there is no such axis, as for a bias
 */
export function fanIn(
  { gate }: Pick<Step, 'gate'>,
  input: string,
  shape: readonly number[],
): number | null {
  const spec = gate.inputs[input] as Spec;
  const summed = spec.shape.flatMap((axis, k) => (gate.output.includes(axis) ? [] : [shape[k]]));
  return summed.length === 0 ? null : summed.reduce((product, length) => product * length, 1);
}

/** The gate that takes a parameter first, and which of its inputs that is. */
export function useOf(steps: readonly Step[], name: string): { step: Step; input: string } | null {
  for (const step of steps) {
    const input = Object.keys(step.from).find((one) => step.from[one] === name);
    if (input !== undefined) return { step, input };
  }
  return null;
}
