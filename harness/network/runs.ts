import type { Tensors } from '../../gates/kit/gate.ts';
import { begun, lengthsOf } from './begin.ts';
import { batchIn } from './flow.ts';
import type { Network } from './graph.ts';
import { rowsOf } from './train.ts';

/** What a network is run on. */
export interface Feed {
  /** Data by input; the first axis is that of the examples. */
  readonly given: Tensors;
  /** Examples at most. */
  readonly examples: number;
  readonly seed: number;
}

const first = (count: number): Int32Array => Int32Array.from({ length: count }, (_, k) => k);

/** The first examples of data. */
export function firstOf(given: Tensors, most: number): Tensors {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      return [name, rowsOf(value, first(Math.min(most, value.shape[0])))] as const;
    }),
  );
}

/**
 * The values of all sources for each run of a network: one batch where it takes a batch, else one example after
 * the other. Data that are not given and have no start are drawn.
 *
 * @param scale of all weights, instead of their own
 */
export function runsOf(
  network: Network,
  { given, examples, seed }: Feed,
  scale?: number,
): Tensors[] {
  const swept = scale === undefined ? {} : { scale };
  const data = firstOf(given, examples);
  if (batchIn(network) !== undefined) {
    const lengths = lengthsOf(network, data, examples);
    return [begun(network, { seed, lengths, given: data, ...swept })];
  }
  const inputs = network.sources.filter(({ kind }) => kind === 'input');
  const open = inputs.filter(
    ({ name, start }) => data[name] === undefined && !(start && 'value' in start),
  );
  const counts = Object.values(data).map(({ shape }) => shape[0]);
  const count = counts.length > 0 ? Math.min(...counts) : open.length > 0 ? examples : 1;
  const one = (k: number): Tensors =>
    Object.fromEntries(
      Object.entries(data).map(([name, value]) => {
        const { shape, data: numbers } = rowsOf(value, [k]);
        return [name, { shape: shape.slice(1), data: numbers }] as const;
      }),
    );
  const lengths = lengthsOf(network, count === 0 ? {} : one(0), 3);
  const base = begun(network, { seed, lengths, ...swept });
  return Array.from({ length: count }, (_, k) => {
    const drawn = begun(network, { seed: seed + 1 + k, lengths, given: one(k), ...swept });
    const fed = inputs.map(({ name }) => [name, drawn[name]] as const);
    return { ...base, ...Object.fromEntries(fed) };
  });
}
