import { room } from './numeric/room.ts';

/** Numbers on their way into a median, and the words that they are made of. */
let numbers = new Float64Array(2 ** 10);
let words = new Uint32Array(numbers.buffer);

/** Sign, exponent and two bits of the significand: a quarter of an octave, so a median is right to 12 %. */
const kept = 18;

/** Bins that are made at once: what was noted mostly lies within a few octaves. */
const some = 64;

function middleOf(bin: number): number {
  words[1] = (bin << kept) | (1 << (kept - 1));
  words[0] = 0;
  return numbers[0];
}

/** The bin of a number from 0 up; words are those of little-endian memory, as everywhere that Node runs. */
const binOf = (bits: Uint32Array, k: number): number => bits[2 * k + 1] >>> kept;

/** The median of numbers from 0 up, to 12 %, in memory that does not grow with how many there are. */
export class RoughMedian {
  /** How many numbers fell into each bin, from the bin `#first` on. */
  #counts: Float64Array = new Float64Array(0);
  #first = 0;
  #noted = 0;

  /** Room for numbers that are noted together; they are written over by whoever notes next. */
  static room(length: number): Float64Array {
    if (numbers.length < length) {
      numbers = new Float64Array(length);
      words = new Uint32Array(numbers.buffer);
    }
    return numbers;
  }

  /** Takes a number. */
  note(x: number): void {
    numbers[0] = x;
    this.noteRoom(1);
  }

  /** Takes the first so many numbers of the room. */
  noteRoom(count: number): void {
    for (let k = 0; (k = this.#counted(k, count)) < count;) this.#widen(binOf(words, k));
    this.#noted += count;
  }

  /** Counts numbers from one on, as long as there are bins for them. @returns the place of the first that has none */
  #counted(from: number, end: number): number {
    const counts = this.#counts;
    const first = this.#first;
    const { length } = counts;
    const bits = words;
    // Read before the loop, or else where these lie would be looked up again in each turn.
    void (bits[0] + counts[0]);
    let k = from;
    for (; k < end; k++) {
      const at = binOf(bits, k) - first;
      if (at < 0 || at >= length) break;
      counts[at]++;
    }
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
