import type { Kink } from '../../gates/kit/kink.ts';
import type { Tensor } from '../../gates/kit/tensor.ts';
import type { Part } from '../part.ts';

/** So near to a kink, steps that measure a slope may cross it without its showing. */
const near = 2 ** -16;

const isNear = (a: number, b: number): boolean =>
  Math.abs(a - b) <= near * Math.max(1, Math.abs(b));

/** Whether the two largest entries of a row are tied. */
function isTied({ shape, data }: Tensor): boolean {
  const length = shape.at(-1) ?? 1;
  for (let at = 0; at < data.length; at += length) {
    const row = data.slice(at, at + length).toSorted();
    if (length > 1 && isNear(row[length - 2], row[length - 1])) return true;
  }
  return false;
}

function sits(kink: Kink, inputs: Part['inputs']): boolean {
  if ('at' in kink) return inputs[kink.input].data.some((x) => isNear(x, kink.at));
  const [first, second] = kink.ties.map((name) => inputs[name!]);
  return second === undefined
    ? isTied(first)
    : first.data.some((x, i) => isNear(x, second.data[i]));
}

/** Whether the values that flow into a gate lie on a kink that it declares, or next to one. */
export const isKinked = ({ gate, inputs }: Part): boolean =>
  (gate.kinks ?? []).some((kink) => sits(kink, inputs));
