import { shortfall } from './entries.ts';
import { sizeOf } from '../gates/kit/tensor.ts';
import type { Entry, EntryList } from './numeric/entryList.ts';
import type { Shown } from './numeric/shown.ts';
import { RoughMedian } from './roughMedian.ts';
import type { Distance, Entries, InputResult, RegimeResult } from './verdict.ts';

/** Where an entry stands, by index; asked for only when it matters. */
type Where = (entry: Entry) => { output: number[]; index: number[] };

/** An entry, and who knows where it stands. */
interface Found {
  readonly entry: Entry;
  readonly where: Where;
}

function distanceOf(found: Found | null, error: number): Distance | null {
  if (found === null) return null;
  const { claimed, measured, bar } = found.entry;
  return { error, ...found.where(found.entry), claimed, measured, bar };
}

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
  /** The entries that are farthest from what was measured, and their errors: less than any where there is none. */
  #absolute: Found | null = null;
  #relative: Found | null = null;
  #farthest = -1;
  #farthestRelative = -1;
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

  /** Entries whose claims are inside their bars at a first look, which settles none that is not as sharp as required. */
  goodTogether(
    list: EntryList,
    { entries, coarsest, farthestAt, relativeAt }: Shown,
    where: Where,
  ): void {
    this.#count(entries);
    this.resolved += entries;
    if (coarsest > this.#here.resolution) this.#here.resolution = coarsest;
    if (farthestAt >= 0) this.#distance(list.at(farthestAt), where);
    if (relativeAt >= 0) this.#distance(list.at(relativeAt), where);
    this.#bars.noteRoom(list.barsInto(RoughMedian.room(list.rows)));
  }

  /** An entry whose claim is inside its bar. */
  good(entry: Entry, where: Where): void {
    const { claimed, measured, bar } = entry;
    const scale = Math.max(Math.abs(claimed), Math.abs(measured));
    if (bar <= this.#required * scale) {
      this.resolved++;
      if (scale === 0) this.exactZeros++;
      if (scale < Infinity) {
        this.#noticed(bar, scale);
        this.#distance(entry, where);
      }
    } else this.#blurred(claimed, bar, scale);
    this.#count(1);
  }

  /** A claim that is told less precisely than required. */
  #blurred(claimed: number, bar: number, scale: number): void {
    if (claimed === 0) return;
    if (Math.abs(claimed) <= bar) this.swallowed();
    else {
      this.vague++;
      this.#here.between = Math.max(this.#here.between, bar / scale);
    }
  }

  #count(compared: number): void {
    this.compared += compared;
    this.#here.compared += compared;
  }

  #noticed(bar: number, scale: number): void {
    if (bar > this.#here.resolution * scale) this.#here.resolution = bar / scale;
    this.#bars.note(bar);
  }

  /** A sum over all entries, and what it would notice in one of the usual size. */
  probe(bar: number, usual: number): void {
    this.#count(1);
    if (!(bar <= this.#required * usual)) return;
    this.resolved++;
    this.#noticed(bar, usual);
  }

  /** A claim between the one-sided slopes. */
  kink(): void {
    this.atKinks++;
    this.#count(1);
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
    this.#count(count);
    this.resolved += exact;
    this.exactZeros += exact;
  }

  /** How far a claim is from what was measured. */
  #distance(entry: Entry, where: Where): void {
    const { claimed, measured } = entry;
    const error = Math.abs(claimed - measured);
    const relative = error === 0 ? 0 : error / Math.max(Math.abs(claimed), Math.abs(measured));
    if (!(error <= this.#farthest)) {
      this.#absolute = { entry, where };
      this.#farthest = error;
    }
    if (!(relative <= this.#farthestRelative)) {
      this.#relative = { entry, where };
      this.#farthestRelative = relative;
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

  get medianBar(): number | null {
    return this.#bars.value;
  }

  result(): InputResult {
    const { entries, medianBar, smallest, largest, regimes } = this;
    const enough = shortfall(entries, this.#demanded) === null;
    return {
      input: this.input,
      outcome: this.failed ? 'fail' : enough ? 'pass' : 'undecided',
      cases: this.cases,
      shapes: smallest === null || largest === null ? null : { smallest, largest },
      entries,
      largestAbsolute: distanceOf(this.#absolute, this.#farthest),
      largestRelative: distanceOf(this.#relative, this.#farthestRelative),
      medianBar,
      resolution: resolutionOf(regimes),
      regimes,
      evaluations: this.evaluations,
    };
  }
}

/** In the ordinary regime, where one was drawn: what an extreme point hides says nothing of the rest. */
function resolutionOf(regimes: readonly RegimeResult[]): number | null {
  const ordinary = regimes.find(({ regime }) => regime === 'ordinary')?.resolution;
  if (ordinary !== undefined && ordinary !== null) return ordinary;
  let worst: number | null = null;
  for (const { resolution } of regimes) {
    if (resolution !== null && resolution > (worst ?? 0)) worst = resolution;
  }
  return worst;
}

/** Where the k-th entry of a tensor stands. */
export function indexOf(k: number, shape: readonly number[]): number[] {
  const index = shape.map(() => 0);
  let left = k;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    index[axis] = left % shape[axis];
    left = Math.floor(left / shape[axis]);
  }
  return index;
}
