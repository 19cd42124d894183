import { room } from './numeric/room.ts';

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);

/** Sign, exponent and two bits of the significand: a quarter of an octave, so a median is right to 12 %. */
const kept = 18;

/** Bins that are made at once: what was noted mostly lies within a few octaves. */
const some = 64;

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

/** The median of numbers from 0 up, to 12 %, in memory that does not grow with how many there are. */
export class RoughMedian {
  /** How many numbers fell into each bin, from the bin `#first` on. */
  #counts: Float64Array = new Float64Array(0);
  #first = 0;
  #noted = 0;

  /** Takes a number. */
  note(x: number): void {
    const bin = binOf(x);
    if (!(bin >= this.#first && bin < this.#first + this.#counts.length)) this.#widen(bin);
    this.#counts[bin - this.#first]++;
    this.#noted++;
  }

  /** Takes the first so many of some numbers. */
  noteAll(numbers: Float64Array, count: number): void {
    for (let k = 0; (k = this.#counted(numbers, k, count)) < count; k++) this.note(numbers[k]);
  }

  /** Counts numbers from one on, as long as there are bins for them. @returns the place of the first that has none */
  #counted(numbers: Float64Array, from: number, end: number): number {
    const counts = this.#counts;
    const first = this.#first;
    const { length } = counts;
    let k = from;
    for (; k < end; k++) {
      const at = binOf(numbers[k]) - first;
      if (at < 0 || at >= length) break;
      counts[at]++;
    }
    this.#noted += k - from;
    return k;
  }

  /** Makes room for a bin, whichever side of the others it is on. */
  #widen(bin: number): void {
    const { length } = this.#counts;
    const end = this.#first + length;
    const first = length === 0 ? bin - some / 2 : Math.min(this.#first, bin - some);
    const last = length === 0 ? bin + some / 2 : Math.max(end, bin + some);
    const counts = room(last - first);
    counts.set(this.#counts, length === 0 ? 0 : this.#first - first);
    this.#counts = counts;
    this.#first = first;
  }

  /** null where nothing was noted. */
  get value(): number | null {
    if (this.#noted === 0) return null;
    let left = this.#noted / 2;
    let at = 0;
    while ((left -= this.#counts[at]) > 0) at++;
    return middleOf(this.#first + at);
  }
}
