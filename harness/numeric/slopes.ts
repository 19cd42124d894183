import type { Asking, Direction, Place } from '../question.ts';
import type { Aim } from './aim.ts';
import { Claimed } from './claimed.ts';
import { stretch, valuesAlongEach, valuesAt, type Field } from './field.ts';
import { firstLook } from './firstLook.ts';
import { FurtherLook } from './furtherLook.ts';
import type { Shown } from './shown.ts';
import { SlopesMemory } from './slopesMemory.ts';
import { firstStep, Terms } from './terms.ts';

/** The slope of each output along a direction, as measured. */
export interface Slopes {
  readonly values: Float64Array;
  /** |value − slope| ≤ bar. */
  readonly bars: Float64Array;
  /** 1 where the measurement contradicts itself, 2 where it is only too coarse: to be examined closely. */
  readonly doubts: Uint8Array;
  /** What the first two values show, where none of all rows is in doubt and each claim is inside its bar; else null. */
  readonly shown: Shown | null;
  /** f at the first step; null where there was none. */
  readonly far: Float64Array | null;
}

/**
 * Measures the slope of every output along a direction, as cheaply as it can be had.
 *
 * Two evaluations at two scales settle what is linear there. What is not costs a ladder of central
 * differences, which fine one-sided ones must then confirm: a kink, a jump or an oscillation between the
 * scales leaves a doubt behind.
 *
 * @param claimed the slopes that are claimed; a measurement is precise enough for them. null: for itself
 * @param only the rows that are asked for; null for all
 * @returns values and bars in units of f per unit step along the direction
 */
export function* slopesAlong(
  field: Field,
  direction: Direction,
  claimed: Float64Array | null,
  only: readonly number[] | null = null,
): Asking<Slopes> {
  const aim = { direction, claimed: claimed && Claimed.of(claimed), only };
  const [slopes] = yield* slopesAlongEach(field, [aim]);
  return slopes;
}

/**
 * The same along several directions, of which all are asked for in one message, step by step.
 *
 * @param memory for what is found, of no fewer directions. @default memory of its own
 */
export function* slopesAlongEach(
  field: Field,
  aims: readonly Aim[],
  memory = new SlopesMemory(aims.length, field.value.length),
): Asking<readonly Slopes[]> {
  const { point } = field;
  const terms = new Terms(field);
  const places: Place[] = [];
  for (const { direction } of aims) {
    // Whether ahead is up or down was drawn with the direction.
    places.push({ point, direction, step: firstStep }, { point, direction, step: -terms.fine[0] });
  }
  const came = yield* valuesAt(field, places, memory.answers);
  let going: FurtherLook[] = [];
  const found = aims.map((aim, k): Slopes => {
    const far = came[2 * k];
    const behind = came[2 * k + 1];
    if (far === null || behind === null) return { ...memory.cleared(k), shown: null, far: null };
    const slopes = aim.only === null ? memory.at(k) : memory.cleared(k);
    const slide = terms.u * (aim.claimed?.stretch ?? stretch(field, aim.direction));
    const shown = firstLook(terms, aim, slide, far, behind, slopes);
    if (shown.left > 0) {
      const look = new FurtherLook(terms, aim, slide, far, behind, slopes, shown.isLinear);
      going.push(look);
      return look;
    }
    const { values, bars, doubts } = slopes;
    return { values, bars, doubts, shown: shown.agrees ? shown : null, far };
  });
  while (going.length > 0) {
    const values = yield* valuesAlongEach(field, going);
    going.forEach((look, k) => look.take(values[k]));
    going = going.filter((look) => !look.isDone);
  }
  return found;
}
