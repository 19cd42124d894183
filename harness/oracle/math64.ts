import type { BigNumber, ConfigOptions, EvalFunction, MathJsInstance } from 'mathjs';
import { decimalOf } from './decimalOf.ts';
import { erf } from './erf.ts';
import { remembered } from './remembered.ts';

/** Which way a number that does not fit is rounded. */
export type Rounding = 'down' | 'up' | 'nearest';

/** decimal.js names its rounding modes by number. */
const modes = { up: 2, down: 3, nearest: 4 } as const satisfies Record<Rounding, number>;

interface Decimals {
  readonly rounding: number;
  new (x: string): BigNumber;
  config(options: { rounding: number }): unknown;
}

/** mathjs in decimal numbers of a given precision. */
export interface Math64 {
  readonly digits: number;
  /** A double, exactly. */
  big(x: number): BigNumber;
  /** A matrix of rows. */
  matrix(rows: readonly (readonly BigNumber[])[]): unknown;
  compile(expression: string): EvalFunction;
  /** How many operators and functions an expression has. */
  operations(expression: string): number;
  /** What `work` returns when each of its results is rounded this way. */
  rounded<T>(rounding: Rounding, work: () => T): T;
}

/** mathjs dispatches on the kinds of the arguments, and has an implementation for each. */
interface Typed {
  readonly signatures: Readonly<Record<'BigNumber', (x: BigNumber) => unknown>>;
}

const configOf = (digits: number): ConfigOptions => ({
  number: 'BigNumber',
  matrix: 'Matrix',
  precision: digits,
  // mathjs takes numbers as equal that are this close, 0 being refused: relative, and near zero
  relTol: Number(`1e-${Math.min(digits, 308) - 4}`),
  absTol: 1e-308,
});

function math64(math: MathJsInstance, digits: number): Math64 {
  const Big = math.bignumber(0).constructor as unknown as Decimals;
  const { exp, log, sin, cos, atan, sinh, tanh, atanh, sqrt } = math;
  // mathjs' own erf refuses a BigNumber
  const ofDecimals = { signatures: { BigNumber: erf } };
  const dear = { exp, log, sin, cos, atan, sinh, tanh, atanh, sqrt, erf: ofDecimals };
  for (const [name, typed] of Object.entries<unknown>(dear)) {
    const { signatures } = typed as Typed;
    const BigNumber = remembered(signatures.BigNumber, () => Big.rounding);
    math.import({ [name]: math.typed(name, { ...signatures, BigNumber }) }, { override: true });
  }
  return {
    digits,
    big: (x) => new Big(decimalOf(x)),
    matrix: (rows) => math.matrix(rows.map((row) => [...row])),
    compile: (expression) => math.compile(expression),
    operations: (expression) =>
      math
        .parse(expression)
        .filter(({ type }) => type === 'OperatorNode' || type === 'FunctionNode').length,
    rounded(rounding, work) {
      Big.config({ rounding: modes[rounding] });
      try {
        return work();
      } finally {
        Big.config({ rounding: modes.nearest });
      }
    },
  };
}

/**
 * Loads mathjs, which takes half a second and is done by no one who does not ask for digits.
 *
 * @returns mathjs at a precision, made once for each
 */
export async function loadMath64(): Promise<(digits: number) => Math64> {
  const { all, create } = await import('mathjs');
  const made = new Map<number, Math64>();
  return (digits) => {
    const math = made.get(digits) ?? math64(create(all, configOf(digits)), digits);
    made.set(digits, math);
    return math;
  };
}
