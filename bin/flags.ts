import { UsageError } from './exits.ts';

/** The numbers that a check may be given, read from the command line. */
export interface Numbers {
  readonly runs?: number;
  readonly seed: number;
  /** Milliseconds. */
  readonly budget?: number;
  readonly resolution?: number;
}

const refuse = (flag: string, expected: string, came: string): never => {
  throw new UsageError(`${flag}: expected ${expected}, came '${came}'.`);
};

/** Reads a whole number of at least `least`. */
export const wholeNumber =
  (flag: string, least: number) =>
  (text: string): number => {
    const value = /^\d+$/.test(text) ? Number(text) : NaN;
    if (Number.isSafeInteger(value) && value >= least) return value;
    return refuse(flag, `a whole number of ${least} or more`, text);
  };

/** Reads a number between 0 and 1, neither of them. */
export const fraction =
  (flag: string) =>
  (text: string): number => {
    const value = text.trim() === '' ? NaN : Number(text);
    return value > 0 && value < 1 ? value : refuse(flag, 'a number between 0 and 1', text);
  };

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, min: 60_000 };

/** Reads a time with its unit and gives it in milliseconds. */
export const time =
  (flag: string) =>
  (text: string): number => {
    const [, count, unit] = /^(\d+(?:\.\d+)?)(ms|s|min)$/.exec(text) ?? [];
    const milliseconds = Number(count) * units[unit];
    return milliseconds > 0
      ? milliseconds
      : refuse(flag, 'a time such as 500ms, 10s or 2min', text);
  };

/** Reads one of several names. */
export const oneOf =
  (flag: string, names: readonly string[]) =>
  (text: string, before: readonly string[] = []): readonly string[] =>
    names.includes(text) ? [...before, text] : refuse(flag, `one of ${names.join(', ')}`, text);

/** Gathers the values of a flag that may be given several times. */
export const several = (text: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  text,
];
