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

/** Reads a number greater than 0, and below a bound where there is one; 0 too where that is the usual. */
export const positive =
  (flag: string, below = Infinity) =>
  (text: string): number => {
    const value = text.trim() === '' ? NaN : Number(text);
    const least = below === Infinity ? value > 0 : value >= 0;
    const expected =
      below === Infinity ? 'a number greater than 0' : `a number from 0 to below ${below}`;
    return least && value < below ? value : refuse(flag, expected, text);
  };

/** Reads whole numbers from 1 up with commas between them. */
export const wholeNumbers =
  (flag: string) =>
  (text: string): readonly number[] => {
    const values = text.split(',').map((part) => (/^\s*\d+\s*$/.test(part) ? Number(part) : NaN));
    return values.every((value) => value >= 1)
      ? values
      : refuse(flag, 'whole numbers of 1 or more, such as 1,100', text);
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
