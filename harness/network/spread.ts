/** How the sizes of some numbers are spread; signs do not count. */
export interface Spread {
  readonly count: number;
  /** The root of the mean of the squares: a size that does not depend on how many there are. */
  readonly rms: number;
  readonly median: number;
  /** The median of those that are not exactly 0: one large example does not move it, nor does a clamped unit. */
  readonly typical: number;
  readonly smallest: number;
  readonly largest: number;
  /** The part of them that is exactly 0, from 0 to 1. */
  readonly zeros: number;
}

/** The spread of the absolute values of some numbers; zeros for none. */
export function spreadOf(numbers: Float64Array): Spread {
  const sizes = numbers.map(Math.abs).toSorted();
  const count = sizes.length;
  const middle = (from: number): number =>
    from === count ? 0 : (sizes[(from + count - 1) >> 1] + sizes[(from + count) >> 1]) / 2;
  if (count === 0)
    return { count, rms: 0, median: 0, typical: 0, smallest: 0, largest: 0, zeros: 0 };
  const largest = sizes[count - 1];
  // scaled, so that no square overflows or vanishes
  const unit = largest > 0 && largest < Infinity ? largest : 1;
  let squares = 0;
  let zeros = 0;
  for (const size of sizes) {
    squares += (size / unit) ** 2;
    if (size === 0) zeros++;
  }
  return {
    count,
    rms: unit * Math.sqrt(squares / count),
    median: middle(0),
    typical: middle(zeros),
    smallest: sizes[0],
    largest,
    zeros: zeros / count,
  };
}
