import type { AnyGate } from '../../gates/kit/gate.ts';
import { ShapeError } from '../../gates/kit/errors.ts';
import type { Reason } from '../verdict.ts';
import { drawSmall } from './drawSmall.ts';
import type { Farthest, Held } from './held.ts';
import { holdAt } from './holdAt.ts';
import { oracleOf } from './oracle.ts';

/** How a gate is held to its definition. */
export interface HoldOptions {
  /** How many points; each regime has its share of them. @default 7 */
  readonly runs?: number;
  /** @default 1 */
  readonly seed?: number;
}

const reasonOf = (far: readonly Farthest[], entries: number): Reason | null => {
  if (far.some(({ roundings, allowed }) => !(roundings <= allowed))) return 'wrong number';
  return entries === 0 ? 'nothing compared' : null;
};

/**
 * Holds a gate's forward and its gradient to its `definition` at 64 digits, at small random points.
 *
 * A number is wrong that is farther from the definition's than the roundings of as many operations
 * as the definition has can explain; what the inputs' own rounding changes is explained too.
 *
 * @returns plain data; what a gate or a definition throws is in it
 */
export async function checkAgainstDefinition(
  gate: AnyGate,
  { runs = 7, seed = 1 }: HoldOptions = {},
): Promise<Held> {
  const farthest = new Map<string | null, Farthest>();
  let [cases, entries, atKinks] = [0, 0, 0];
  let broken: { reason: Reason; thrown: string } | null = null;
  try {
    const oracle = await oracleOf(gate);
    for (const drawn of drawSmall(gate, seed, runs)) {
      for (const { input, far, kink } of holdAt(gate, oracle, drawn)) {
        const known = farthest.get(input);
        const ratio = known === undefined ? -1 : known.roundings / known.allowed;
        if (!(far.roundings / far.allowed <= ratio)) farthest.set(input, far);
        entries++;
        if (kink) atKinks++;
      }
      cases++;
    }
  } catch (error) {
    const reason = error instanceof ShapeError ? 'wrong shape' : 'threw';
    broken = { reason, thrown: error instanceof Error ? error.message : String(error) };
  }
  const reason = broken?.reason ?? reasonOf([...farthest.values()], entries);
  const inputs = [...farthest.keys()].filter((input) => input !== null);
  return {
    gate: gate.name,
    definition: gate.definition,
    outcome: reason === null ? 'pass' : reason === 'nothing compared' ? 'undecided' : 'fail',
    reason,
    thrown: broken?.thrown ?? null,
    seed,
    cases,
    entries,
    atKinks,
    forward: farthest.get(null) ?? null,
    gradients: Object.fromEntries(inputs.map((input) => [input, farthest.get(input)!])),
  };
}
