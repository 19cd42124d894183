import { fitAlong, placeOf, sizeAround, type Line } from './fitSlope.ts';
import type { Subject } from './subject.ts';
import { read, write } from './value.ts';
import type { Finding } from './verdict.ts';

/** Other entries that may be tied with the one that was found. */
const partners = 32;

/** How far aside of a tie it is looked, and half the width of the windows there, relative to the entries or 1. */
const aside = 1 / 64;
const width = 1 / 1024;

/** An entry of an input that may move. */
interface Entry {
  readonly input: string;
  readonly column: number;
}

/** Displacements of two entries into all the sectors that their axes and diagonals cut. */
const sectors = [1, -1].flatMap((a) =>
  [1, -1].flatMap((b) => [
    [a, 2 * b],
    [2 * a, b],
  ]),
);

/** What is claimed of every entry for one entry of the output. */
async function claimsOf(
  subject: Subject,
  { at, output }: Finding,
): Promise<Readonly<Record<string, ArrayLike<number>>>> {
  const z = read(await subject.forward({ ...at }));
  if (z === null || subject.vjp === undefined) return {};
  const unit = new Float64Array(z.data.length);
  unit[placeOf(output, z.form.shape)] = 1;
  const gradients = await subject.vjp({ ...at }, write(unit, z.form));
  const rows = Object.entries(gradients ?? {}).map(
    ([name, one]) => [name, read(one)?.data] as const,
  );
  return Object.fromEntries(
    rows.filter((row): row is [string, ArrayLike<number>] => row[1] !== undefined),
  );
}

/**
 * Looks a second time at claims that do not fit together where several entries are tied: along a diagonal of
 * two of them, at the tie and in each sector around it, polynomials are fitted.
 *
 * @returns whether the claims of some two add up to more, or to less, than each of these slopes; false where
 *   one of them could not be told
 */
export async function secondLookAtTies(subject: Subject, finding: Finding): Promise<boolean> {
  const { input, index, output, at } = finding;
  const claims = await claimsOf(subject, finding);
  const found: Entry = { input: input!, column: placeOf(index, at[input!].shape) };
  const claimOf = ({ input: name, column }: Entry): number => claims[name]?.[column] ?? 0;
  const valueOf = ({ input: name, column }: Entry): number => at[name].data[column];
  const others = Object.keys(claims)
    .flatMap((name) => Array.from(claims[name], (_, column): Entry => ({ input: name, column })))
    .filter((one) => claimOf(one) !== 0)
    .filter(({ input: name, column }) => name !== found.input || column !== found.column)
    .slice(0, partners);
  for (const other of others) {
    const size = Math.max(sizeAround(valueOf(found)), sizeAround(valueOf(other)));
    for (const turn of [1, -1]) {
      const claimed = claimOf(found) + turn * claimOf(other);
      const lineFrom =
        ([a, b]: readonly number[]): Line =>
        (step) =>
          moved(at, [found, a * aside * size + step], [other, b * aside * size + turn * step]);
      if (await isBeyond(subject, output, [[0, 0], ...sectors].map(lineFrom), size, claimed)) {
        return true;
      }
    }
  }
  return false;
}

/** A point with some entries moved. */
function moved(at: Finding['at'], ...moves: readonly (readonly [Entry, number])[]): Finding['at'] {
  const point = { ...at };
  for (const [{ input, column }, by] of moves) {
    const { shape, data } = point[input];
    const there = data.slice();
    there[column] += by;
    point[input] = { shape, data: there };
  }
  return point;
}

/** Whether a claim lies beyond the slopes along all of these lines, on one side. */
async function isBeyond(
  subject: Subject,
  output: readonly number[],
  lines: readonly Line[],
  size: number,
  claimed: number,
): Promise<boolean> {
  const sides = new Set<number>();
  for (const line of lines) {
    const fit = await fitAlong(subject, output, line, width * size);
    if (fit === null || !(4 * fit.bar < Math.abs(fit.slope - claimed))) return false;
    sides.add(Math.sign(fit.slope - claimed));
  }
  return sides.size === 1;
}
