import type { AnyGate, Gate } from '../gates/kit/gate.ts';
import { regimeOf } from './cases/draw.ts';
import { compositions } from './compose.ts';
import { decide } from './decide.ts';
import { drive, newTally } from './drivers/drive.ts';
import { noEntries, plus, shortfall } from './entries.ts';
import { planOf } from './plan.ts';
import type { Subject } from './subject.ts';
import type { Evaluations, Finding, Verdict } from './verdict.ts';

/**
 * Where every gate of a composition keeps within its numbers: from huge inputs one may overflow on the way
 * to another that would have made something finite of it, and 0·∞ is no gradient.
 */
const gentle = new Set(['ordinary', 'zeros', 'tiny']);

/** What a composition is held to: backpropagation, and the product of the Jacobians. */
const chainLaws = ['pullback', 'jacobian'];

/** The n-th run whose regime is gentle, from a place of its own for each pair. */
function gentleRun(from: number): number {
  let run = from;
  while (!gentle.has(regimeOf(run).name)) run++;
  return run;
}

/** What a verdict would have noticed in an entry that is resolved, in the ordinary regime; 0 where none is. */
const sharpest = ({ inputs, required }: Verdict): number =>
  Math.max(
    0,
    ...inputs
      .flatMap(({ regimes }) => regimes)
      .filter(({ regime }) => regime === 'ordinary')
      .map(({ resolution }) => resolution ?? 0)
      .filter((resolution) => resolution <= required),
  );

/** One composition, on a few cases. */
function checkPair(pair: Gate, seed: number, runs: readonly number[]): Verdict {
  return decide(planOf(pair as Subject, { seed }), pair, drive<Verdict>, { laws: chainLaws, runs });
}

/**
 * The chain rule: for any two gates that fit, the Jacobian of the composition is the product of the Jacobians,
 * ∂(g∘f)/∂x = ∂g/∂f · ∂f/∂x, and backpropagation through both is its transpose.
 *
 * @param options.runs cases for each gate elsewhere; a pair gets one for each hundred of them
 * @returns one verdict over all pairs; its findings name theirs in `came`
 */
export function checkChain(
  gates: readonly AnyGate[],
  options: { readonly runs?: number; readonly seed?: number } = {},
): Verdict {
  const started = performance.now();
  const seed = options.seed ?? 1;
  const each = Math.ceil((options.runs ?? 100) / 100);
  let entries = noEntries;
  let evaluations: Evaluations = newTally();
  let cases = 0;
  let resolution = 0;
  const findings: Finding[] = [];
  let token = '';
  let pairs = 0;
  for (const pair of compositions(gates)) {
    const runs = Array.from({ length: each }, (_, k) => gentleRun(pairs * 7 + k * 100));
    const verdict = checkPair(pair, seed, runs);
    pairs++;
    cases += each;
    entries = plus(entries, verdict.entries);
    evaluations = plus(evaluations, verdict.evaluations);
    resolution = Math.max(resolution, sharpest(verdict));
    if (verdict.outcome !== 'fail') continue;
    token ||= verdict.replay;
    findings.push(
      ...verdict.findings.map((finding) => ({ ...finding, law: 'chain', came: pair.name })),
    );
  }
  const reason = findings[0]?.reason ?? shortfall(entries);
  const outcome = findings.length > 0 ? 'fail' : reason === null ? 'pass' : 'undecided';
  return {
    outcome,
    reason,
    subject: 'chain rule',
    dtype: 'float64',
    laws: [{ law: 'chain', outcome, cases, ...(reason === null ? {} : { reason }) }],
    inputs: [],
    entries,
    resolution: resolution === 0 ? null : resolution,
    required: 1e-6,
    method: 'every entry',
    missProbability: 0,
    worst: findings[0] ?? null,
    findings,
    diagnosis: null,
    evaluations,
    seed,
    replay: token,
    milliseconds: performance.now() - started,
  };
}
