import { sizeOf, type Tensor } from '../gates/kit/tensor.ts';
import type { Case } from './cases/draw.ts';
import type { Entry } from './numeric/entryList.ts';
import type { Layout, OutputForm } from './question.ts';
import type { Seen } from './seen.ts';
import { indexOf } from './stats.ts';
import type { Cell, Finding, Reason } from './verdict.ts';

/** What a law knows of what it saw; `input`, `row` and `column` count from 0. */
export interface Facts {
  readonly input?: number;
  readonly row?: number;
  readonly column?: number;
  readonly claimed?: number;
  readonly measured?: number;
  readonly bar?: number;
  readonly between?: readonly [number, number] | null;
  readonly expected?: string | null;
  readonly came?: string | null;
}

/** Where something was seen. */
export interface Scene {
  readonly drawn: Case;
  readonly layout: Layout;
  readonly output: OutputForm | null;
}

const unknown = { claimed: 0, measured: 0, bar: 0, wrong: false };

/** Where a window of entries around a wrong one ends. */
const reach = 6;

/** Where the k-th number of the output stands; of several outputs, in all of them together. */
export const rowIndex = (output: OutputForm | null, row: number): number[] =>
  output !== null && output.names === null ? indexOf(row, output.forms[0].shape) : [row];

/** What a law saw, with the point at which it saw it. */
export function findingOf(scene: Scene, law: string, reason: Reason, facts: Facts): Finding {
  const { drawn, layout, output } = scene;
  const { input, row, column, claimed = NaN, measured = NaN, bar = NaN } = facts;
  const byName = <T>(f: (k: number) => T): Record<string, T> =>
    Object.fromEntries(layout.names.map((name, k) => [name, f(k)] as const));
  return {
    law,
    reason,
    input: input === undefined ? null : layout.names[input],
    output: row === undefined ? [] : rowIndex(output, row),
    index: input === undefined || column === undefined ? [] : indexOf(column, drawn.shapes[input]),
    claimed,
    measured,
    bar,
    between: facts.between ?? null,
    at: byName((k): Tensor => ({ shape: drawn.shapes[k], data: drawn.values[k] })),
    shapes: byName((k) => drawn.shapes[k]),
    dimensions: drawn.lengths,
    regime: drawn.regime,
    expected: facts.expected ?? null,
    came: facts.came ?? null,
    window: [],
  };
}

/** The entries around a wrong one: zeros where none were kept. */
export function windowAround(
  { drawn, output }: Scene,
  input: number,
  worst: Entry,
  seen: Seen | null,
): Cell[] {
  const shape = drawn.shapes[input];
  const columns = sizeOf(shape);
  const rows = output?.size ?? 0;
  const part = (at: number, length: number): [number, number] => {
    const first = Math.max(0, Math.min(at - reach / 2, length - reach));
    return [first, Math.min(length, first + reach)];
  };
  const [top, bottom] = part(worst.row, rows);
  const [start, end] = part(worst.column, columns);
  const cells: Cell[] = [];
  for (let row = top; row < bottom; row++) {
    for (let column = start; column < end; column++) {
      cells.push({
        output: rowIndex(output, row),
        index: indexOf(column, shape),
        ...(seen?.at(row, column) ?? unknown),
      });
    }
  }
  return cells;
}

/** How wrong a finding is: by how many times its own size, NaN most of all. */
export function excess({ claimed, measured }: Finding): number {
  const error = Math.abs(claimed - measured);
  if (Number.isNaN(error)) return Infinity;
  return error / Math.max(Math.abs(claimed), Math.abs(measured));
}
