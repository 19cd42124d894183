import type { Tensor } from '../../gates/kit/tensor.ts';
import { caseAt } from '../check.ts';
import { gradcheckEither } from '../gradcheckEither.ts';
import { bareOf, type Bare, type Tensors } from '../mutants/kit/bare.ts';
import { layoutOf, planOf, type Options, type Plan } from '../plan.ts';
import type { Subject } from '../subject.ts';
import type { At, Outcome, Verdict } from '../verdict.ts';

/** Two programs of one function may differ by so many roundings of what it is made of. */
const few = 64;

/** Two forwards apart: where, and by how much. */
export interface Parting {
  readonly at: At;
  readonly index: number;
  readonly came: number;
  readonly expected: number;
  readonly bar: number;
}

/**
 * How a subject stands to a reference: two questions, and a third where the forwards differ.
 *
 * No gradient check can see a wrong forward with its own true derivative. A reference can.
 */
export interface Standing {
  /** Whether the forward is that of the reference; null where it never answered. */
  readonly forward: boolean | null;
  /** Whether the backward is the derivative of the subject's own forward. */
  readonly ofOwn: Outcome;
  /** Whether the backward is the derivative of the reference's forward. */
  readonly ofReference: Outcome;
  /** Where the forwards part. */
  readonly parting: Parting | null;
  /** The verdict on the subject by itself. */
  readonly verdict: Verdict;
}

/**
 * Holds a subject against a reference: its forward by value, its backward by the slopes of both forwards.
 *
 * @param options inputs are the reference's where none are given
 */
export async function holdAgainst(
  subject: Subject,
  reference: Subject,
  options: Options = {},
): Promise<Standing> {
  const inputs = options.inputs ?? subject.inputs ?? reference.inputs;
  const asked: Options = inputs === undefined ? options : { ...options, inputs };
  const verdict = await gradcheckEither(subject, asked);
  const { inputs: _, ...rest } = asked;
  const own = bareOf({ ...subject, ...(inputs && { inputs }) });
  const right = bareOf({ ...reference, ...(inputs && { inputs }) });
  const { same, parting } = await compareForwards(own, right, planOf({ ...own }, rest));
  // With the reference's forward in the place of its own, the same vjp is doubted again.
  const crossed = same === true ? verdict : await gradcheckEither({ ...right, vjp: own.vjp }, rest);
  return {
    forward: same,
    ofOwn: verdict.outcome,
    ofReference: crossed.outcome,
    parting,
    verdict,
  };
}

async function compareForwards(
  own: Bare,
  right: Bare,
  plan: Plan,
): Promise<{ same: boolean | null; parting: Parting | null }> {
  let same: boolean | null = null;
  for (let run = 0; run < plan.runs; run++) {
    const { drawn } = caseAt(plan, String(run));
    const { names } = layoutOf(plan, drawn);
    const x: Tensors = Object.fromEntries(
      names.map((name, k) => [name, { shape: drawn.shapes[k], data: drawn.values[k] }] as const),
    );
    const expected = await valueOf(right, x);
    if (expected === null) continue;
    const came = await valueOf(own, x);
    if (came === null || came.data.length !== expected.data.length)
      return { same: false, parting: null };
    same ??= true;
    const sizes = await sizesOf(right, x, expected);
    for (let i = 0; i < expected.data.length; i++) {
      const bar = few * plan.precision.roundoff * sizes[i];
      const apart = Math.abs(came.data[i] - expected.data[i]);
      if (Object.is(came.data[i], expected.data[i]) || apart <= bar || !(sizes[i] < Infinity))
        continue;
      return {
        same: false,
        parting: { at: x, index: i, came: came.data[i], expected: expected.data[i], bar },
      };
    }
  }
  return { same, parting: null };
}

async function valueOf({ forward }: Bare, x: Tensors): Promise<Tensor | null> {
  try {
    return await forward(x);
  } catch {
    return null;
  }
}

/** What each output is made of: itself, or Σ |∂zᵢ/∂xⱼ| |xⱼ| where that is more. */
async function sizesOf({ vjp, wrt }: Bare, x: Tensors, z: Tensor): Promise<Float64Array> {
  const sizes = z.data.map(Math.abs);
  for (let i = 0; i < sizes.length; i++) {
    const u = { shape: z.shape, data: z.data.map((_, k) => (k === i ? 1 : 0)) };
    const row = await vjp(x, u);
    let terms = 0;
    for (const name of wrt) {
      row[name].data.forEach((g, j) => (terms += Math.abs(g * x[name].data[j])));
    }
    if (terms > sizes[i]) sizes[i] = terms;
  }
  return sizes;
}
