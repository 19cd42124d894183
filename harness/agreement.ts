import { sizeOf, type Tensor } from '../gates/kit/tensor.ts';
import type { Case } from './cases/draw.ts';
import { oddDyadic, randomOf } from './cases/random.ts';
import { caseAt } from './check.ts';
import { gradientOf, outputOf, type Reference, type Truth } from './condition.ts';
import { answering } from './drivers/answer.ts';
import { drive, newTally } from './drivers/drive.ts';
import { examine } from './numeric/examine.ts';
import { axis, inner, type Field } from './numeric/field.ts';
import { precisions } from './numeric/dtype.ts';
import { layoutOf, planOf, type Plan } from './plan.ts';
import type { Asking } from './question.ts';
import { indexOf } from './stats.ts';
import type { At } from './verdict.ts';

/** One number of an implementation beside the one of the reference. */
export interface Difference {
  /** Whether it is of the output or of a gradient, and then of which input. */
  readonly input: string | null;
  readonly index: readonly number[];
  readonly came: number;
  readonly expected: number;
  /** The size that the difference is seen against. */
  readonly scale: number;
  /** Against that size; 0 is none, 1 is all. */
  readonly error: number;
  readonly regime: string;
  /** Whether it can be for lack of precision alone: the inputs are far below 1. */
  readonly isFine: boolean;
  readonly at: At;
}

/** Two claims that differ at a kink and lie both between the slopes there: no one is wrong. */
export interface Convention extends Difference {
  readonly between: readonly [number, number];
}

/** How well numbers agree, in decimal digits. */
export interface Digits {
  /** Of the worst entry in the ordinary regime; of all where there is none. Null where nothing was compared. */
  readonly digits: number | null;
  readonly entries: number;
  readonly regimes: readonly { readonly regime: string; readonly digits: number | null }[];
  readonly worst: Difference | null;
  /** The largest error where no intermediate result can leave the range of the dtype. */
  readonly gentle: number;
}

/** What an implementation has in common with a reference. */
export interface Agreement {
  readonly forward: Digits;
  readonly gradient: Digits;
  /** Differences that are no rounding, outside of extremes where a dtype may end; the worst of each. */
  readonly disagreements: readonly Difference[];
  readonly conventions: readonly Convention[];
}

/** Where no intermediate result leaves the range of its dtype, so that a wrong number has no excuse. */
const gentle = new Set(['ordinary', 'zeros', 'ties and kinks', 'given']);

/** Where functions that are good to so much of 1 have no digit left: a lack of precision, told and not judged. */
const fine = new Set(['tiny']);

/** Conventions that are kept: as many as there are kinds, and not one for each point. */
const kept = 4;

/** Gathers differences by regime. */
class Meter {
  readonly #worst = new Map<string, number>();
  readonly #most: number;
  entries = 0;
  worst: Difference | null = null;

  constructor(roundoff: number) {
    this.#most = -Math.log10(roundoff);
  }

  add(difference: Difference): void {
    const { regime, error } = difference;
    this.entries++;
    this.#worst.set(regime, Math.max(error, this.#worst.get(regime) ?? 0));
    if (!(error <= (this.worst?.error ?? 0))) this.worst = difference;
  }

  #digits(error: number | undefined): number | null {
    if (error === undefined) return null;
    return Math.max(0, Math.min(this.#most, -Math.log10(error)));
  }

  get result(): Digits {
    const ordinary = this.#worst.get('ordinary');
    const all = this.#worst.size === 0 ? undefined : Math.max(...this.#worst.values());
    return {
      digits: this.#digits(ordinary ?? all),
      entries: this.entries,
      regimes: [...this.#worst].map(([regime, e]) => ({ regime, digits: this.#digits(e) })),
      worst: this.worst,
      gentle: Math.max(0, ...[...this.#worst].map(([regime, e]) => (gentle.has(regime) ? e : 0))),
    };
  }
}

/**
 * Holds an implementation against a reference in float64, at the points that a check of it draws.
 *
 * Differences are seen against what the numbers are made of. One that is larger than the resolution that
 * is required of the dtype is a disagreement, unless both claims lie between the slopes at a kink.
 */
export function* agree(plan: Plan, reference: Reference): Asking<Agreement> {
  const { precision } = plan;
  const meters = {
    forward: new Meter(precision.roundoff),
    gradient: new Meter(precision.roundoff),
  };
  const worst = new Map<string, Difference>();
  const conventions: Convention[] = [];

  const note = (difference: Difference): void => {
    const key = `${difference.input}/${difference.isFine}`;
    if (!gentle.has(difference.regime) && !difference.isFine) return;
    if (!(difference.error > precision.resolution)) return;
    if (!(difference.error <= (worst.get(key)?.error ?? 0))) worst.set(key, difference);
  };

  for (let run = 0; run < plan.runs; run++) {
    const { drawn } = caseAt(plan, String(run));
    const at = pointOf(plan, drawn);
    const layout = layoutOf(plan, drawn);
    const truth = outputOf(reference, at);
    const [reply] = yield { ask: 'forward', layout, places: [{ point: drawn.values }] };
    if (reply.refused !== undefined) continue;
    const z = reply.numbers[0];
    if (z.length !== truth.values.length) continue;
    const shape = reply.output!.forms[0].shape;
    const scene = { regime: drawn.regime, isFine: fine.has(drawn.regime), at };
    for (const difference of differences(plan, null, z, truth, shape, scene)) {
      meters.forward.add(difference);
      note(difference);
    }
    if (
      !plan.offers.vjp ||
      truth.values.some((value) => !Number.isFinite(plan.precision.round(value)))
    )
      continue;
    const random = randomOf(plan.seed, run, 2);
    const u = Float64Array.from({ length: z.length }, () => oddDyadic(random));
    const [given] = yield {
      ask: 'vjp',
      layout,
      places: [{ point: drawn.values }],
      cotangents: [u],
      output: reply.output!,
    };
    if (given.refused !== undefined) continue;
    const wanted = gradientOf(reference, at, { shape: reference.forward(at).shape, data: u });
    for (const [k, position] of plan.wrt.entries()) {
      const name = plan.drawing.names[position];
      const truths = wanted[name];
      if (truths === undefined) continue;
      for (const difference of differences(
        plan,
        name,
        given.numbers[k],
        truths,
        drawn.shapes[position],
        scene,
      )) {
        const convention =
          difference.error > precision.resolution
            ? conventionOf(reference, at, u, name, difference)
            : null;
        if (convention === null) {
          meters.gradient.add(difference);
          note(difference);
        } else if (conventions.length < kept) conventions.push(convention);
      }
    }
  }
  return {
    forward: meters.forward.result,
    gradient: meters.gradient.result,
    disagreements: [...worst.values()],
    conventions,
  };
}

const pointOf = ({ drawing }: Plan, drawn: Case): Readonly<Record<string, Tensor>> =>
  Object.fromEntries(
    drawing.names.map(
      (name, k) =>
        [name, { shape: drawn.shapes[k], data: Float64Array.from(drawn.values[k]) }] as const,
    ),
  );

/** Every number beside the one that is true; what the dtype cannot hold is left out. */
function* differences(
  { precision }: Plan,
  input: string | null,
  came: Float64Array,
  { values, scales }: Truth,
  shape: readonly number[],
  scene: Pick<Difference, 'regime' | 'isFine' | 'at'>,
): Generator<Difference> {
  for (let k = 0; k < came.length; k++) {
    const expected = precision.round(values[k]);
    if (!Number.isFinite(expected) || !Number.isFinite(precision.round(scales[k]))) continue;
    const apart = Math.abs(came[k] - values[k]);
    const error = apart <= precision.tiny ? 0 : apart / scales[k];
    yield {
      input,
      index: indexOf(k, sizeOf(shape) === came.length ? shape : [came.length]),
      came: came[k],
      expected: values[k],
      scale: scales[k],
      error: Number.isNaN(error) ? Infinity : error,
      ...scene,
    };
  }
}

/**
 * A difference at a kink of the reference: the number that came lies between the slopes on both sides.
 * Null where it is simply another number.
 *
 * Told of the one entry of the output that has the kink, as if its cotangent were 1, where there is one.
 */
function conventionOf(
  reference: Reference,
  at: At,
  u: Float64Array,
  name: string,
  difference: Difference,
): Convention | null {
  const { came, expected, index } = difference;
  const plan = planOf({ forward: reference.forward, vjp: reference.vjp }, { inputs: at });
  const { drawn } = caseAt(plan, '0');
  const { data: value } = reference.forward(at);
  const rows: Field = {
    layout: layoutOf(plan, drawn),
    point: drawn.values,
    output: {
      names: null,
      forms: [{ kind: 'float64', shape: [value.length] }],
      size: value.length,
    },
    value,
    precision: precisions.float64,
    sizes: value.map(Math.abs),
  };
  const total = inner(u, value);
  const size = Math.max(Math.abs(total), ...u.map((one, i) => Math.abs(one * value[i])));
  const sum: Field = {
    ...rows,
    value: Float64Array.of(total),
    sizes: Float64Array.of(size),
    cotangent: u,
  };
  const { shape } = at[name];
  const column = index.reduce((k, i, level) => k * shape[level] + i, 0);
  const direction = axis(rows.layout.names.indexOf(name), column);
  const answer = answering(reference, (x) => x);
  const [whole] = drive(examine(sum, direction, [0], [came]), answer, newTally());
  if (whole.kind !== 'kink' || !(came >= whole.lower && came <= whole.upper)) return null;
  const every = [...value.keys()];
  const slopes = drive(
    examine(
      rows,
      direction,
      every,
      every.map(() => 0),
    ),
    answer,
    newTally(),
  );
  const moving = every.filter((i) => slopes[i].kind !== 'smooth' || slopes[i].value !== 0);
  const [i] = moving;
  if (moving.length !== 1) return { ...difference, between: [whole.lower, whole.upper] };
  const between = [slopes[i].lower, slopes[i].upper] as const;
  return { ...difference, came: came / u[i], expected: expected / u[i], between };
}
