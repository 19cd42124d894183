import type { BigNumber } from 'mathjs';
import { precisions } from '../numeric/dtype.ts';
import type { Math64 } from './math64.ts';
import type { Slope } from './neighbourhood.ts';

const { roundoff, tiny } = precisions.float64;

const larger = (a: BigNumber, b: BigNumber): BigNumber => (a.gt(b) ? a : b);
const smaller = (a: BigNumber, b: BigNumber): BigNumber => (a.lt(b) ? a : b);

const ends = new WeakMap<Math64, BigNumber>();

/** Where the range of a double ends: 309 digits, which take longer than the rest to make. */
function endOf(math: Math64): BigNumber {
  const known = ends.get(math) ?? math.big(2 ** 1023).times(2);
  ends.set(math, known);
  return known;
}

/** The size of a derivative; at a kink that of its steeper side. */
export const sizeOfSlope = ({ value, sides }: Slope): BigNumber =>
  sides === null ? value.abs() : larger(sides[0].abs(), sides[1].abs());

/**
 * How many roundings it takes to explain the distance of a double from the true number.
 *
 * One rounding, of the result or of an input, changes it by u · `size`. At a kink a claim may be
 * anywhere between the two sides.
 *
 * @param size |z| + Σ |xⱼ ∂z/∂xⱼ| for an output z
 * @returns 0 for the double that is as near as any; infinite for a NaN
 */
export function roundingsOff(math: Math64, claim: number, exact: Slope, size: BigNumber): number {
  if (Number.isNaN(claim)) return Infinity;
  const end = endOf(math);
  // beyond the range, infinities included, a number is held to be the end of the range
  const within = (x: BigNumber): BigNumber => larger(smaller(x, end), end.neg());
  const { value, slack, sides } = exact;
  const [a, b] = sides ?? [value.minus(slack), value.plus(slack)];
  const claimed = within(math.big(claim));
  const nearest = larger(smaller(claimed, within(larger(a, b))), within(smaller(a, b)));
  // and the size of what is beyond the range comes down with it
  const unit = value.abs().gt(end) ? size.times(end).div(value.abs()) : size;
  return claimed.minus(nearest).abs().div(unit.times(roundoff).plus(tiny)).toNumber();
}
