/** A number to two digits, for a table: 2.3e-13, 0.25. Zero is `0`, and nothing measured is `–`. */
export function showNumber(value: number | null): string {
  if (value === null) return '–';
  if (value === 0) return '0';
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '-∞';
  const size = Math.abs(value);
  return size >= 0.01 && size < 99.5
    ? value.toPrecision(2)
    : value.toExponential(1).replace('e+', 'e');
}

/**
 * A count with its thousands apart: 1,234,567.
 *
 * Node has this, but takes longer to load what it knows of languages than all the rest of a report takes.
 */
export const showCount = (count: number): string =>
  String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');

/** A count and its noun: 1 case, 2 cases. */
export const showCounted = (count: number, noun: string, plural = `${noun}s`): string =>
  `${showCount(count)} ${count === 1 ? noun : plural}`;

/** A number as the literal that reads back as the same number, −0 and NaN included. */
export const showLiteral = (value: number): string => (Object.is(value, -0) ? '-0' : String(value));

/** A number to so many significant digits, without zeros at its end. */
export const showDigits = (value: number, digits: number): string =>
  Number.isFinite(value)
    ? showLiteral(Number(value.toPrecision(Math.min(17, Math.max(1, digits)))))
    : showLiteral(value);

/**
 * The significant digits of a measured value that its bar supports, 17 at most.
 *
 * @returns 0 where the bar swallows the value
 */
export function digitsOf(value: number, bar: number): number {
  if (value === 0 || !Number.isFinite(value) || bar === 0) return 17;
  if (!(bar < Math.abs(value))) return 0;
  return Math.min(17, magnitude(value) - magnitude(bar) + 1);
}

/** A measured value to the digits that its bar supports, 0 where it supports none. */
export function showMeasured(value: number, bar: number): string {
  const digits = digitsOf(value, bar);
  return digits === 0 ? '0' : showDigits(value, digits);
}

/** A measured value with its bar: -0.015625 ± 9.1e-16. */
export const showWithBar = (value: number, bar: number): string =>
  `${showMeasured(value, bar)} ± ${showNumber(bar)}`;

/** A duration, given in milliseconds, in the unit that a reader would choose. */
export function showTime(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

const magnitude = (value: number): number => Math.floor(Math.log10(Math.abs(value)));
