import type { Case } from '../cases/draw.ts';
import { randomOf } from '../cases/random.ts';
import type { Plan } from '../plan.ts';
import type { Asking } from '../question.ts';
import type { Finding } from '../verdict.ts';
import { Work } from '../work.ts';
import { casesFor, entriesOf, most } from './casesFor.ts';
import { isWrong, type Exhibit, type Side } from './exhibit.ts';
import { claimsBy, denseOf, siteOf } from './further.ts';
import { isLinear } from './isLinear.ts';
import { measureJacobian, type Jacobian } from './measureJacobian.ts';

/** Last bits of the largest entry of a row: no gradient is computed more exactly than that. */
const lastBits = 64;

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
