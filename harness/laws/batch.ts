import { sizeOf } from '../../gates/kit/tensor.ts';
import type { Asking, Given, Layout, OutputForm, Point } from '../question.ts';
import type { Work } from '../work.ts';
import { defineLaw } from './law.ts';

/** The axis of a shape that is the batch; −1 where it has none. */
const axisOf = (shape: readonly unknown[], batch: string): number => shape.indexOf(batch);

/** Row r of an axis, as the positions of its numbers. */
function positions(shape: readonly number[], axis: number, row: number): number[] {
  const inner = sizeOf(shape.slice(axis + 1));
  const length = shape[axis];
  return Array.from({ length: sizeOf(shape) }, (_, i) => i).filter(
    (i) => Math.floor(i / inner) % length === row,
  );
}

const one = (shape: readonly number[], axis: number): number[] =>
  shape.map((length, at) => (at === axis ? 1 : length));

/**
 * A batch is worked row by row: its outputs are those of its rows, and so are its gradients; an input that
 * all rows share gets the sum of theirs.
 */
export const batch = defineLaw({
  name: 'batch',
  latex: String.raw`f(x_1, \dots, x_b) = (f(x_1), \dots, f(x_b))`,
  needs: [['vjp']],

  *check(work) {
    const { plan, layout, drawn, output, point } = work;
    const dimension = plan.batch;
    const rows = dimension === null ? 0 : (drawn.lengths[dimension] ?? 0);
    if (dimension === null || rows < 1 || output.names !== null) return 'not asked';
    const { shape } = output.forms[0];
    const outAxis = plan.output === null ? 0 : axisOf(plan.output, dimension);
    if (outAxis < 0 || shape[outAxis] !== rows) return 'not asked';
    const axes = plan.drawing.specs.map((spec) => axisOf(spec.shape, dimension));
    const u = work.cotangent();
    const [whole] = yield* work.vjp([u]);
    if (whole.refused !== undefined) return 'not asked';
    const sums = layout.wrt.map((k) => new Float64Array(point[k].length));
    const sizes = layout.wrt.map((k) => new Float64Array(point[k].length));
    for (let row = 0; row < rows; row++) {
      const at = positions(shape, outAxis, row);
      const alone = yield* rowAlone(work, axes, row, at, u);
      if (alone === null) return 'not asked';
      const few = 64 * plan.precision.roundoff;
      for (let i = 0; i < at.length; i++) {
        const claimed = work.field.value[at[i]];
        const measured = alone.value[i];
        const bar = few * Math.max(Math.abs(measured), work.field.sizes[at[i]]);
        if (Object.is(claimed, measured) || Math.abs(claimed - measured) <= bar) continue;
        return work.finding('batch', 'broken promise', {
          row: at[i],
          claimed,
          measured,
          bar,
          expected: `row ${row} of the output to be that of row ${row} alone, ${measured}`,
          came: `${claimed}`,
        });
      }
      layout.wrt.forEach((k, which) => {
        const axis = axes[k];
        const where = axis < 0 ? [...point[k].keys()] : positions(drawn.shapes[k], axis, row);
        where.forEach((to, from) => {
          sums[which][to] += alone.gradients[which][from];
          sizes[which][to] += Math.abs(alone.gradients[which][from]);
        });
      });
    }
    for (let k = 0; k < sums.length; k++) {
      let largest = 0;
      for (const size of sizes[k]) largest = Math.max(largest, size);
      for (let j = 0; j < sums[k].length; j++) {
        const claimed = whole.numbers[k][j];
        const measured = sums[k][j];
        const bar = 16 * plan.precision.roundoff * (rows + 4) * largest;
        if (Object.is(claimed, measured) || Math.abs(claimed - measured) <= bar) continue;
        if (!Number.isFinite(measured)) continue;
        const input = layout.wrt[k];
        return work.finding('batch', 'wrong number', { input, column: j, claimed, measured, bar });
      }
    }
    return null;
  },
});

/** The output and the gradients of one row of a batch, worked alone. */
function* rowAlone(
  { layout, point, drawn, output }: Work,
  axes: readonly number[],
  row: number,
  at: readonly number[],
  u: Float64Array,
): Asking<{ value: Float64Array; gradients: readonly Float64Array[] } | null> {
  const forms = layout.forms.map((form, k) =>
    axes[k] < 0 ? form : { ...form, shape: one(drawn.shapes[k], axes[k]) },
  );
  const alone: Layout = { ...layout, forms };
  const slice: Point = point.map((data, k) =>
    axes[k] < 0
      ? data
      : Float64Array.from(positions(drawn.shapes[k], axes[k], row), (i) => data[i]),
  );
  const places = [{ point: slice }];
  const [forward] = yield { ask: 'forward', layout: alone, places };
  if (forward.refused !== undefined || forward.numbers[0].length !== at.length) return null;
  const form: OutputForm = (forward as Given).output ?? output;
  const cotangents = [Float64Array.from(at, (i) => u[i])];
  const [vjp] = yield { ask: 'vjp', layout: alone, places, cotangents, output: form };
  if (vjp.refused !== undefined) return null;
  return { value: forward.numbers[0], gradients: vjp.numbers };
}
