import type { Tensor } from '../../gates/kit/tensor.ts';
import type { Case } from '../cases/draw.ts';
import { oddDyadic, randomOf } from '../cases/random.ts';
import { caseAt } from '../check.ts';
import { layoutOf, type Plan } from '../plan.ts';
import type { Bare, Tensors } from './kit/bare.ts';

/** Roundings by which two ways to write the same formula may differ. */
const few = 8;

/** Last bits of the largest entry: in a network some are lost where sums cancel on the way. */
const lastBits = 1024;

/** What a difference is held against: the entry itself, the largest of its gradient, or that of another subject's. */
export type Scale = 'each entry' | 'the largest entry' | Bare;

/** A place at which two subjects are asked: a point and a cotangent. */
interface Asked {
  readonly x: Tensors;
  readonly u: Tensor;
}

/** What came of a question: gradients, or that it threw; and what became of what was given. */
interface Seen {
  readonly gradients: Tensors | null;
  readonly modified: boolean;
  readonly shared: boolean;
}

/**
 * Whether two subjects cannot be told apart by what they answer: over the run's own cases, with a dense cotangent
 * each, asked twice at every one. Recognised by value, never by name.
 *
 * A mean of gradients that sum to 0 is a rounding of the largest of them, and may be the whole of a small one:
 * who has survived is held to the larger scale, and nobody else.
 *
 * Besides numbers it looks at what the laws look at: what was given is left as it was, results are memory of their own.
 */
export async function isEquivalent(
  a: Bare,
  b: Bare,
  plan: Plan,
  scale: Scale = 'each entry',
): Promise<boolean> {
  const seenByA: object[] = [];
  const seenByB: object[] = [];
  for (let run = 0; run < plan.runs; run++) {
    const asked = await questionAt(a, plan, run);
    if (asked === null) continue;
    for (let again = 0; again < 2; again++) {
      const first = await ask(a, asked, seenByA);
      const second = await ask(b, asked, seenByB);
      const by = typeof scale === 'string' ? first : await ask(scale, asked, []);
      const least = scale === 'each entry' ? 0 : lastBits * plan.precision.roundoff;
      if (!isAlike(first, second, plan.precision.roundoff, least, by)) return false;
    }
  }
  return true;
}

/** The question of a run; null where forward has no finite answer, for there is nothing to be right about. */
async function questionAt(subject: Bare, plan: Plan, run: number): Promise<Asked | null> {
  const { drawn } = caseAt(plan, String(run));
  const x = pointOf(plan, drawn);
  try {
    const z = await subject.forward(x);
    if (!z.data.every(Number.isFinite)) return null;
    const random = randomOf(plan.seed, run, 2);
    return { x, u: { shape: z.shape, data: z.data.map(() => oddDyadic(random)) } };
  } catch {
    return null;
  }
}

/** A case as tensors by name. */
function pointOf(plan: Plan, drawn: Case): Tensors {
  const { names, forms } = layoutOf(plan, drawn);
  return Object.fromEntries(
    names.map((name, k) => [name, { shape: forms[k].shape, data: drawn.values[k] }] as const),
  );
}

const copyOf = ({ shape, data }: Tensor): Tensor => ({ shape, data: data.slice() });

const same = (a: Float64Array, b: Float64Array): boolean => a.every((x, i) => Object.is(x, b[i]));

async function ask(subject: Bare, { x, u }: Asked, before: object[]): Promise<Seen> {
  const given = Object.fromEntries(
    Object.entries(x).map(([name, t]) => [name, copyOf(t)] as const),
  );
  const cotangent = copyOf(u);
  let gradients: Tensors | null = null;
  let memory: object[] = [];
  try {
    const raw = await subject.vjp(given, cotangent);
    memory = Object.values(raw).flatMap((g) => (g === undefined ? [] : [g.data.buffer]));
    gradients = Object.fromEntries(
      Object.entries(raw).flatMap(([name, g]) => (g === undefined ? [] : [[name, copyOf(g)]])),
    );
  } catch {
    // A refusal is an answer too, and compared as one.
  }
  const modified =
    !same(cotangent.data, u.data) ||
    Object.entries(x).some(([name, t]) => !same(given[name].data, t.data));
  const held = [cotangent.data.buffer, ...Object.values(given).map(({ data }) => data.buffer)];
  const shared = memory.some((one) => before.includes(one) || held.includes(one as ArrayBuffer));
  // The last results are enough: who keeps memory for the next result uses it at once.
  before.splice(0, before.length, ...memory);
  return { gradients, modified, shared };
}

function isAlike(a: Seen, b: Seen, roundoff: number, bits: number, by: Seen): boolean {
  if (a.modified !== b.modified || a.shared !== b.shared) return false;
  if (a.gradients === null || b.gradients === null) return a.gradients === b.gradients;
  const names = Object.keys(a.gradients);
  if (names.length !== Object.keys(b.gradients).length) return false;
  return names.every((name) => {
    const [left, right] = [a.gradients![name].data, b.gradients![name]?.data];
    const largest = [left, by.gradients?.[name]?.data ?? left].flatMap((data) =>
      Array.from(data, (g) => (Number.isFinite(g) ? Math.abs(g) : 0)),
    );
    const least = bits * Math.max(0, ...largest);
    return (
      right !== undefined &&
      left.length === right.length &&
      left.every((g, j) => {
        const error = Math.abs(g - right[j]);
        const own = few * roundoff * Math.max(Math.abs(g), Math.abs(right[j]));
        return error <= Math.max(own, least) || Object.is(g, right[j]) || g === right[j];
      })
    );
  });
}
