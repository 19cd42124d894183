/** What a figure is held against. */
export interface Target {
  readonly at: 'most' | 'least';
  readonly value: number;
}

/** One measured number beside what it must reach; `value` is null where there was nothing to measure. */
export interface Figure {
  readonly name: string;
  readonly value: number | null;
  readonly unit: string;
  readonly target: Target | null;
  readonly reached: boolean | null;
  /** What has to be known beside the number. */
  readonly note: string;
}

/** A table to be printed. */
export interface Table {
  readonly title: string;
  readonly notes: readonly string[];
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What one part of the bench found out. */
export interface Part {
  readonly name: string;
  readonly tables: readonly Table[];
  readonly figures: readonly Figure[];
  /** Plain data for `--json` that is in no figure. */
  readonly data: unknown;
  /** What could not be measured because it broke. */
  readonly broke: readonly string[];
}

export const atMost = (value: number): Target => ({ at: 'most', value });
export const atLeast = (value: number): Target => ({ at: 'least', value });

/** Holds a number against its target; NaN reaches none, and of a missing number nothing is said. */
export function figure(
  name: string,
  value: number | null,
  unit: string,
  target: Target | null = null,
  note = '',
): Figure {
  if (target === null || value === null) return { name, value, unit, target, reached: null, note };
  const reached = target.at === 'most' ? value <= target.value : value >= target.value;
  return { name, value, unit, target, reached, note };
}

/** Three digits or so, and a power of ten where many zeros would stand otherwise. */
export function short(value: number): string {
  const size = Math.abs(value);
  if (Number.isInteger(value) || !Number.isFinite(value)) return String(value);
  if (size < 1e-3) return value.toExponential(1);
  if (size >= 100) return value.toFixed(0);
  return value.toPrecision(3);
}

const withUnit = (number: string, unit: string): string =>
  unit === '' ? number : unit === '×' ? `${number} ×` : `${number} ${unit}`;

export const showValue = ({ value, unit }: Figure): string =>
  value === null ? 'not measured' : withUnit(short(value), unit);

export const showTarget = ({ target, unit }: Figure): string =>
  target === null
    ? ''
    : withUnit(`${target.at === 'most' ? '≤' : '≥'} ${Number(target.value)}`, unit);

export const showReached = ({ reached }: Figure): string =>
  reached === null ? '' : reached ? 'reached' : 'not reached';

/** The table of some figures: measured, target, reached or not, and the note. */
export const figureTable = (
  title: string,
  figures: readonly Figure[],
  notes: readonly string[] = [],
): Table => ({
  title,
  notes,
  head: ['', 'measured', 'target', '', ''],
  rows: figures.map((each) => [
    each.name,
    showValue(each),
    showTarget(each),
    showReached(each),
    each.note,
  ]),
});
