import type { Tensors } from '../../gates/kit/gate.ts';
import { isDifferentiable } from '../../gates/kit/spec.ts';
import { sizeOf, tensor, type Tensor } from '../../gates/kit/tensor.ts';
import { shapeIn, type Lengths } from '../cases/dimensions.ts';
import { bend } from '../cases/domain.ts';
import { randomOf, type Random } from '../cases/random.ts';
import { fanIn, useOf } from './fanIn.ts';
import type { Network, Source } from './graph.ts';

/** How a network is begun. */
export interface Begin {
  readonly seed: number;
  /** Lengths of the named dimensions. */
  readonly lengths: Lengths;
  /** Values of inputs that are known: data. */
  readonly given?: Tensors;
  /** Draws every weight with this scale, whatever its own start is. */
  readonly scale?: number;
}

/** Of mean 0 and variance 1, by Box and Muller. */
export function normal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
  return radius * Math.cos(2 * Math.PI * random.nextDouble());
}

/** The deviation with which a parameter is drawn; 0 where nothing is summed, as for a bias. */
function deviationOf(
  { steps }: Network,
  { name, start }: Source,
  shape: readonly number[],
  scale?: number,
): number {
  const use = useOf(steps, name);
  const summed = use === null ? null : fanIn(use.step, use.input, shape);
  const own = start !== null && 'scale' in start ? start.scale : null;
  if (summed === null) return own ?? 0;
  return (scale ?? own ?? 1) / Math.sqrt(Math.max(1, summed));
}

function drawn(network: Network, source: Source, begin: Begin, k: number): Tensor {
  const { spec, kind } = source;
  const shape = shapeIn(spec.shape, begin.lengths);
  const random = randomOf(begin.seed, k, 6);
  const deviation = kind === 'parameter' ? deviationOf(network, source, shape, begin.scale) : 1;
  const size =
    kind === 'input' && source.start !== null && 'scale' in source.start
      ? source.start.scale
      : deviation;
  const data = Float64Array.from({ length: sizeOf(shape) }, () => size * normal(random));
  bend(random, data, spec.domain, shape.at(-1) ?? 0, begin.lengths);
  return tensor(data, shape);
}

/** Whether a parameter is a weight: something whose products are added up. */
export function isWeight({ steps }: Network, { name, kind, spec }: Source): boolean {
  if (kind !== 'parameter' || !isDifferentiable(spec)) return false;
  const use = useOf(steps, name);
  return (
    use !== null &&
    fanIn(
      use.step,
      use.input,
      spec.shape.map(() => 2),
    ) !== null
  );
}

/**
 * Numbers for every source: what is given, what it starts with, and for the rest drawn ones.
 *
 * A weight is drawn with deviation s/√m, where m products are added up and s is its scale, 1 unless told: then
 * what comes out is s times as large as what goes in. A bias starts at 0, data are drawn with deviation 1.
 */
export function begun(network: Network, begin: Begin): Record<string, Tensor> {
  return Object.fromEntries(
    network.sources.map((source, k) => {
      const { name, start } = source;
      const given = begin.given?.[name];
      const swept = begin.scale !== undefined && isWeight(network, source);
      const own = start !== null && 'value' in start && !swept ? start.value : undefined;
      const value = given ?? own;
      const taken = value && { shape: value.shape, data: value.data.slice() };
      return [name, taken ?? drawn(network, source, begin, k)] as const;
    }),
  );
}

/** The named dimensions of a network's inputs, as long as what is given or starts has them, else of a length. */
export function lengthsOf(network: Network, given: Tensors, otherwise: number): Lengths {
  const lengths: Record<string, number> = {};
  for (const { name, spec, start } of network.sources) {
    const value = given[name] ?? (start !== null && 'value' in start ? start.value : undefined);
    spec.shape.forEach((axis, k) => {
      if (typeof axis !== 'string') return;
      if (value !== undefined) lengths[axis] = value.shape[k];
      else lengths[axis] ??= Math.max(otherwise, spec.min[axis] ?? 0);
    });
  }
  return lengths;
}
