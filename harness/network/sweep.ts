import { flowOf } from './flow.ts';
import type { Network } from './graph.ts';
import { runsOf, type Feed } from './runs.ts';

/** What flows where the weights begin at one scale. */
export interface AtScale {
  readonly scale: number;
  /** The largest number that flows into an element-wise gate. */
  readonly largest: number;
  /** For each parameter δ as it typically arrives at the gate that takes it, in the order of the network. */
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
export function sweep(network: Network, feed: Feed, threshold: number): AtScale[] {
  return scales.map((scale): AtScale => {
    const flow = flowOf(network, runsOf(network, feed, scale), feed.seed, threshold);
    const curved = flow.gates.filter(({ elementwise }) => elementwise);
    const units = curved.flatMap((gate) => gate.units);
    const parameters = flow.sources.filter(({ kind }) => kind === 'parameter');
    const fed = units.flatMap(({ between }) => between.map(Math.abs));
    return {
      scale,
      largest: fed.reduce((most, size) => Math.max(most, size), 0),
      gradients: Object.fromEntries(
        parameters.map(({ name }) => {
          const taker = flow.gates.find(({ from }) => Object.values(from).includes(name))!;
          return [name, taker.arrives.typical] as const;
        }),
      ),
      small: units.reduce((sum, unit) => sum + unit.small, 0) / Math.max(1, units.length),
    };
  });
}
