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

/**
 * The whole check of one subject: draws cases, works the laws, makes failures small, and judges.
 *
 * It only asks; drivers/ answers.
 */
export function* check(plan: Plan, tally: Tally, scope: Scope = {}): Asking<Verdict> {
  const started = performance.now();
  const laws = allLaws.filter(
    (law) => isAsked(law, plan) && (scope.laws?.includes(law.name) ?? true),
  );
  const standings = laws.map((law): Standing => ({ law, cases: 0, finding: null, path: '' }));
  const stats = positionsOf(plan).map(
    (input) => new Stats(input, plan.precision.resolution, plan.demanded),
  );
  let budget = plan.budget;
  let probed = false;
  const silence: Silence = { reason: 'threw', points: 0, finding: null };

  if (scope.path !== undefined) {
    const { drawn, run } = caseAt(plan, scope.path);
    yield* workCase(drawn, run);
  } else {
    for (const run of scope.runs ?? Array(plan.runs).keys()) {
      yield* workCase(caseOf(plan, run), run);
      // Once a law is broken its cases add nothing; once all numbers are wrong the rest is noise.
      if (standings.every(({ finding }) => finding !== null)) break;
      if (standings.some(({ law, finding }) => finding !== null && promises.has(law.name))) break;
      if (scope.firstFailure && standings.some(({ finding }) => finding !== null)) break;
    }
  }
  const verdict = verdictOf(plan, standings, stats, silence, tally, performance.now() - started);
  const broken = standings.flatMap(({ law, finding, path }) =>
    finding === null ? [] : [{ law: law.name, finding, ...caseAt(plan, path) }],
  );
  const asked = broken.length > 0 && (!scope.firstFailure || scope.memory !== undefined);
  return {
    ...verdict,
    ...(probed ? { method: 'probes' as const, missProbability: 2 ** -probes } : {}),
    diagnosis: asked ? yield* diagnose(plan, broken, scope.memory) : null,
  };

  function isMeasuredWrong(): boolean {
    return standings.some(({ law, finding }) => finding !== null && measuring.has(law.name));
  }

  function* workCase(drawn: Case, run: number): Asking<void> {
    const isWrong = isMeasuredWrong();
    const work = new Work(plan, drawn, run, stats, budget, tally, isWrong ? 1 : enough);
    const reply = yield* work.value();
    if (reply.refused !== undefined || !isNumber(work, drawn)) {
      noteSilence(silence, work, reply.refused === undefined ? null : reply);
      if (reply.refused !== undefined) return;
    }
    for (const standing of standings) {
      if (standing.finding !== null) continue;
      if (standing.law.looksAtKinks && isMeasuredWrong()) continue;
      const came = yield* standing.law.check(work);
      if (came === 'not asked') continue;
      if (came !== null && came.reason === 'process broke') {
        noteBreak(silence, came);
        return;
      }
      standing.cases++;
      if (came === null) continue;
      const found =
        scope.path === undefined && !scope.firstFailure
          ? yield* shrink(plan, standing.law, drawn, run, came)
          : { finding: came, path: scope.path ?? String(run) };
      standing.finding = found.finding;
      standing.path = found.path;
      if (scope.firstFailure || promises.has(standing.law.name)) break;
    }
    // Of the other inputs there is still something to learn.
    if (isWrong) yield* work.measured();
    budget -= work.cost;
    probed ||= work.isLarge;
  }
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
  standings: readonly Standing[],
  stats: readonly Stats[],
  silence: Silence,
  tally: Tally,
  milliseconds: number,
): Verdict {
  const entries = stats.reduce((sum, input) => plus(sum, input.entries), noEntries);
  const { outcome, reason } = judge(plan, standings, entries, silence);
  const broken = standings.filter(({ finding }) => finding !== null);
  const findings = broken.map(({ finding }) => finding!);
  if (outcome === 'undecided' && silence.finding !== null) findings.push(silence.finding);
  const resolutions = stats.flatMap(({ resolution }) => (resolution === null ? [] : [resolution]));
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
    inputs: stats.map((input) => input.result()),
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
