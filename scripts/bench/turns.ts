import { gradcheck, type Subject, type Tensor, type Verdict } from '../../harness/index.ts';
import { inputsOf, product } from './matvec.ts';
import { median, timed, use } from './measure.ts';
import { progress } from './print.ts';
import type { Torch } from './torch.ts';

/** To what relative error each entry must be certified. */
export const resolution = 1e-9;

/** Milliseconds: of a check, of the calls it makes, made bare, and of PyTorch's gradcheck. */
export interface Row {
  readonly n: number;
  readonly verdict: Verdict;
  readonly check: number;
  readonly bare: number;
  readonly overhead: number;
  /** Between what ratios the middle half of the turns lie: how much the machine was doing besides. */
  readonly between: readonly [number, number];
  readonly slow: number | null;
  readonly fast: number | null;
  readonly broke: readonly string[];
}

/** The cotangents with which one check calls the vjp. */
function cotangentsOf(inputs: Record<string, Tensor>): Tensor[] {
  const cotangents: Tensor[] = [];
  const listening: Subject = {
    ...product,
    vjp(at, u: Tensor) {
      cotangents.push({ shape: u.shape, data: Float64Array.from(u.data) });
      return product.vjp!(at, u);
    },
  };
  gradcheck(listening, { inputs });
  return cotangents;
}

/**
 * Milliseconds of a turn: so long that each side collects its own garbage several times. In short turns what the bare
 * calls leave behind is collected while the check is timed, and they seem a third cheaper than they are.
 */
export const turnLength = 1000;

/** Both sides take turns, so that what else the machine does hits both. */
export async function rowOf(n: number, rounds: number, torch: Torch | null): Promise<Row> {
  const inputs = { ...inputsOf(n) };
  const cotangents = cotangentsOf(inputs);
  const check = (): Verdict => gradcheck(product, { inputs });
  const verdict = check();
  const broke: string[] = [];
  const bare = (): void => {
    for (let k = 0; k < verdict.evaluations.forward; k++) use(product.forward(inputs).data[0]);
    for (const u of cotangents) use(product.vjp!(inputs, u).W.data[0]);
  };
  const ask = async (fast: boolean, times: number): Promise<readonly number[]> => {
    if (torch === null || broke.length > 0) return [];
    const job = { function: 'W x', inputs: [inputs.W, inputs.x], fast, times };
    const { outcome, message, milliseconds } = await torch.run(job);
    if (outcome === 'pass') return milliseconds;
    broke.push(`PyTorch's gradcheck of W x, n = ${n}: ${outcome}: ${message}`);
    return [];
  };

  // Warm: compiled, and caches filled, on either side.
  const warm = performance.now() + 600;
  do {
    check();
    bare();
  } while (performance.now() < warm);
  await ask(false, 1);
  await ask(true, 3);

  const often = (call: () => unknown): number => Math.ceil(turnLength / timed(3, call));
  const [checks, bares] = [often(check), often(bare)];
  const seen = { check: [], bare: [], slow: [], fast: [] } as Record<string, number[]>;
  for (let round = 0; round < rounds; round++) {
    progress(`W x, n = ${n}: round ${round + 1} of ${rounds}`);
    for (const turn of [0, 1]) {
      // The other one first in every other turn: what becomes slower or faster meanwhile hits both.
      if (turn === 1) seen['bare'].push(timed(bares, bare));
      seen['check'].push(timed(checks, check));
      if (turn === 0) seen['bare'].push(timed(bares, bare));
      seen['fast'].push(...(await ask(true, 3)));
      if (turn === 0) seen['slow'].push(...(await ask(false, 1)));
    }
  }
  const overheads = seen['check'].map((ms, k) => ms / seen['bare'][k]).toSorted((a, b) => a - b);
  const quarter = overheads.length >> 2;
  return {
    n,
    verdict,
    check: median(seen['check']),
    bare: median(seen['bare']),
    overhead: median(overheads),
    between: [overheads[quarter], overheads[overheads.length - 1 - quarter]],
    slow: seen['slow'].length === 0 ? null : median(seen['slow']),
    fast: seen['fast'].length === 0 ? null : median(seen['fast']),
    broke,
  };
}
