import { drawCase, type Case } from '../cases/draw.ts';
import { oddDyadic, randomOf, type Random } from '../cases/random.ts';
import { claimsByJacobian, claimsByJvp, claimsByVjp, type Claims, type Site } from '../claims.ts';
import type { Field } from '../numeric/field.ts';
import type { Sparse } from '../numeric/sparse.ts';
import type { Plan } from '../plan.ts';
import type { Asking, Point, Refusal } from '../question.ts';
import { sizeOf } from '../../gates/kit/tensor.ts';
import type { Finding } from '../verdict.ts';
import { Work } from '../work.ts';
import { measureJacobian, type Jacobian } from './measureJacobian.ts';

/** Last bits of the largest entry of a row: no gradient is computed more exactly than that. */
const lastBits = 64;

/** By how much a bar may be exceeded: one of a quick look is sometimes exceeded by a little. */
const slack = 2;

/** Entries of a case that is looked at beside the one that failed, and of that one. */
const most = { other: 2 ** 9, failing: 2 ** 14 };

/** Cases to look at, and runs among which they are sought. */
const enough = 20;
const among = 100;

/** What is claimed and what was measured by one input, entry by entry. */
export interface Side extends Jacobian {
  readonly claimed: Float64Array;
  /** How far the claims of a row may be from values that are known exactly. */
  readonly tolerances: Float64Array;
}

/** One case, looked at whole. */
export interface Exhibit {
  readonly drawn: Case;
  readonly field: Field;
  readonly rows: number;
  /** By position in `layout.wrt`. */
  readonly sides: readonly Side[];
  readonly random: Random;
}

/** A law that does not hold: what it saw, and the case that its replay leads to. */
export interface Broken {
  readonly law: string;
  readonly finding: Finding;
  readonly drawn: Case;
  readonly run: number;
}

/** What a hypothesis is held against. */
export interface Evidence {
  readonly plan: Plan;
  /** The law whose claims are looked at: how they were asked for. */
  readonly law: 'pullback' | 'jacobian' | 'pushforward';
  readonly broken: readonly Broken[];
  readonly exhibits: readonly Exhibit[];
  /** Positions in `layout.wrt` of the inputs of which some claim is wrong. */
  readonly failing: readonly number[];
  /** Whether the vjp is linear in its cotangent at every exhibit. */
  readonly linear: boolean;
}

/** What was measured, by case: the mutants of one forward share it. */
export type Memory = Map<string, readonly Jacobian[]>;

/** Whether a claim is outside what was measured; where nothing was, it is not. */
export function isWrong(side: Side, at: number): boolean {
  const { claimed, values, bars } = side;
  if (bars[at] === Infinity) return false;
  return !(Math.abs(claimed[at] - values[at]) <= slack * bars[at] + toleranceAt(side, at));
}

/** How far the claim of one entry may be from a value that is known exactly. */
export const toleranceAt = ({ tolerances, columns }: Side, at: number): number =>
  tolerances[Math.floor(at / columns)];

/** Whether an entry is told from 0 and claimed right: it speaks against whoever calls it wrong. */
export const isRight = (side: Side, at: number): boolean =>
  !isWrong(side, at) && Math.abs(side.values[at]) > slack * (side.bars[at] + toleranceAt(side, at));

/** Gathers the evidence on a subject that has failed. */
export function* gather(
  plan: Plan,
  broken: readonly Broken[],
  memory: Memory = new Map(),
): Asking<Evidence> {
  const law = lawOf(plan, broken);
  const exhibits: Exhibit[] = [];
  for (const [key, drawn] of casesFor(plan, broken)) {
    const exhibit = yield* look(plan, law, key, drawn, memory);
    if (exhibit !== null) exhibits.push(exhibit);
  }
  const failing = plan.wrt
    .map((_, k) => k)
    .filter((k) =>
      exhibits.some(({ sides }) => sides[k].values.some((_, at) => isWrong(sides[k], at))),
    );
  const evidence = { plan, law, broken, exhibits, failing, linear: true };
  return { ...evidence, linear: yield* isLinear(evidence) };
}

/** The claims that are wrong are those of the first law that compares some; a broken promise says nothing of them. */
function lawOf({ offers }: Plan, broken: readonly Broken[]): Evidence['law'] {
  const first = broken.find(({ law }) => ['pullback', 'jacobian', 'pushforward'].includes(law));
  if (first !== undefined) return first.law as Evidence['law'];
  if (offers.vjp) return 'pullback';
  return offers.jacobian ? 'jacobian' : 'pushforward';
}

const entriesOf = ({ wrt }: Plan, { values }: Case): number =>
  wrt.reduce((size, k) => size + values[k].length, 0);

/** What sets a case apart from others: its regime, and whether its axes are alike, one long, or neither. */
function kindOf({ regime, shapes }: Case): string {
  const square = shapes.some((shape) => shape.length > 1 && new Set(shape).size === 1);
  return `${regime} ${hasOne(shapes)} ${square}`;
}

/** The case that failed, small and as it was drawn, and some of every kind. */
function casesFor(plan: Plan, broken: readonly Broken[]): Map<string, Case> {
  const cases = new Map<string, Case>();
  const draw = (run: number): Case => drawCase(plan.drawing, plan.seed, run);
  for (const { drawn, run } of broken.slice(0, 2)) {
    if (entriesOf(plan, drawn) > most.failing) continue;
    const whole = draw(run);
    if (entriesOf(plan, whole) <= most.other) cases.set(`run ${run}`, whole);
    if (JSON.stringify(drawn) !== JSON.stringify(whole)) cases.set(JSON.stringify(drawn), drawn);
  }
  // First more of the regime that failed, then some of every kind of shape in every regime.
  const regimes = new Set(broken.map(({ drawn }) => drawn.regime));
  const kinds = new Map<string, number>();
  const take = (until: number, kindOfCase: (drawn: Case) => string | null, each: number): void => {
    for (let run = 0; run < Math.min(plan.runs, among) && cases.size < until; run++) {
      const drawn = draw(run);
      const size = entriesOf(plan, drawn);
      const kind = size === 0 || size > most.other ? null : kindOfCase(drawn);
      const seen = kinds.get(kind ?? '') ?? 0;
      if (kind === null || seen >= each) continue;
      kinds.set(kind, seen + 1);
      cases.set(`run ${run}`, drawn);
    }
  };
  take(9, ({ regime }) => (regimes.has(regime) ? `more ${regime}` : null), 7);
  take(enough, ({ regime, shapes }) => (regime === 'ordinary' && hasOne(shapes) ? 'one' : null), 2);
  take(enough, kindOf, 1);
  take(enough, ({ regime }) => (regime === 'ordinary' ? 'more' : null), 3);
  return cases;
}

const hasOne = (shapes: Case['shapes']): boolean => shapes.some((shape) => shape.includes(1));

function* look(
  plan: Plan,
  law: Evidence['law'],
  key: string,
  drawn: Case,
  memory: Memory,
): Asking<Exhibit | null> {
  const work = new Work(plan, drawn, 0, null);
  const reply = yield* work.value();
  if (reply.refused !== undefined || work.output.size === 0) return null;
  if (!work.field.value.every(Number.isFinite)) return null;
  if (work.output.size * entriesOf(plan, drawn) > most.failing) return null;
  const random = randomOf(plan.seed, 0, 3);
  const claims = yield* claimsBy(law, { ...siteOf(work.field), random });
  if ('refused' in claims) return null;
  const measured = memory.get(key) ?? (yield* measureJacobian(work.field, plan.wrt));
  memory.set(key, measured);
  const sides = measured.map((jacobian, k) => sideOf(jacobian, denseOf(claims[k]), plan));
  return { drawn, field: work.field, rows: work.output.size, sides, random };
}

function sideOf(measured: Jacobian, claimed: Float64Array, { precision }: Plan): Side {
  const { columns, values, bars } = measured;
  const rows = columns === 0 ? 0 : values.length / columns;
  const tolerances = Float64Array.from({ length: rows }, (_, row) => {
    let largest = 0;
    for (let at = row * columns; at < (row + 1) * columns; at++) {
      if (bars[at] < Infinity) largest = Math.max(largest, Math.abs(values[at]));
    }
    return lastBits * precision.roundoff * largest;
  });
  return { ...measured, claimed, tolerances };
}

const siteOf = ({ layout, point, output }: Field): Omit<Site, 'random'> => ({
  layout,
  point,
  output,
});

function claimsBy(law: Evidence['law'], site: Site): Asking<Claims | Refusal> {
  if (law === 'jacobian') return claimsByJacobian(site);
  return law === 'pushforward' ? claimsByJvp(site) : claimsByVjp(site);
}

function denseOf({ rows, columns, starts, indices, values }: Sparse): Float64Array {
  const dense = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let at = starts[row]; at < starts[row + 1]; at++) {
      dense[row * columns + indices[at]] = values[at];
    }
  }
  return dense;
}

/** What is claimed at another point of the same shapes; null where the subject refuses. */
export function* claimsAt(
  { law }: Evidence,
  { field, random }: Exhibit,
  point: Point,
): Asking<readonly Float64Array[] | null> {
  const claims = yield* claimsBy(law, { ...siteOf(field), point, random });
  return 'refused' in claims ? null : claims.map(denseOf);
}

/** The forward at another point of the same shapes; null where it has no finite value. */
export function* fieldAt({ field }: Exhibit, point: Point): Asking<Field | null> {
  const [reply] = yield { ask: 'forward', layout: field.layout, places: [{ point }] };
  if (reply.refused !== undefined || !reply.numbers[0].every(Number.isFinite)) return null;
  const [value] = reply.numbers;
  return { ...field, point, value, sizes: value.map(Math.abs) };
}

/** What is measured at another point of the same shapes; null where the forward has no finite value there. */
export function* measuredAt(
  exhibit: Exhibit,
  point: Point,
  inputs: readonly number[],
): Asking<readonly Jacobian[] | null> {
  const field = yield* fieldAt(exhibit, point);
  return field === null ? null : yield* measureJacobian(field, inputs);
}

/** The vjps at an exhibit; null where the subject refuses one. */
export function* pullsAt(
  { field }: Exhibit,
  cotangents: readonly Float64Array[],
): Asking<readonly (readonly Float64Array[])[] | null> {
  const { layout, point, output } = field;
  const places = cotangents.map(() => ({ point }));
  const replies = yield { ask: 'vjp', layout, places, cotangents, output };
  const pulled = replies.flatMap((reply) => (reply.refused === undefined ? [reply.numbers] : []));
  return pulled.length === replies.length ? pulled : null;
}

/** A dense cotangent, in which nothing is 0 or 1 or like another. */
export const cotangentAt = ({ rows, random }: Exhibit): Float64Array =>
  Float64Array.from({ length: rows }, () => oddDyadic(random));

/** Whether a dense cotangent gives the sum of the rows, and none gives nothing. */
function* isLinear({ law, exhibits, plan }: Omit<Evidence, 'linear'>): Asking<boolean> {
  if (law !== 'pullback') return true;
  for (const exhibit of exhibits.slice(0, 6)) {
    const u = cotangentAt(exhibit);
    const pulled = yield* pullsAt(exhibit, [u, new Float64Array(u.length)]);
    if (pulled === null) continue;
    const [whole, nothing] = pulled;
    for (let k = 0; k < exhibit.sides.length; k++) {
      const { columns, claimed, values } = exhibit.sides[k];
      for (let j = 0; j < columns; j++) {
        let sum = 0;
        let size = 0;
        for (let i = 0; i < u.length; i++) {
          const term = u[i] * claimed[i * columns + j];
          sum += term;
          size = Math.max(size, Math.abs(term), Math.abs(u[i] * values[i * columns + j]));
        }
        if (!Number.isFinite(size)) continue;
        if (nothing[k][j] !== 0) return false;
        // Generous: a gradient that is rounded to fewer digits is rounded, not a function of another kind.
        if (!(Math.abs(sum - whole[k][j]) <= roundedTo(plan) * u.length * size)) return false;
      }
    }
  }
  return true;
}

const roundedTo = ({ precision }: Plan): number => Math.max(2 ** -20, 2 ** 6 * precision.roundoff);

/** The lengths of the axes of an input. */
export const shapeOf = ({ drawn, field }: Exhibit, k: number): readonly number[] =>
  drawn.shapes[field.layout.wrt[k]];

/** The lengths of the axes of the output; of several outputs, their size. */
export const outputShape = ({ field: { output } }: Exhibit): readonly number[] =>
  output.names === null ? output.forms[0].shape : [output.size];

/** The numbers of one row of the output's first axis. */
export const rowSize = (exhibit: Exhibit): number => sizeOf(outputShape(exhibit).slice(1));
