import type { BigNumber } from 'mathjs';
import type { AnyGate } from '../../gates/kit/gate.ts';
import type { Math64, Rounding } from './math64.ts';

/** The entries of each input, in the gate's order of inputs. */
export type Point = readonly (readonly BigNumber[])[];

/** A gate's definition at one precision. */
export interface Definition {
  readonly math: Math64;
  /** The entries of the output, row by row. */
  at(point: Point, shapes: readonly (readonly number[])[], rounding: Rounding): BigNumber[];
}

const isBig = (value: unknown): value is BigNumber =>
  typeof value === 'object' && value !== null && 'isBigNumber' in value;

const isMatrix = (value: unknown): value is { toArray(): unknown[] } =>
  typeof value === 'object' && value !== null && 'toArray' in value;

/** What several statements give: the results of those that print theirs. */
const isResultSet = (value: unknown): value is { readonly entries: readonly unknown[] } =>
  typeof value === 'object' && value !== null && 'isResultSet' in value && 'entries' in value;

function entriesOf(value: unknown): unknown[] {
  if (isResultSet(value)) return entriesOf(value.entries.at(-1));
  if (isMatrix(value)) return value.toArray().flat(Infinity);
  return Array.isArray(value) ? value.flat(Infinity) : [value];
}

/** A tensor as the mathematics writes it: a vector as n×1, or as 1×n where the spec says so. */
function written(
  math: Math64,
  entries: readonly BigNumber[],
  shape: readonly number[],
  orientation: 'row' | 'column',
): unknown {
  if (shape.length === 0) return entries[0];
  const columns = shape.length === 2 ? shape[1] : orientation === 'row' ? entries.length : 1;
  return math.matrix(
    Array.from({ length: entries.length / columns }, (_, i) =>
      entries.slice(i * columns, (i + 1) * columns),
    ),
  );
}

/** Compiles the definition of a gate, once for each precision. */
export function definitionOf(gate: AnyGate, math: Math64): Definition {
  const compiled = math.compile(gate.definition);
  const names = Object.keys(gate.inputs);
  return {
    math,
    at(point, shapes, rounding) {
      const scope = Object.fromEntries(
        names.map((name, k) => [
          name,
          written(math, point[k], shapes[k], gate.inputs[name].orientation),
        ]),
      );
      const entries = entriesOf(math.rounded(rounding, () => compiled.evaluate(scope)));
      if (entries.every(isBig)) return entries;
      throw new TypeError(
        `${gate.name}: its definition ${gate.definition} gives ${String(entries.find((entry) => !isBig(entry)))}, expected real numbers.`,
      );
    },
  };
}
