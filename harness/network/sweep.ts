import type { Tensors } from '../../gates/kit/gate.ts';
import type { Lengths } from '../cases/dimensions.ts';
import { begun } from './begin.ts';
import { flowOf } from './flow.ts';
import type { Network } from './graph.ts';

/** What flows where the weights begin at one scale. */
export interface AtScale {
  readonly scale: number;
  /** The largest number that flows into an element-wise gate. */
  readonly largest: number;
  /** The root mean square of the gradient by each parameter, in the order of the network. */
  readonly gradients: Readonly<Record<string, number>>;
  /** Of all local gradients of element-wise gates the part that is below the threshold. */
  readonly small: number;
}

/** The scales of a sweep: from 0.01 to 400, evenly in their logarithm. */
export const scales: readonly number[] = Array.from(
  { length: 24 },
  (_, k) => 0.01 * (400 / 0.01) ** (k / 23),
);

/** Begins a network at one scale of its weights after another, and gathers where the gradient dies. */
export function sweep(
  network: Network,
  runsOf: (values: Tensors) => readonly Tensors[],
  {
    seed,
    lengths,
    given,
    threshold,
  }: { seed: number; lengths: Lengths; given: Tensors; threshold: number },
): AtScale[] {
  return scales.map((scale): AtScale => {
    const values = begun(network, { seed, lengths, given, scale });
    const flow = flowOf(network, runsOf(values), seed, threshold);
    const curved = flow.gates.filter(({ elementwise }) => elementwise);
    const units = curved.flatMap((gate) => gate.units);
    const parameters = flow.sources.filter(({ kind }) => kind === 'parameter');
    const fed = curved.flatMap(({ units: all }) =>
      all.flatMap(({ between }) => between.map(Math.abs)),
    );
    return {
      scale,
      largest: fed.reduce((most, size) => Math.max(most, size), 0),
      gradients: Object.fromEntries(parameters.map(({ name, gradient }) => [name, gradient.rms])),
      small: units.reduce((sum, unit) => sum + unit.small, 0) / Math.max(1, units.length),
    };
  });
}
