import { drawCase, type Case } from './cases/draw.ts';
import { simpler } from './cases/shrink.ts';
import { diagnose } from './diagnosis/diagnose.ts';
import type { Memory } from './diagnosis/evidence.ts';
import { newTally, type Tally } from './drivers/drive.ts';
import { noEntries, plus, shortfall } from './entries.ts';
import { laws as allLaws } from './laws/index.ts';
import type { Law } from './laws/law.ts';
import { enough } from './numeric/compare.ts';
import type { Plan } from './plan.ts';
import type { Asking, Refusal } from './question.ts';
import { Stats } from './stats.ts';
import type {
  Entries,
  Evaluations,
  Finding,
  LawResult,
  Outcome,
  Reason,
  Verdict,
} from './verdict.ts';
import { probes } from './probe.ts';
import { Work } from './work.ts';

/** Steps by which a failure is made smaller, at most. */
const patience = 400;

/** What has become of one law so far. */
interface Standing {
  readonly law: Law;
  cases: number;
  finding: Finding | null;
  path: string;
}

/** Where the forward itself gave nothing to compare with. */
interface Silence {
  reason: Reason;
  points: number;
  finding: Finding | null;
}

const isAsked = (law: Law, { offers, order }: Plan): boolean =>
  (law.order ?? 1) <= order && law.needs.some((needed) => needed.every((offer) => offers[offer]));

/** Promises that every number rests on: once one is broken, what is measured says nothing. */
const promises = new Set(['purity', 'accumulation', 'repeatability']);

const caseOf = (plan: Plan, run: number): Case => drawCase(plan.drawing, plan.seed, run);

/** What of a check is worked; all of it where nothing is said. */
export interface Scope {
  readonly laws?: readonly string[];
  readonly runs?: readonly number[];
  /** One case alone, as it is: nothing is made smaller. */
  readonly path?: string;
  /** Stop at the first law that does not hold, and make its case no smaller. */
  readonly firstFailure?: boolean;
  /** Diagnose even then, with what was measured so far of the same forward. */
  readonly memory?: Memory;
}

/** In these a forward may overflow; nothing is wrong with a gate whose output is not a number there. */
const extreme = new Set(['saturated', 'huge', 'mixed scale', 'tiny']);

/** Works one law at one case, as far as to the first wrong entry; 'not asked' where there is nothing to say. */
function* lawAt(
  plan: Plan,
  law: Law,
  drawn: Case,
  run: number,
  most = 1,
): Asking<Finding | null | 'not asked'> {
  const work = new Work(plan, drawn, run, null, plan.budget, newTally(), most);
  const reply = yield* work.value();
  if (reply.refused !== undefined) return 'not asked';
  return yield* law.check(work);
}

/** Makes a failing case smaller and simpler for as long as the law still fails at it. */
function* shrink(
  plan: Plan,
  law: Law,
  drawn: Case,
  run: number,
  finding: Finding,
): Asking<{ finding: Finding; path: string }> {
  const path: number[] = [run];
  const way = [{ drawn, finding }];
  let left = patience;
  for (let moved = true; moved && left > 0;) {
    moved = false;
    let position = 0;
    for (const candidate of simpler(plan.drawing, way.at(-1)!.drawn)) {
      if (plan.drawing.fixed?.some((numbers) => numbers !== null) || left-- <= 0) break;
      const came = yield* lawAt(plan, law, candidate, run);
      if (came !== null && came !== 'not asked' && came.reason === finding.reason) {
        way.push({ drawn: candidate, finding: came });
        path.push(position);
        moved = true;
        break;
      }
      position++;
    }
  }
  // On the way one wrong entry is enough; what is told is the worst of all, at the last case where it is borne out.
  for (let last = way.length - 1; last > 0; last--) {
    const whole = yield* lawAt(plan, law, way[last].drawn, run, enough);
    if (whole !== null && whole !== 'not asked' && whole.reason === finding.reason) {
      return { finding: whole, path: path.slice(0, last + 1).join(':') };
    }
  }
  return { finding, path: String(run) };
}

/** The case that a path leads to: a run, then a position among the simpler cases, again and again. */
export function caseAt(plan: Plan, path: string): { drawn: Case; run: number } {
  const [run, ...positions] = path.split(':').map(Number);
  let drawn = caseOf(plan, run);
  for (const position of positions) {
    let k = 0;
    for (const candidate of simpler(plan.drawing, drawn)) {
      if (k++ < position) continue;
      drawn = candidate;
      break;
    }
  }
  return { drawn, run };
}

const positionsOf = (plan: Plan): string[] => plan.wrt.map((k) => plan.drawing.names[k]);

/** A check on its way: what has become of each law so far, and what was seen. */
class Course {
  readonly standings: readonly Standing[];
  readonly stats: readonly Stats[];
  readonly silence: Silence = { reason: 'threw', points: 0, finding: null };
  isProbed = false;
  readonly #plan: Plan;
  readonly #tally: Tally;
  readonly #scope: Scope;
  #budget: number;

  constructor(plan: Plan, tally: Tally, scope: Scope) {
    this.#plan = plan;
    this.#tally = tally;
    this.#scope = scope;
    this.#budget = plan.budget;
    const laws = allLaws.filter(
      (law) => isAsked(law, plan) && (scope.laws?.includes(law.name) ?? true),
    );
    this.standings = laws.map((law): Standing => ({ law, cases: 0, finding: null, path: '' }));
    const { resolution } = plan.precision;
    this.stats = positionsOf(plan).map((input) => new Stats(input, resolution, plan.demanded));
  }

  get broken(): Standing[] {
    return this.standings.filter(({ finding }) => finding !== null);
  }

  *work(): Asking<void> {
    const { path, runs, firstFailure } = this.#scope;
    if (path !== undefined) {
      const { drawn, run } = caseAt(this.#plan, path);
      yield* this.#case(drawn, run);
      return;
    }
    for (const run of runs ?? Array(this.#plan.runs).keys()) {
      yield* this.#case(caseOf(this.#plan, run), run);
      const { broken, standings } = this;
      // Once a law is broken its cases add nothing; once all numbers are wrong the rest is noise.
      if (broken.length === standings.length) break;
      if (broken.some(({ law }) => promises.has(law.name))) break;
      if (firstFailure && broken.length > 0) break;
    }
  }

  get #isMeasuredWrong(): boolean {
    return this.broken.some(({ law }) => measuring.has(law.name));
  }

  *#case(drawn: Case, run: number): Asking<void> {
    const isWrong = this.#isMeasuredWrong;
    const most = isWrong ? 1 : enough;
    const work = new Work(this.#plan, drawn, run, this.stats, this.#budget, this.#tally, most);
    const reply = yield* work.value();
    if (reply.refused !== undefined || !isNumber(work, drawn)) {
      noteSilence(this.silence, work, reply.refused === undefined ? null : reply);
      if (reply.refused !== undefined) return;
    }
    for (const standing of this.standings) {
      const { law } = standing;
      if (standing.finding !== null) continue;
      if (law.looksAtKinks && this.#isMeasuredWrong) continue;
      const came = yield* law.check(work);
      if (came === 'not asked') continue;
      if (came !== null && came.reason === 'process broke') {
        noteBreak(this.silence, came);
        return;
      }
      standing.cases++;
      if (came === null) continue;
      yield* this.#note(standing, drawn, run, came);
      if (this.#scope.firstFailure || promises.has(law.name)) break;
    }
    // Of the other inputs there is still something to learn.
    if (isWrong) yield* work.measured();
    this.#budget -= work.cost;
    this.isProbed ||= work.isLarge;
  }

  /** Keeps what a law found, made as small as it gets where that is asked for. */
  *#note(standing: Standing, drawn: Case, run: number, came: Finding): Asking<void> {
    const { path, firstFailure } = this.#scope;
    const found =
      path === undefined && !firstFailure
        ? yield* shrink(this.#plan, standing.law, drawn, run, came)
        : { finding: came, path: path ?? String(run) };
    standing.finding = found.finding;
    standing.path = found.path;
  }
}

/**
 * The whole check of one subject: draws cases, works the laws, makes failures small, and judges.
 *
 * It only asks; drivers/ answers.
 */
export function* check(plan: Plan, tally: Tally, scope: Scope = {}): Asking<Verdict> {
  const started = performance.now();
  const course = new Course(plan, tally, scope);
  yield* course.work();
  const verdict = verdictOf(plan, course, tally, performance.now() - started);
  const broken = course.broken.map(({ law, finding, path }) => ({
    law: law.name,
    finding: finding!,
    ...caseAt(plan, path),
  }));
  const asked = broken.length > 0 && (!scope.firstFailure || scope.memory !== undefined);
  return {
    ...verdict,
    ...(course.isProbed ? { method: 'probes' as const, missProbability: 2 ** -probes } : {}),
    diagnosis: asked ? yield* diagnose(plan, broken, scope.memory) : null,
  };
}

const isNumber = (work: Work, { regime }: Case): boolean =>
  extreme.has(regime) || !work.field.value.some(Number.isNaN);

function noteSilence(silence: Silence, work: Work, refusal: Refusal | null): void {
  const empty = work.drawn.shapes.some((axes) => axes.includes(0));
  if (refusal?.refused === 'process broke') {
    noteBreak(silence, work.refusal('forward', refusal));
    return;
  }
  if (empty && refusal !== null) return;
  silence.points++;
  silence.reason = refusal?.refused ?? 'not a number';
  silence.finding ??=
    refusal === null
      ? work.finding('forward', 'not a number', {
          row: work.field.value.findIndex(Number.isNaN),
          expected: 'numbers at a point of its domain',
          came: 'NaN',
        })
      : work.refusal('forward', refusal);
}

/** Nobody is left to answer: what a process did not say is neither right nor wrong. */
function noteBreak(silence: Silence, finding: Finding): void {
  silence.points++;
  silence.reason = finding.reason;
  silence.finding = finding;
}

function judge(
  plan: Plan,
  standings: readonly Standing[],
  entries: Entries,
  silence: Silence,
): { outcome: Outcome; reason: Reason | null } {
  const { offers } = plan;
  const broken = standings.find(({ finding }) => finding !== null);
  if (broken !== undefined) return { outcome: 'fail', reason: broken.finding!.reason };
  if (!offers.vjp && !offers.jvp && !offers.jacobian)
    return { outcome: 'undecided', reason: 'no gradient' };
  if (silence.points > 0) return { outcome: 'undecided', reason: silence.reason };
  const reason = shortfall(entries, plan.demanded);
  return { outcome: reason === null ? 'pass' : 'undecided', reason };
}

/** Laws that compare a derivative with a measured one: what is undecided of a subject is undecided of them. */
const measuring = new Set(['pullback', 'jacobian', 'pushforward']);

function resultOf(
  { law, cases, finding }: Standing,
  outcome: Outcome,
  reason: Reason | null,
): LawResult {
  if (finding !== null) return { law: law.name, outcome: 'fail', cases, reason: finding.reason };
  if (measuring.has(law.name) && outcome === 'undecided' && reason !== null) {
    return { law: law.name, outcome, cases, reason };
  }
  if (cases === 0)
    return { law: law.name, outcome: 'undecided', cases, reason: 'nothing compared' };
  return { law: law.name, outcome: 'pass', cases };
}

function verdictOf(
  plan: Plan,
  { standings, broken, stats, silence }: Course,
  tally: Tally,
  milliseconds: number,
): Verdict {
  const inputs = stats.map((input) => input.result());
  const entries = inputs.reduce((sum, input) => plus(sum, input.entries), noEntries);
  const { outcome, reason } = judge(plan, standings, entries, silence);
  const findings = broken.map(({ finding }) => finding!);
  if (outcome === 'undecided' && silence.finding !== null) findings.push(silence.finding);
  const resolutions = inputs.flatMap(({ resolution }) => (resolution === null ? [] : [resolution]));
  const [first] = broken;
  const evaluations: Evaluations = { ...tally };
  return {
    outcome,
    reason,
    subject: plan.name,
    dtype: plan.dtype,
    laws: standings
      .filter(({ cases, law }) => cases > 0 || measuring.has(law.name))
      .map((standing) => resultOf(standing, outcome, reason)),
    inputs,
    entries,
    resolution: resolutions.length === 0 ? null : Math.max(...resolutions),
    required: plan.precision.resolution,
    method: 'every entry',
    missProbability: 0,
    worst: findings[0] ?? null,
    findings,
    diagnosis: null,
    evaluations,
    seed: plan.seed,
    replay:
      first === undefined
        ? ''
        : `${encodeURIComponent(plan.name)}/${first.law.name}/${plan.seed}/${first.path}`,
    milliseconds,
  };
}
