import { shortfall } from './entries.ts';
import { sizeOf } from '../gates/kit/tensor.ts';
import type { Entry, EntryList } from './numeric/entryList.ts';
import { RoughMedian } from './roughMedian.ts';
import type { Distance, Entries, InputResult, RegimeResult } from './verdict.ts';

/** Where an entry stands, by index; asked for only when it matters. */
type Where = (entry: Entry) => { output: number[]; index: number[] };

interface Seen {
  cases: number;
  compared: number;
  unresolved: number;
  resolution: number;
  /** The same of entries that are told from 0, though less sharply than required. */
  between: number;
}

const nothingSeen = (): Seen => ({
  cases: 0,
  compared: 0,
  unresolved: 0,
  resolution: 0,
  between: 0,
});

/** What is seen of the derivative by one input, gathered over all cases. */
export class Stats {
  compared = 0;
  unresolved = 0;
  atKinks = 0;
  resolved = 0;
  exactZeros = 0;
  vague = 0;
  cases = 0;
  evaluations = 0;
  failed = false;
  absolute: Distance | null = null;
  relative: Distance | null = null;
  smallest: readonly number[] | null = null;
  largest: readonly number[] | null = null;
  /** What was seen in each regime, in the order in which they came. */
  readonly #regimes = new Map<string, Seen>();
  #here: Seen = nothingSeen();
  readonly #bars = new RoughMedian();
  readonly #required: number;
  readonly #demanded: boolean;
  readonly input: string;

  constructor(input: string, required: number, demanded = false) {
    this.input = input;
    this.#required = required;
    this.#demanded = demanded;
  }

  open(shape: readonly number[], regime: string): void {
    this.cases++;
    this.#here = this.#regimes.get(regime) ?? nothingSeen();
    this.#here.cases++;
    this.#regimes.set(regime, this.#here);
    if (this.smallest === null || sizeOf(shape) < sizeOf(this.smallest)) this.smallest = shape;
    if (this.largest === null || sizeOf(shape) > sizeOf(this.largest)) this.largest = shape;
  }

  /** Entries whose claims are inside their bars. */
  good(entries: EntryList, where: Where): void {
    const { claimed: claims, measured: values, bars, count } = entries;
    const required = this.#required;
    let [resolved, zeros] = [0, 0];
    let farthest = this.absolute?.error ?? -1;
    let relative = this.relative?.error ?? -1;
    for (let k = 0; k < count; k++) {
      const claimed = claims[k];
      const bar = bars[k];
      const scale = Math.max(Math.abs(claimed), Math.abs(values[k]));
      if (bar <= required * scale) {
        resolved++;
        if (scale === 0) zeros++;
        // An infinite claim at an infinite slope, or at one beyond the dtype, is as right as can be.
        if (scale === Infinity) continue;
        this.#noticed(bar, scale);
        const error = Math.abs(claimed - values[k]);
        if (error <= farthest && error <= relative * scale) continue;
        this.#distance(entries.at(k), where);
        farthest = this.absolute?.error ?? -1;
        relative = this.relative?.error ?? -1;
      } else if (claimed === 0) continue;
      else if (Math.abs(claimed) <= bar) this.swallowed();
      else {
        this.vague++;
        this.#here.between = Math.max(this.#here.between, bar / scale);
      }
    }
    this.compared += count;
    this.#here.compared += count;
    this.resolved += resolved;
    this.exactZeros += zeros;
  }

  #noticed(bar: number, scale: number): void {
    if (bar > this.#here.resolution * scale) this.#here.resolution = bar / scale;
    this.#bars.note(bar);
  }

  /** A sum over all entries, and what it would notice in one of the usual size. */
  probe(bar: number, usual: number): void {
    this.compared++;
    this.#here.compared++;
    if (!(bar <= this.#required * usual)) return;
    this.resolved++;
    this.#noticed(bar, usual);
  }

  /** A claim between the one-sided slopes. */
  kink(): void {
    this.atKinks++;
    this.compared++;
    this.#here.compared++;
  }

  /** A claim outside its bar. */
  wrong(entry: Entry, where: Where): void {
    this.compared++;
    this.failed = true;
    this.#distance(entry, where);
  }

  /** A claim that nothing measured can tell from 0. */
  swallowed(): void {
    this.unresolved++;
    this.#here.unresolved++;
  }

  /** Entries whose claims are zero; `exact`: of so many no more was measured than a resolved neighbour's bar. */
  zeros(count: number, exact: number): void {
    this.compared += count;
    this.#here.compared += count;
    this.resolved += exact;
    this.exactZeros += exact;
  }

  /** How far a claim is from what was measured. */
  #distance(entry: Entry, where: Where): void {
    const { claimed, measured, bar } = entry;
    const error = Math.abs(claimed - measured);
    const relative = error === 0 ? 0 : error / Math.max(Math.abs(claimed), Math.abs(measured));
    if (!(error <= (this.absolute?.error ?? -1))) {
      this.absolute = { error, ...where(entry), claimed, measured, bar };
    }
    if (!(relative <= (this.relative?.error ?? -1))) {
      this.relative = { error: relative, ...where(entry), claimed, measured, bar };
    }
  }

  get entries(): Entries {
    const { compared, unresolved, atKinks, resolved, exactZeros: zeros, vague } = this;
    return { compared, unresolved, atKinks, resolved, zeros, vague };
  }

  get regimes(): RegimeResult[] {
    return [...this.#regimes].map(([regime, { cases, compared, unresolved, ...sharp }]) => ({
      regime,
      cases,
      compared,
      unresolved,
      resolution: sharp.resolution || sharp.between || null,
    }));
  }

  /** In the ordinary regime, where one was drawn: what an extreme point hides says nothing of the rest. */
  get resolution(): number | null {
    const all = this.regimes;
    const ordinary = all.find(({ regime }) => regime === 'ordinary')?.resolution;
    if (ordinary !== undefined && ordinary !== null) return ordinary;
    const known = all.flatMap(({ resolution }) => (resolution === null ? [] : [resolution]));
    return known.length === 0 ? null : Math.max(...known);
  }

  get medianBar(): number | null {
    return this.#bars.value;
  }

  result(): InputResult {
    const { entries, medianBar, smallest, largest } = this;
    const enough = shortfall(entries, this.#demanded) === null;
    return {
      input: this.input,
      outcome: this.failed ? 'fail' : enough ? 'pass' : 'undecided',
      cases: this.cases,
      shapes: smallest === null || largest === null ? null : { smallest, largest },
      entries,
      largestAbsolute: this.absolute,
      largestRelative: this.relative,
      medianBar,
      resolution: this.resolution,
      regimes: this.regimes,
      evaluations: this.evaluations,
    };
  }
}

/** Where the k-th entry of a tensor stands. */
export function indexOf(k: number, shape: readonly number[]): number[] {
  const index: number[] = [];
  let left = k;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    index.unshift(left % shape[axis]);
    left = Math.floor(left / shape[axis]);
  }
  return index;
}
