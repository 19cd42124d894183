import type { BigNumber } from 'mathjs';

/** Digits beyond those asked for: thousands of terms, each with its rounding, take four of them. */
const guard = 12;

interface Decimals {
  new (x: number | string | BigNumber): BigNumber;
  readonly precision: number;
  readonly rounding: 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
  clone(config: { precision: number; rounding: 4 }): Decimals;
  acos(x: number): BigNumber;
}

const known = new WeakMap<object, Map<number, { Big: Decimals; rootOfPi: BigNumber }>>();

/** Decimals of so many digits, rounded to the nearest, and √π in them. */
function decimals(From: Decimals, digits: number): { Big: Decimals; rootOfPi: BigNumber } {
  const sizes = known.get(From) ?? new Map<number, { Big: Decimals; rootOfPi: BigNumber }>();
  known.set(From, sizes);
  let found = sizes.get(digits);
  if (found === undefined) {
    const Big = From.clone({ precision: digits, rounding: 4 });
    found = { Big, rootOfPi: Big.acos(-1).sqrt() };
    sizes.set(digits, found);
  }
  return found;
}

const decimalsOf = (x: BigNumber): Decimals => x.constructor as unknown as Decimals;

/**
 * erf by the series (2/√π) e^(−x²) Σ 2ᵏ x^(2k+1) / (1·3·…·(2k+1)), whose terms are all of one sign.
 *
 * @returns erf(x) to `digits` digits, in decimals of a few more
 */
export function erfBySeries(x: BigNumber, digits: number): BigNumber {
  const { Big, rootOfPi } = decimals(decimalsOf(x), digits + guard);
  const y = new Big(x);
  const twice = y.times(y).times(2);
  const least = new Big(`1e-${digits + guard}`);
  let term = y;
  let sum = y;
  for (let odd = 3; term.abs().gt(sum.abs().times(least)); odd += 2) {
    term = term.times(twice).div(odd);
    sum = sum.plus(term);
  }
  return sum.times(2).div(rootOfPi).times(y.times(y).neg().exp());
}

/**
 * erfc(x) for x > 0 by the continued fraction e^(−x²)/√π · 1/(x + (1/2)/(x + (2/2)/(x + (3/2)/(x + …)))).
 *
 * It is evaluated from the front (Lentz), and stops where a further step changes nothing; the
 * larger x, the sooner.
 *
 * @returns erfc(x) to `digits` digits, in decimals of a few more
 */
export function erfcByFraction(x: BigNumber, digits: number): BigNumber {
  const { Big, rootOfPi } = decimals(decimalsOf(x), digits + guard);
  const y = new Big(x);
  const least = new Big(`1e-${digits + guard - 4}`);
  let [value, front, back] = [y, y, new Big(0)];
  for (let k = 1, change = new Big(0); change.minus(1).abs().gt(least); k++) {
    const numerator = new Big(k).div(2);
    back = new Big(1).div(y.plus(numerator.times(back)));
    front = y.plus(numerator.div(front));
    change = front.times(back);
    value = value.times(change);
  }
  return y.times(y).neg().exp().div(value.times(rootOfPi));
}

/** erf in the precision and with the rounding of the number given. */
export function erf(x: BigNumber): BigNumber {
  const Big = decimalsOf(x);
  const { precision } = Big;
  if (x.isNaN() || x.isZero()) return x;
  const sign = x.isNegative() ? -1 : 1;
  // erfc(x) is about e^(−x²): of so many digits of erf its 9s take that many
  const nines = Math.min(2 * precision, x.toNumber() ** 2 / Math.LN10);
  if (nines < precision / 4) return new Big(erfBySeries(x, precision)).plus(0);
  const digits = Math.max(4, Math.ceil(precision - nines));
  // beyond the precision only the rounding tells 1 less very little from 1
  const complement =
    nines >= 2 * precision ? new Big(`1e-${2 * precision}`) : erfcByFraction(x.abs(), digits);
  return new Big(sign).minus(complement.times(sign));
}
