import { shortfall } from './entries.ts';
import { sizeOf } from '../gates/kit/tensor.ts';
import type { Entry } from './numeric/compare.ts';
import type { Distance, Entries, InputResult, RegimeResult } from './verdict.ts';

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);

/** Sign, exponent and two bits of the significand: a quarter of an octave, so a median is right to 12 %. */
const kept = 18;
const bins = 2 ** (31 - kept);

/** The bin of a number from 0 up; words are those of little-endian memory, as everywhere that Node runs. */
function binOf(x: number): number {
  double[0] = x;
  return words[1] >>> kept;
}

function middleOf(bin: number): number {
  words[1] = (bin << kept) | (1 << (kept - 1));
  words[0] = 0;
  return double[0];
}

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
  readonly #bars = new Int32Array(bins);
  /** How many bars were noticed, and the bin of the least. */
  #noted = 0;
  #lowest: number = bins;
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

  /** One entry whose claim is not zero, inside its bar. */
  entry(entry: Entry, where: Where): void {
    const { claimed, measured, bar } = entry;
    this.compared++;
    this.#here.compared++;
    const scale = Math.max(Math.abs(claimed), Math.abs(measured));
    if (bar <= this.#required * scale) {
      this.resolved++;
      if (scale === 0) this.exactZeros++;
      if (scale < Infinity) this.#noticed(bar, scale);
      this.#distance(entry, where);
    } else if (claimed === 0) return;
    else if (Math.abs(claimed) <= bar) this.swallowed();
    else {
      this.vague++;
      this.#here.between = Math.max(this.#here.between, bar / scale);
    }
  }

  #noticed(bar: number, scale: number): void {
    this.#here.resolution = Math.max(this.#here.resolution, bar / scale);
    const bin = binOf(bar);
    this.#bars[bin]++;
    this.#noted++;
    if (bin < this.#lowest) this.#lowest = bin;
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

  /** Entries of one row whose claims are all zero; `exactly`: no more was measured than a resolved neighbour's bar. */
  zeros(count: number, exactly: boolean): void {
    this.compared += count;
    this.#here.compared += count;
    if (!exactly) return;
    this.resolved += count;
    this.exactZeros += count;
  }

  /** How far a claim is from what was measured. */
  #distance(entry: Entry, where: Where): void {
    const { claimed, measured, bar } = entry;
    const error = Math.abs(claimed - measured);
    // An infinite claim at an infinite slope is as right as can be.
    if (error === Infinity && !Number.isFinite(measured)) return;
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
    if (this.#noted === 0) return null;
    let left = this.#noted / 2;
    let bin = this.#lowest;
    while ((left -= this.#bars[bin]) > 0) bin++;
    return middleOf(bin);
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
