import type { Dtype } from '../subject.ts';

/** What the verdict must know of a number format. */
export interface Precision {
  /** The bits of the significand, the hidden one included. */
  readonly bits: number;
  /** The unit roundoff u = 2⁻ᵇⁱᵗˢ: half of the gap above 1, relative. */
  readonly roundoff: number;
  /** The smallest normal number: below it digits are lost, or everything where hardware flushes to 0. */
  readonly tiny: number;
  /** The relative error in one entry that must be noticeable for the entry to count as resolved. */
  readonly resolution: number;
  /** The nearest number of the format. */
  readonly round: (x: number) => number;
}

/** Rounds the significand to so many bits, ties to even; exponents below `least` are denormal. */
function rounder(bits: number, least: number, largest: number): (x: number) => number {
  return (x) => {
    if (x === 0 || !Number.isFinite(x)) return x;
    const exponent = Math.max(Math.floor(Math.log2(Math.abs(x))), least);
    const unit = 2 ** (exponent - bits + 1);
    const scaled = x / unit;
    const floor = Math.floor(scaled);
    const up = scaled - floor > 0.5 || (scaled - floor === 0.5 && floor % 2 !== 0);
    const rounded = Math.abs((up ? floor + 1 : floor) * unit);
    return Math.sign(x) * (rounded > largest ? Infinity : rounded);
  };
}

/** The formats, by name. The required resolution is about u^(2/5): what a careless step would still reach. */
export const precisions: Readonly<Record<Dtype, Precision>> = {
  float64: { bits: 53, roundoff: 2 ** -53, tiny: 2 ** -1022, resolution: 1e-6, round: (x) => x },
  float32: { bits: 24, roundoff: 2 ** -24, tiny: 2 ** -126, resolution: 1e-3, round: Math.fround },
  float16: {
    bits: 11,
    roundoff: 2 ** -11,
    tiny: 2 ** -14,
    resolution: 0.05,
    round: rounder(11, -14, 65504),
  },
  bfloat16: {
    bits: 8,
    roundoff: 2 ** -8,
    tiny: 2 ** -126,
    resolution: 0.1,
    round: rounder(8, -126, 3.3895e38),
  },
};
