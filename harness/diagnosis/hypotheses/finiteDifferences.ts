import { isWrong, type Exhibit } from '../exhibit.ts';
import { explains, type Prediction } from '../fit.ts';
import { defineHypothesis } from '../hypothesis.ts';
import { axis, valuesAlong } from '../../numeric/field.ts';
import type { Asking } from '../../question.ts';
import type { Mistake } from '../../verdict.ts';
import { nameOf } from '../structure.ts';

/** Steps that people choose. */
const steps = [
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((k) => 10 ** -k),
  ...[4, 7, 8, 10, 16, 20, 26].map((k) => 2 ** -k),
];

const kinds = {
  forward: [1, 0],
  backward: [0, -1],
  central: [1, -1],
} as const;

type Kind = keyof typeof kinds;

/** The Jacobian by one input as differences over one step, and how far roundings may put them apart. */
function* differences(exhibit: Exhibit, k: number, kind: Kind, step: number): Asking<Prediction> {
  const { field, rows, sides } = exhibit;
  const { columns } = sides[k];
  const [to, from] = kinds[kind];
  const values = new Float64Array(rows * columns);
  const bars = new Float64Array(rows * columns).fill(Infinity);
  for (let column = 0; column < columns; column++) {
    const direction = axis(field.layout.wrt[k], column);
    const [ahead, behind] = yield* valuesAlong(field, direction, [to * step, from * step]);
    if (ahead === null || behind === null) continue;
    for (let row = 0; row < rows; row++) {
      const at = row * columns + column;
      values[at] = (ahead[row] - behind[row]) / ((to - from) * step);
      const size = Math.max(Math.abs(ahead[row]), Math.abs(behind[row]), field.sizes[row]);
      bars[at] = (8 * field.precision.roundoff * size) / step;
    }
  }
  return { values, bars };
}

/** A difference quotient in the place of a derivative: too coarse to pass for one, and known by its step. */
export const finiteDifferences = defineHypothesis({
  name: 'finiteDifferences',

  *explain(evidence, paired) {
    if (paired || !evidence.linear) return [];
    const causes: Mistake[] = [];
    for (const k of evidence.failing) {
      const wrong = evidence.exhibits.filter(({ sides }) =>
        sides[k].values.some((_, at) => isWrong(sides[k], at)),
      );
      for (const kind of Object.keys(kinds) as Kind[]) {
        const step = yield* stepOf(wrong, k, kind);
        if (step === null) continue;
        causes.push({
          hypothesis: 'finiteDifferences',
          input: nameOf(evidence, k),
          facts: { kind, step },
        });
        break;
      }
    }
    return causes;
  },
});

/** The step whose differences are what is claimed, at every exhibit where a claim is wrong. */
function* stepOf(exhibits: readonly Exhibit[], k: number, kind: Kind): Asking<number | null> {
  const smallest = exhibits.toSorted((a, b) => a.sides[k].columns - b.sides[k].columns);
  for (const step of steps) {
    let fits = 0;
    for (const exhibit of smallest) {
      const made = yield* differences(exhibit, k, kind, step);
      const sharp = isSharp(exhibit, k, made);
      if (
        !isExact(exhibit, k, made) &&
        !(sharp && explains({ exhibits: [exhibit] }, k, () => made))
      ) {
        // Where its roundings hide everything a step is neither found nor refuted.
        if (!sharp) continue;
        fits = 0;
        break;
      }
      // A step that is lost beside x makes 0 of everything, as other mistakes do.
      const told = exhibit.sides[k].claimed.some(
        (claim, at) => claim !== 0 && isWrong(exhibit.sides[k], at),
      );
      if (told) fits++;
    }
    if (fits > 0) return step;
  }
  return null;
}

/** Whether the differences are what is claimed, roundings and all: the same evaluations of the same function. */
const isExact = ({ sides, field }: Exhibit, k: number, { values }: Prediction): boolean =>
  sides[k].claimed.every(
    (claim, at) =>
      Number.isFinite(claim) &&
      Math.abs(claim - values[at]) <= 4 * field.precision.roundoff * Math.abs(claim),
  );

/** Whether the differences tell what is claimed from what was measured: their roundings are smaller than the error. */
const isSharp = ({ sides }: Exhibit, k: number, { bars }: Prediction): boolean =>
  sides[k].values.some(
    (value, at) => isWrong(sides[k], at) && bars[at] < Math.abs(sides[k].claimed[at] - value) / 8,
  );
