import type { Asking } from '../question.ts';
import { examine } from '../numeric/examine.ts';
import { axis, type Field } from '../numeric/field.ts';
import { slopesAlong } from '../numeric/slopes.ts';

/** A Jacobian by one input, every entry of it, rows by output and columns by input. */
export interface Jacobian {
  readonly columns: number;
  readonly values: Float64Array;
  /** |value − slope| ≤ bar; infinite where there is nothing to compare with: at a kink, a jump, a cusp. */
  readonly bars: Float64Array;
}

/**
 * Measures a whole Jacobian for itself, column by column and whatever is claimed.
 *
 * A check moves columns together and measures as precisely as the claims need. Here the claims are known to be
 * wrong, and other numbers will be held against what is measured.
 */
export function* measureJacobian(field: Field, inputs: readonly number[]): Asking<Jacobian[]> {
  const quick: Jacobian[] = [];
  for (const input of inputs) quick.push(yield* columnByColumn(field, input, false));
  // What an output is made of is known only now: Σ |∂f/∂xⱼ| |xⱼ| where that is more than |f|.
  const sizes = field.sizes.map((size, row) => {
    let terms = 0;
    quick.forEach(({ columns, values }, k) => {
      const x = field.point[inputs[k]];
      for (let j = 0; j < columns; j++) {
        const term = Math.abs(values[row * columns + j] * x[j]);
        if (term < Infinity) terms += term;
      }
    });
    return Math.max(size, terms);
  });
  const measured: Jacobian[] = [];
  for (const input of inputs)
    measured.push(yield* columnByColumn({ ...field, sizes }, input, true));
  return measured;
}

function* columnByColumn(field: Field, input: number, closely: boolean): Asking<Jacobian> {
  const rows = field.value.length;
  const columns = field.point[input].length;
  const values = new Float64Array(rows * columns);
  const bars = new Float64Array(rows * columns).fill(Infinity);
  for (let column = 0; column < columns; column++) {
    const direction = axis(input, column);
    const look = yield* slopesAlong(field, direction, null);
    const doubtful: number[] = [];
    for (let row = 0; row < rows; row++) {
      const at = row * columns + column;
      values[at] = look.values[row];
      if (look.doubts[row] !== 1) bars[at] = look.bars[row];
      else doubtful.push(row);
    }
    if (!closely || doubtful.length === 0) continue;
    const claims = doubtful.map((row) => look.values[row]);
    const slopes = yield* examine(field, direction, doubtful, claims);
    slopes.forEach(({ kind, value, bar, excuses }, k) => {
      if ((kind !== 'smooth' && kind !== 'edge') || !Number.isFinite(value)) return;
      const at = doubtful[k] * columns + column;
      values[at] = value;
      // What the slope may be besides is as good as it.
      bars[at] = Math.max(
        bar,
        ...excuses.map(({ lower, upper }) => Math.max(value - lower, upper - value)),
      );
    });
  }
  return { columns, values, bars };
}
