import type { Random } from '../cases/random.ts';
import type { Asking } from '../question.ts';
import type { Aim } from './aim.ts';
import { Approach } from './approach.ts';
import { becomesRight } from './becomesRight.ts';
import type { Claim } from './claim.ts';
import { Claimed } from './claimed.ts';
import { roughnessOfClaim } from './claimNoise.ts';
import { groupColumns, type Group } from './compression.ts';
import type { Precision } from './dtype.ts';
import { EntryList, type Entry } from './entryList.ts';
import { examine } from './examine.ts';
import { axis, unitOf, type Field } from './field.ts';
import { hullNearby } from './hullNearby.ts';
import type { Range, Slope } from './slope.ts';
import { room } from './room.ts';
import { Told, type Shown } from './shown.ts';
import type { Slopes } from './slopes.ts';
import { entryAt } from './sparse.ts';
import { isBorneOut } from './witness.ts';
import { Workspace } from './workspace.ts';

/** Hears what a comparison finds. */
export interface Listener {
  /**
   * Claims inside their bars, at a first look, in memory that is used again.
   */
  goodTogether(entries: EntryList, shown: Shown): void;
  /** A claim inside its bar, after a further look or a close one. */
  good(entry: Entry): void;
  /** Entries that are claimed to be zero, and of which nothing was seen; `exact` of them to the last digit. */
  zeros(count: number, exact: number): void;
  kink(entry: Entry, slope: Slope): void;
  /** A place without a derivative: nothing to compare with. */
  unmeasurable(entry: Entry, because: Slope['kind'] | 'rough'): void;
  /** A claim outside its bar, after a close look; between the one-sided slopes at a kink it is not. */
  wrong(entry: Entry, slope: Slope): void;
}

/** Where a group of columns is looked for. */
type Aimed = Aim & { readonly claimed: Claimed };

/** Groups that are asked for in one message at most, and numbers that they are answered by, about. */
const together = 16;
const held = 2 ** 13;

/** Places at which kinks are looked for that may excuse a claim, where another is wrong already. */
const few = 8;

const none: readonly number[] = [];

/** Wrong entries of one case that are looked for at most: as many as a message shows. */
export const enough = 24;

/**
 * Holds every entry of a claimed Jacobian by one input against central differences.
 *
 * Columns that share no row are moved together by random signed weights. Where a row of such a
 * group is in doubt, the group is halved until the column is found, which is then looked at closely.
 *
 * @param most wrong entries after which no other is looked for; of one alone no witness is asked
 */
export function* compare(
  field: Field,
  claim: Claim,
  random: Random,
  listener: Listener,
  most: number = enough,
): Asking<void> {
  const { rows } = claim.matrix;
  if (rows === 0) return;
  const chunk = Math.min(together, Math.max(1, Math.floor(held / rows)));
  const workspace = Workspace.lend(rows, chunk);
  yield* new Comparison(field, claim, random, listener, most, workspace).work();
  workspace.giveBack();
}

/** A comparison on its way. */
class Comparison {
  readonly #field: Field;
  readonly #claim: Claim;
  readonly #random: Random;
  readonly #listener: Listener;
  readonly #most: number;
  readonly #workspace: Workspace;
  readonly #approach: Approach;
  readonly #told = new Told();
  #found = 0;

  constructor(
    field: Field,
    claim: Claim,
    random: Random,
    listener: Listener,
    most: number,
    workspace: Workspace,
  ) {
    this.#field = field;
    this.#claim = claim;
    this.#random = random;
    this.#listener = listener;
    this.#most = most;
    this.#workspace = workspace;
    this.#approach = new Approach(workspace.slopes);
  }

  *work(): Asking<void> {
    const { input, matrix } = this.#claim;
    const { count: chunk, groups: memory } = this.#workspace;
    const point = this.#field.point[input];
    const groups = groupColumns(matrix, point, memory);
    const widest = groups.reduce((most, { columns }) => Math.max(most, columns.length), 1);
    const weigh = weighing(widest, point, this.#random);
    for (let from = 0; from < groups.length; from += chunk) {
      const some = groups.slice(from, from + chunk);
      const room = this.#workspace.weights(
        some.reduce((sum, { columns }) => sum + columns.length, 0),
      );
      let used = 0;
      const aims = some.map((group) => {
        const weights = room.subarray(used, (used += group.columns.length));
        return this.#aimAt(new Claimed(group, weights, weigh(group.columns, weights)));
      });
      const slopes = yield* this.#approach.slopes(this.#field, aims);
      for (let k = 0; k < aims.length; k++) {
        const suspects = this.#accept(aims[k], slopes[k]);
        if (suspects.length > 0) yield* this.#halve(aims[k].claimed, suspects);
      }
    }
  }

  #aimAt(claimed: Claimed, only: readonly number[] | null = null): Aimed {
    const { group, weights } = claimed;
    const { input } = this.#claim;
    const direction = [{ input, indices: group.columns, weights }];
    return { direction, claimed, only, told: this.#told };
  }

  /** Of rows that a group leaves in doubt looks at each half of its columns, until one column is left. */
  *#halve({ group, weights }: Claimed, suspects: readonly number[]): Asking<void> {
    const { columns } = group;
    if (columns.length === 1) {
      if (this.#found < this.#most) yield* this.#closely(columns[0], suspects);
      return;
    }
    const half = columns.length >> 1;
    const { rows } = this.#claim.matrix;
    const halves = [
      new Claimed(part(group, rows, 0, half), weights.subarray(0, half)),
      new Claimed(part(group, rows, half, columns.length), weights.subarray(half)),
    ];
    for (const claimed of halves) {
      const aim = this.#aimAt(claimed, suspects);
      const left = this.#accept(aim, yield* this.#approach.glance(this.#field, aim));
      if (left.length > 0) yield* this.#halve(claimed, left);
    }
  }

  /** Tells of the rows whose claims are inside their bars, and gives the others. */
  #accept({ claimed, only }: Aimed, slopes: Slopes): readonly number[] {
    const listener = this.#listener;
    const { value: f0, precision } = this.#field;
    const { values, bars, doubts, shown } = slopes;
    const list = new EntryList(claimed, slopes);
    // Of the other columns that moved with an entry no more was measured than its bar.
    const all = claimed.group.columns.length;
    const others = all - 1;
    if (shown !== null) {
      if (shown.entries > 0) listener.goodTogether(list, shown);
      const zeros = others * shown.entries + all * shown.blank;
      if (zeros > 0) listener.zeros(zeros, others * shown.sharp + all * shown.blank);
      return none;
    }
    const suspects: number[] = [];
    const count = only === null ? f0.length : only.length;
    let zeros = 0;
    let exact = 0;
    for (let k = 0; k < count; k++) {
      const row = only === null ? k : only[k];
      if (!Number.isFinite(f0[row])) continue;
      if (doubts[row] !== 0 || !(Math.abs(values[row] - claimed.at(row)) <= bars[row])) {
        suspects.push(row);
      } else if (list.has(row)) {
        listener.good(list.at(row));
        zeros += others;
        if (bars[row] <= precision.resolution * Math.abs(values[row])) exact += others;
      } else {
        zeros += all;
        if (values[row] === 0) exact += all;
      }
    }
    if (zeros > 0) listener.zeros(zeros, exact);
    return suspects;
  }

  /** Looks closely at an entry in one column for each suspect row, and tells what it is. */
  *#closely(column: number, suspects: readonly number[]): Asking<void> {
    const { input, matrix } = this.#claim;
    const listener = this.#listener;
    const claims = suspects.map((row) => entryAt(matrix, row, column));
    const slopes = yield* examine(this.#field, axis(input, column), suspects, claims);
    const outside: number[] = [];
    slopes.forEach((slope, k) => {
      const entry = entryOf(suspects[k], column, claims[k], slope);
      const inside = isWithin(claims[k], slope, this.#field.precision);
      if (isUnmeasurable(slope, claims[k], inside)) listener.unmeasurable(entry, slope.kind);
      else if (!inside) outside.push(k);
      else if (slope.kind === 'kink') listener.kink(entry, slope);
      else listener.good(entry);
    });
    for (const k of outside) {
      yield* this.#doubt(entryOf(suspects[k], column, claims[k], slopes[k]), slopes[k]);
      if (this.#found >= this.#most) return;
    }
  }

  /** Tells what an entry is whose claim is outside its bar: wrong, if nothing excuses it. */
  *#doubt(entry: Entry, slope: Slope): Asking<void> {
    const field = this.#field;
    const claim = this.#claim;
    const listener = this.#listener;
    const { claimed } = entry;
    const rough = yield* roughnessOfClaim(field, claim, entry, slope);
    if (claimed >= slope.lower - rough && claimed <= slope.upper + rough) {
      listener.good({ ...entry, bar: entry.bar + rough });
      return;
    }
    const excuses = slope.excuses.filter(
      ({ lower, upper }) => claimed >= lower && claimed <= upper,
    );
    const sharp = excuses.find(({ bar }) => bar !== null);
    if (sharp !== undefined) {
      listener.good({ ...entry, bar: sharp.bar! });
      return;
    }
    if (excuses.length > 0 || (yield* becomesRight(field, claim, entry, slope))) {
      listener.unmeasurable(entry, 'rough');
      return;
    }
    // Once one is wrong the rest is told for the message alone.
    const isFirst = this.#found === 0;
    const hull = yield* hullNearby(
      field,
      claim.input,
      entry,
      slope,
      this.#random,
      isFirst ? undefined : few,
    );
    if (hull !== null) {
      listener.kink(entry, { ...slope, ...hull });
      return;
    }
    if (isFirst && this.#most > 1 && !(yield* isBorneOut(field, claim.input, entry))) {
      listener.unmeasurable(entry, 'rough');
      return;
    }
    this.#found++;
    listener.wrong(entry, slope);
  }
}

/** Whether a claim lies in a range of slopes; beyond the largest number of the dtype all are as good as infinite. */
const isWithin = (
  claim: number,
  { lower, upper }: Pick<Range, 'lower' | 'upper'>,
  { round }: Precision,
): boolean =>
  (claim >= lower && claim <= upper) ||
  (round(claim) === Infinity && round(upper) === Infinity) ||
  (round(claim) === -Infinity && round(lower) === -Infinity);

/** Whether a slope cannot be held against a claim; one that has not settled may well be infinite. */
function isUnmeasurable({ kind, value, bar }: Slope, claimed: number, inside: boolean): boolean {
  if (kind === 'vertical' || kind === 'nothing' || Number.isNaN(claimed)) return true;
  if (kind === 'jump') return !inside;
  return !Number.isFinite(claimed) && !(bar < Math.abs(value));
}

/** Of the sizes that a weight may have: few digits, so that products with short numbers are exact. */
const leastBits = 10;

/**
 * How fast each column of a group moves: by its own unit, a random sign and a size that no other of the group has, so
 * that two wrong entries of one row do not cancel.
 *
 * @param most columns of a group
 * @returns what writes the weights of some columns down, and tells how far from the origin these are, in units of them
 */
function weighing(
  most: number,
  point: Float64Array,
  random: Random,
): (columns: Int32Array, into: Float64Array) => number {
  const bits = Math.max(leastBits, Math.ceil(Math.log2(4 * most)));
  const scatter = scattering(bits, random);
  const sizes = room(most);
  for (let k = 0; k < most; k++) sizes[k] = 1 / 2 + scatter(k) * 2 ** -(bits + 1);
  return (columns, into) => {
    const { length } = columns;
    let stretch = 0;
    for (let from = 0; from < length; from += 32) {
      let signs = random.nextInt();
      const end = Math.min(from + 32, length) | 0;
      // Read before the loop, or else where these lie would be looked up again in each turn.
      void (columns[0] + sizes[0] + point[0] + into[0]);
      for (let k = from; k < end; k++) {
        // Not chosen but computed: no processor foresees a random sign.
        const sign = (signs & 1) * 2 - 1;
        signs >>= 1;
        const x = point[columns[k]];
        const speed = sizes[k] * unitOf(x);
        into[k] = sign * speed;
        const ratio = Math.abs(x) / speed;
        if (ratio > stretch || ratio !== ratio) stretch = ratio;
      }
    }
    return stretch;
  };
}

/** A random bijection of the numbers below 2^bits: odd factors and shifted sums can each be undone. */
function scattering(bits: number, random: Random): (k: number) => number {
  const mask = 2 ** bits - 1;
  const half = bits >> 1;
  const a = random.nextInt() | 1;
  const b = random.nextInt() | 1;
  const c = random.nextInt();
  return (k) => {
    let x = Math.imul(k ^ c, a) & mask;
    x ^= x >>> half;
    x = Math.imul(x, b) & mask;
    return x ^ (x >>> half);
  };
}

/** Some columns of a group, and which rows they have an entry in; the entries of other rows are not read. */
function part(group: Group, rows: number, first: number, end: number): Group {
  const { columns, owners, entries, from } = group;
  const own = owners.slice(from, from + rows);
  return {
    columns: columns.subarray(first, end),
    owners: own.map((place) => (place >= first && place < end ? place - first : -1)),
    entries: entries.subarray(from, from + rows),
    from: 0,
  };
}

const entryOf = (row: number, column: number, claimed: number, slope: Slope): Entry => ({
  row,
  column,
  claimed,
  measured: slope.value,
  bar: slope.bar,
});
