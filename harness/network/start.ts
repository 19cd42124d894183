import type { Dimension } from '../../gates/kit/spec.ts';
import type { Tensor } from '../../gates/kit/tensor.ts';
import { read } from '../value.ts';
import type { Value } from '../subject.ts';

/** The numbers that a source begins with: given, or drawn from a normal distribution of this size. */
export type Start =
  | { readonly value: Tensor }
  /** The standard deviation of an entry, times the square root of how many entries are summed. */
  | { readonly scale: number };

/**
 * Makes sense of what stands as a source's start: numbers of its shape, or `{ scale }`.
 *
 * @throws {TypeError} naming the source, what was expected and what came
 */
export function startOf(
  who: string,
  shape: readonly Dimension[],
  given: Value | { readonly scale: number } | undefined,
): Start | null {
  if (given === undefined) return null;
  if (typeof given === 'object' && 'scale' in given) {
    if (given.scale > 0 && Number.isFinite(given.scale)) return { scale: given.scale };
    throw new TypeError(`${who}: expected a scale greater than 0, came ${String(given.scale)}.`);
  }
  const reading = read(given);
  const data = Float64Array.from(reading?.data ?? []);
  const came = reading?.form.shape;
  const fits =
    came?.length === shape.length &&
    shape.every((axis, k) => typeof axis === 'string' || axis === came[k]);
  if (!fits) {
    const shown = came === undefined ? 'no numbers of one shape' : `shape [${came.join(', ')}]`;
    throw new TypeError(`${who}: its numbers have ${shown}, expected shape [${shape.join(', ')}].`);
  }
  if (data.every(Number.isFinite)) return { value: { shape: came, data } };
  throw new TypeError(
    `${who}: expected finite numbers, came ${data.find((x) => !Number.isFinite(x))}.`,
  );
}
