const bits = new DataView(new ArrayBuffer(8));

/**
 * All decimal digits of a double, up to 767 of them: `0.1` is 0.1000000000000000055511…
 *
 * The shortest literal that reads back, which is what `String` gives, is another number.
 *
 * @returns a literal such as `-15e-1`; `NaN`, `Infinity` and `-Infinity` for themselves
 */
export function decimalOf(x: number): string {
  if (!Number.isFinite(x)) return String(x);
  bits.setFloat64(0, x);
  const word = bits.getBigUint64(0);
  const sign = word >> 63n === 0n ? '' : '-';
  const biased = Number((word >> 52n) & 0x7ffn);
  const fraction = word & 0xfffffffffffffn;
  // a biased exponent of 0 says subnormal: no hidden bit, and the exponent of the smallest normal
  const significand = biased === 0 ? fraction : fraction | (1n << 52n);
  const exponent = Math.max(1, biased) - 1075;
  // m 2⁻ᵏ = m 5ᵏ 10⁻ᵏ
  if (exponent < 0) return `${sign}${significand * 5n ** BigInt(-exponent)}e${exponent}`;
  return `${sign}${significand << BigInt(exponent)}`;
}
