import type { BigNumber } from 'mathjs';
import { enclosed, isFirm, precisions, type Enclosed } from './enclosed.ts';
import type { Rounding } from './math64.ts';
import type { Move, Nearby, Place } from './nearby.ts';

/** A derivative; at a kink, where there is none, the slopes on its left and on its right. */
export type Slope = Enclosed & { readonly sides: readonly [BigNumber, BigNumber] | null };

/** A step that tells a kink from curvature, whose jump between the two sides shrinks with the step. */
const finer = 1e-3;

/** The part of the slope by which the two sides differ before a kink is looked for. */
const suspicious = 1e-10;

/** What the last digit of each number is worth, at least. */
const lastDigits = (numbers: readonly BigNumber[], digits: number): BigNumber[] =>
  numbers.map((z) => z.abs().times(`1e${1 - digits}`));

/** A definition around one point: its value there and its differences. */
export class Neighbourhood {
  readonly #nearby: Nearby;
  /** The most digits that were needed so far; at least enough for a second difference. */
  #deepest: number = precisions[1];

  constructor(nearby: Nearby) {
    this.#nearby = nearby;
  }

  /** The entries of the output. */
  forward(): Enclosed[] {
    let value: Enclosed[] = [];
    for (const digits of precisions) {
      const down = this.#nearby.at([], digits, 'down');
      value = enclosed(down, this.#nearby.at([], digits, 'up'), lastDigits(down, digits));
      if (value.every(isFirm)) break;
    }
    return value;
  }

  /** The derivative of each entry of the output by one entry of an input. */
  slopes(place: Place): Slope[] {
    let slopes: Enclosed[] = [];
    for (const digits of precisions) {
      const next = this.#central(place, digits);
      slopes = next.map((slope, i) => (slopes[i] && isFirm(slopes[i]) ? slopes[i] : slope));
      this.#deepest = Math.max(this.#deepest, digits);
      if (slopes.every(isFirm)) break;
    }
    return this.#withSides(place, slopes);
  }

  /** ∂²z/∂x∂y of each entry of the output. */
  seconds(x: Place, y: Place): BigNumber[] {
    const digits = this.#deepest;
    const at = (...moves: Move[]): BigNumber[] => this.#nearby.at(moves, digits, 'nearest');
    const same = x[0] === y[0] && x[1] === y[1];
    const high = same ? at([x, 2]) : at([x, 1], [y, 1]);
    const low = same ? at([x, -2]) : at([x, -1], [y, -1]);
    const [one, other] = same ? [at(), at()] : [at([x, 1], [y, -1]), at([x, -1], [y, 1])];
    const area = this.#nearby.width(x, 1, digits).times(this.#nearby.width(y, 1, digits));
    return high.map((z, i) => z.minus(one[i]).minus(other[i]).plus(low[i]).div(area));
  }

  /** The central difference, made twice: all that rounding can add, and all that it can take away. */
  #central(place: Place, digits: number): Enclosed[] {
    const at = (steps: number, rounding: Rounding): BigNumber[] =>
      this.#nearby.at([[place, steps]], digits, rounding);
    const right = { down: at(1, 'down'), up: at(1, 'up') };
    const left = { down: at(-1, 'down'), up: at(-1, 'up') };
    const width = this.#nearby.width(place, 1, digits);
    const slopes = enclosed(
      right.down.map((z, i) => z.minus(left.up[i]).div(width)),
      right.up.map((z, i) => z.minus(left.down[i]).div(width)),
      lastDigits(right.down, digits).map((digit) => digit.times(2).div(width)),
    );
    const still = slopes.map((slope, i) => {
      return !isFirm(slope) && right.down[i].eq(left.down[i]) && right.up[i].eq(left.up[i]);
    });
    if (!still.includes(true)) return slopes;
    const apart = this.#apart(place);
    const zero = width.minus(width);
    return slopes.map((slope, i) => (still[i] && apart[i] ? { value: zero, slack: zero } : slope));
  }

  /**
   * Which entries of the output have nothing to do with an entry of an input: they stay numbers when
   * it is none. Of the others, one that stays still may have moved by less than a rounding.
   */
  #apart(place: Place): boolean[] {
    return this.#nearby.at([[place, NaN]], precisions[0], 'nearest').map((z) => !z.isNaN());
  }

  /** Looks at both sides of each slope by itself, where there is reason to. */
  #withSides(place: Place, slopes: readonly Enclosed[]): Slope[] {
    const bent = this.#sides(place, 1, precisions[0], 'down').map(([left, right], i) => {
      const size = left.abs().plus(right.abs()).plus(slopes[i].value.abs());
      return right.minus(left).abs().gt(size.times(suspicious));
    });
    if (!bent.includes(true)) return slopes.map((slope) => ({ ...slope, sides: null }));
    const far = this.#sides(place, 1, this.#deepest, 'nearest');
    const near = this.#sides(place, finer, this.#deepest, 'nearest');
    return slopes.map((slope, i) => {
      const [wide, narrow] = [far[i], near[i]].map(([left, right]) => right.minus(left).abs());
      // of a kink the whole jump is left, of a curve a thousandth
      const kink = bent[i] && !wide.isZero() && narrow.times(2).gt(wide);
      if (kink) return { ...slope, sides: near[i] };
      return { ...(bent[i] ? flattened(slope, far[i], near[i]) : slope), sides: null };
    });
  }

  /** The one-sided difference quotients, left and right. */
  #sides(
    place: Place,
    steps: number,
    digits: number,
    rounding: Rounding,
  ): (readonly [BigNumber, BigNumber])[] {
    const left = this.#nearby.at([[place, -steps]], digits, rounding);
    const right = this.#nearby.at([[place, steps]], digits, rounding);
    const half = this.#nearby.width(place, steps, digits).div(2);
    return this.#nearby
      .at([], digits, rounding)
      .map((z, i) => [z.minus(left[i]).div(half), right[i].minus(z).div(half)]);
  }
}

/**
 * The slope at the bottom of a curve, where what the step leaves out may be all that is measured: the
 * difference over the finer step, less what still depends on the step squared.
 */
function flattened(
  { slack }: Enclosed,
  far: readonly [BigNumber, BigNumber],
  near: readonly [BigNumber, BigNumber],
): Enclosed {
  const [wide, narrow] = [far, near].map(([left, right]) => left.plus(right).div(2));
  const left = wide.minus(narrow).times(finer ** 2);
  return { value: narrow.minus(left), slack: left.abs().times(2).plus(slack.div(finer)) };
}
