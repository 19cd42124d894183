import type { Tensor } from '../../gates/kit/tensor.ts';
import { showTensor } from '../kit/literal.ts';

/** A tensor to so many digits, as on a whiteboard. */
export function showRounded(
  { shape, data }: Tensor,
  indent: number,
  columns: number,
  digits = 5,
): string {
  const short = data.map((x) => (Number.isFinite(x) ? Number(x.toPrecision(digits)) : x));
  return showTensor({ shape, data: short }, indent, columns);
}
