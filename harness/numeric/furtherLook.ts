import type { Direction } from '../question.ts';
import type { Aim } from './aim.ts';
import { extrapolate, type Estimate } from './ladder.ts';
import type { Slopes } from './slopes.ts';
import type { Lying } from './slopesMemory.ts';
import { firstStep, type Terms } from './terms.ts';

/** By how much farther a linear function is looked at where rounding drowns its slope. */
const farther = 64;

/** Rungs of a ladder at most; three of them before it is looked at. */
const rungsAtMost = 5;
const rungsAtLeast = 3;

const central = new Float64Array(rungsAtMost);
const noise = new Float64Array(rungsAtMost);
const best: Estimate = { value: 0, bar: 0 };

/**
 * A look along one direction that goes on after the first two values: it says at which steps it wants f next, and takes
 * what came.
 */
export class FurtherLook implements Slopes {
  readonly values: Float64Array;
  readonly bars: Float64Array;
  readonly doubts: Uint8Array;
  readonly shown = null;
  readonly far: Float64Array;
  /** Rows that no step so far has settled. */
  #open: number[];
  #stage: 'widen' | 'climb' | 'end';
  /** Central pairs, f(x + hv) and f(x − hv) for h₀, h₀/2, …. */
  readonly #rungs: Float64Array[] = [];
  readonly #terms: Terms;
  readonly #aim: Aim;
  readonly #slide: number;
  /** f at the fine steps of one-sided differences. */
  readonly #behind: Float64Array;
  #ahead: Float64Array | null = null;

  /**
   * @param slide what rounding the inputs does to f, per unit of its slope
   * @param far f at the first step ahead
   * @param behind f at the fine step behind
   * @param slopes what a first look made of these
   * @param isLinear whether all rows that it left are linear, and only too coarse
   */
  constructor(
    terms: Terms,
    aim: Aim,
    slide: number,
    far: Float64Array,
    behind: Float64Array,
    slopes: Lying,
    isLinear: boolean,
  ) {
    this.#aim = aim;
    this.#terms = terms;
    this.#slide = slide;
    this.far = far;
    this.#behind = behind;
    ({ values: this.values, bars: this.bars, doubts: this.doubts } = slopes);
    this.#open = this.#doubtful;
    this.#stage = isLinear ? 'widen' : 'climb';
  }

  get direction(): Direction {
    return this.#aim.direction;
  }

  /** Where f is wanted next; nowhere at the end. */
  get steps(): number[] {
    switch (this.#stage) {
      case 'widen':
        return [farther * firstStep, -farther * firstStep];
      case 'climb':
        return this.#halvings;
      case 'end':
        return [];
    }
  }

  get isDone(): boolean {
    return this.#stage === 'end';
  }

  /** The steps of the next halvings, and before them those that make a pair of each first one. */
  get #halvings(): number[] {
    const isFirst = this.#ahead === null;
    const steps: number[] = isFirst ? [this.#terms.fine[1], -firstStep] : [];
    const from = isFirst ? 1 : this.#count;
    for (let rung = from; rung < Math.max(rungsAtLeast, from + 1); rung++) {
      steps.push(firstStep * 2 ** -rung, -firstStep * 2 ** -rung);
    }
    return steps;
  }

  get #count(): number {
    return this.#rungs.length / 2;
  }

  /** Takes f at those steps. */
  take(values: readonly (Float64Array | null)[]): void {
    if (!isWhole(values)) {
      // A wide step may leave the domain, where finer ones do not.
      this.#stage = this.#stage === 'widen' ? 'climb' : 'end';
      return;
    }
    if (this.#stage === 'widen') this.#widen(values[0], values[1]);
    else this.#climb(values);
    if (this.#open.length === 0) this.#stage = 'end';
    else this.#stage = this.#count < rungsAtMost ? 'climb' : 'end';
  }

  /** The error of a quotient over a step, by the roundings of f, of the inputs, and by underflow. */
  #rounding(size: number, slope: number, step: number): number {
    const { u, lost } = this.#terms;
    return (u * size + this.#slide * Math.abs(slope) + lost) / step;
  }

  #settle(row: number, value: number, bar: number): void {
    this.values[row] = value;
    this.bars[row] = bar;
    this.doubts[row] = 0;
  }

  #scale(row: number, value: number): number {
    return Math.max(Math.abs(this.#aim.claimed?.at(row) ?? 0), Math.abs(value));
  }

  /** The rows that are asked for, have a value, and are not settled. */
  get #doubtful(): number[] {
    const { f0 } = this.#terms;
    const found: number[] = [];
    const count = this.#aim.only === null ? f0.length : this.#aim.only.length;
    for (let k = 0; k < count; k++) {
      const row = this.#aim.only === null ? k : this.#aim.only[k];
      if (this.doubts[row] !== 0 && Number.isFinite(f0[row])) found.push(row);
    }
    return found;
  }

  /**
   * Settles linear rows by a difference so much wider that their rounding matters less. Halving the step
   * can add nothing to what is linear that far: what is too coarse stays a doubt of that kind.
   */
  #widen(up: Float64Array, down: Float64Array): void {
    const step = farther * firstStep;
    this.#open = this.#open.filter((i) => {
      const wider = (up[i] - down[i]) / (2 * step);
      const most = Math.max(Math.abs(up[i]), Math.abs(down[i]), this.#terms.sizes[i]);
      const apart = Math.abs(wider - this.values[i]);
      if (!(apart <= this.bars[i])) return true;
      // What rounding hides of the difference of both is told by the bend: truncation is about its square.
      const bend = (up[i] - 2 * this.#terms.f0[i] + down[i]) / (2 * step);
      const truncated = wider === 0 ? 0 : bend ** 2 / Math.abs(wider);
      const rounded = 2 * this.#rounding(most, wider, step);
      const bar = Math.min(this.bars[i], apart + truncated + rounded);
      this.#settle(i, wider, bar);
      if (bar > this.#terms.required * this.#scale(i, wider)) this.doubts[i] = 2;
      return false;
    });
  }

  /** Takes central pairs at the next halvings, and settles what the ladder and the fine differences agree on. */
  #climb(values: readonly Float64Array[]): void {
    if (this.#ahead === null) {
      this.#ahead = values[0];
      this.#rungs.push(this.far, ...values.slice(1));
    } else this.#rungs.push(...values);
    this.#open = this.#open.filter((i) => {
      this.#extrapolate(i);
      this.values[i] = best.value;
      this.bars[i] = best.bar;
      // Where f bends its slope may be 0 from afar, and is looked at from as near as its own size tells.
      if (this.#aim.claimed?.at(i) === 0) return true;
      const scale = this.#scale(i, best.value);
      // A finer rung has twice the rounding, and its bar is twice that: it could tell no more than this.
      const sharpest = 4 * noise[this.#count - 1];
      const limit =
        scale === 0
          ? 4 * sharpest
          : Math.max(this.#terms.aim * scale, Math.min(this.#terms.dull * scale, sharpest));
      const settled = best.bar <= limit && best.bar < Infinity && this.#confirms(i);
      if (settled) this.doubts[i] = 0;
      return !settled;
    });
  }

  #extrapolate(i: number): void {
    const here = this.#terms.sizes[i];
    let step = firstStep;
    for (let k = 0; k < this.#count; k++, step /= 2) {
      const plus = this.#rungs[2 * k][i];
      const minus = this.#rungs[2 * k + 1][i];
      central[k] = (plus - minus) / (2 * step);
      const most = Math.max(Math.abs(plus), Math.abs(minus), here);
      noise[k] = this.#rounding(most, central[k], step);
    }
    extrapolate(central, noise, 0, this.#count, true, best);
  }

  /** Whether the fine one-sided differences are what a smooth function with this ladder would show. */
  #confirms(i: number): boolean {
    const f = this.#terms.f0[i];
    const last = this.#count - 1;
    const step = firstStep * 2 ** -last;
    const bend = (k: number, by: number): number =>
      (this.#rungs[2 * k][i] - 2 * f + this.#rungs[2 * k + 1][i]) / (2 * by * by);
    const curve = bend(last, step);
    const uncertain = Math.abs(curve - bend(last - 1, 2 * step)) + (4 * noise[last]) / step;
    const third = (4 * Math.abs(central[last] - best.value)) / (step * step);
    const holds = (side: number, by: number, signed: number): boolean => {
      const slope = (side - f) / signed;
      const rounded = 2 * this.#rounding(Math.max(Math.abs(side), this.#terms.sizes[i]), slope, by);
      const bound = best.bar + rounded + uncertain * by + third * by * by;
      return Math.abs(slope - best.value - signed * curve) <= bound;
    };
    const [h1, h2] = this.#terms.fine;
    return holds(this.#behind[i], h1, -h1) && holds(this.#ahead![i], h2, h2);
  }
}

const isWhole = (values: readonly (Float64Array | null)[]): values is readonly Float64Array[] =>
  !values.includes(null);
