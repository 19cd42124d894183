import { caseAt } from './check.ts';
import { answering } from './drivers/answer.ts';
import { driveAsync, newTally } from './drivers/drive.ts';
import { findingOf } from './finding.ts';
import { gradcheckAsync } from './gradcheckAsync.ts';
import { layoutOf, planOf, type Options, type Plan } from './plan.ts';
import type { Asking, Given, OutputForm } from './question.ts';
import type { Subject } from './subject.ts';
import { read } from './value.ts';
import type { Evaluations, Finding, LawResult, Verdict } from './verdict.ts';

/** The name of the law that is worked here: its second side is another subject. */
const law = 'reference';

/** Regimes in which a forward keeps its digits, whichever way it is written. */
const plain = new Set(['ordinary', 'given']);

/** What was seen of the law, and where it was broken first. */
interface Agreement {
  readonly cases: number;
  readonly broken: { readonly finding: Finding; readonly run: number } | null;
}

/**
 * The same decision, and besides whether the forward is that of a reference.
 *
 * A gradient that is right for a wrong forward passes every other law. Two forwards agree where they differ by at
 * most the required resolution, relative to the value or to what its inputs weigh in it; looked at where numbers are
 * ordinary or given, since far out a rounding may be the whole value.
 *
 * @param reference answers at once, and rightly; its inputs have the names of the subject's
 * @see gradcheckAsync
 */
export async function gradcheckAgainst(
  subject: Subject,
  reference: Subject,
  options: Options = {},
): Promise<Verdict> {
  const verdict = await gradcheckAsync(subject, options);
  const plan = planOf(subject, options);
  const tally = newTally();
  const answer = answering(subject, plan.precision.round);
  const seen = await driveAsync(agreement(plan, reference), answer, tally);
  return withAgreement(plan, verdict, seen, tally);
}

function* agreement(plan: Plan, reference: Subject): Asking<Agreement> {
  let cases = 0;
  for (let run = 0; run < plan.runs; run++) {
    const { drawn } = caseAt(plan, `${run}`);
    if (!plain.has(drawn.regime)) continue;
    const layout = layoutOf(plan, drawn);
    const [reply] = yield { ask: 'forward', layout, places: [{ point: drawn.values }] };
    if (reply.refused !== undefined) continue;
    cases++;
    const scene = { drawn, layout, output: reply.output ?? null };
    const inputs = Object.fromEntries(
      layout.names.map((name, k) => [name, { shape: drawn.shapes[k], data: drawn.values[k] }]),
    );
    const apart = difference(reply, reference, inputs, plan.precision.resolution);
    if (apart === null) continue;
    const { reason, ...facts } = apart;
    return { cases, broken: { finding: findingOf(scene, law, reason, facts), run } };
  }
  return { cases, broken: null };
}

type Inputs = Readonly<
  Record<string, { readonly shape: readonly number[]; readonly data: Float64Array }>
>;

type Difference = Parameters<typeof findingOf>[3] & {
  readonly reason: 'wrong shape' | 'wrong number';
};

const shapeIn = (output: OutputForm): string =>
  output.names === null ? `shape [${output.forms[0].shape.join(', ')}]` : 'several outputs';

/** How a forward differs from its reference at a point; null where it does not. */
function difference(
  { numbers: [claimed], output }: Given,
  reference: Subject,
  inputs: Inputs,
  resolution: number,
): Difference | null {
  let value: { shape: readonly number[]; data: ArrayLike<number> };
  try {
    const { form, data } = read(reference.forward(inputs))!;
    value = { shape: form.shape, data };
  } catch (error) {
    const came = error instanceof Error ? error.message : String(error);
    return { reason: 'wrong shape', expected: 'inputs that the reference takes', came };
  }
  if (claimed.length !== value.data.length) {
    const expected = `shape [${value.shape.join(', ')}]`;
    return { reason: 'wrong shape', expected, came: shapeIn(output!) };
  }
  const sizes = sizesOf(reference, inputs, claimed.length);
  for (let row = 0; row < claimed.length; row++) {
    const measured = value.data[row];
    const bar = resolution * Math.max(Math.abs(measured), sizes[row]);
    const isFar = !(Math.abs(claimed[row] - measured) <= bar);
    if (isFar && Number.isFinite(measured)) {
      return { reason: 'wrong number', row, claimed: claimed[row], measured, bar };
    }
  }
  return null;
}

/** Σⱼ |∂zᵢ/∂xⱼ xⱼ|: what a relative error of the inputs is worth in each entry of the output. */
function sizesOf(reference: Subject, inputs: Inputs, rows: number): Float64Array {
  const sizes = new Float64Array(rows);
  const jacobians = (reference.jacobian?.(inputs) ?? {}) as Readonly<Record<string, unknown>>;
  for (const [name, jacobian] of Object.entries(jacobians)) {
    const { data = [] } = read(jacobian) ?? {};
    const x = inputs[name].data;
    for (let i = 0; i < data.length; i++) {
      sizes[Math.floor(i / x.length)] += Math.abs(data[i] * x[i % x.length]);
    }
  }
  return sizes;
}

function withAgreement(
  plan: Plan,
  verdict: Verdict,
  { cases, broken }: Agreement,
  tally: Evaluations,
): Verdict {
  const { evaluations } = verdict;
  const counted: Verdict = {
    ...verdict,
    laws: [...verdict.laws, resultOf(cases, broken)],
    evaluations: {
      ...evaluations,
      forward: evaluations.forward + tally.forward,
      batches: evaluations.batches + tally.batches,
    },
  };
  if (broken === null) return counted;
  const { finding, run } = broken;
  const failed = verdict.outcome === 'fail';
  return {
    ...counted,
    outcome: 'fail',
    reason: failed ? verdict.reason : finding.reason,
    worst: failed ? verdict.worst : finding,
    findings: failed ? [...verdict.findings, finding] : [finding],
    replay: failed ? verdict.replay : `${encodeURIComponent(plan.name)}/${law}/${plan.seed}/${run}`,
  };
}

function resultOf(cases: number, broken: Agreement['broken']): LawResult {
  if (broken !== null) return { law, outcome: 'fail', cases, reason: broken.finding.reason };
  if (cases === 0) return { law, outcome: 'undecided', cases, reason: 'nothing compared' };
  return { law, outcome: 'pass', cases };
}
