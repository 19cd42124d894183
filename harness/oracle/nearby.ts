import type { BigNumber } from 'mathjs';
import type { Tensor } from '../../gates/kit/tensor.ts';
import type { Definition } from './definitionOf.ts';
import type { Rounding } from './math64.ts';

/** One entry of one input, by their places. */
export type Place = readonly [input: number, entry: number];

/** An entry and how many steps it is moved by. */
export type Move = readonly [place: Place, steps: number];

/** The step, relative to the entry, or to 1 beyond it; its square is far below the last digit of a double. */
const step = 1e-21;

/** The values of a definition at one point and some steps away, each computed once. */
export class Nearby {
  readonly #definition: (digits: number) => Definition;
  readonly #tensors: readonly Tensor[];
  readonly #shapes: readonly (readonly number[])[];
  readonly #least: number;
  readonly #points = new Map<number, BigNumber[][]>();
  readonly #values = new Map<string, BigNumber[]>();

  /** @param tensors the inputs in the gate's order, none of them empty */
  constructor(tensors: readonly Tensor[], definition: (digits: number) => Definition) {
    this.#definition = definition;
    this.#tensors = tensors;
    this.#shapes = tensors.map(({ shape }) => shape);
    const sizes = tensors.flatMap(({ data }) => Array.from(data, Math.abs));
    this.#least = Math.min(1, ...sizes.filter((size) => size > 0));
  }

  /** The entries of the output where some entries are moved, by NaN steps into what is no number. */
  at(moves: readonly Move[], digits: number, rounding: Rounding): BigNumber[] {
    const key = `${digits} ${rounding} ${moves.join(' ')}`;
    const known = this.#values.get(key);
    if (known !== undefined) return known;
    const point = this.#pointIn(digits).map((entries) => [...entries]);
    for (const [[k, j], steps] of moves) point[k][j] = this.#moved([k, j], steps, digits);
    const values = this.#definition(digits).at(point, this.#shapes, rounding);
    this.#values.set(key, values);
    return values;
  }

  /** From so many steps on the left to as many on the right, as the precision holds it. */
  width(place: Place, steps: number, digits: number): BigNumber {
    return this.#moved(place, steps, digits).minus(this.#moved(place, -steps, digits));
  }

  #moved([k, j]: Place, steps: number, digits: number): BigNumber {
    const size = Math.abs(this.#tensors[k].data[j]);
    // a zero has no size of its own, and takes that of its smallest neighbour
    const unit = step * (size === 0 ? this.#least : Math.min(1, size));
    return this.#pointIn(digits)[k][j].plus(this.#definition(digits).math.big(steps * unit));
  }

  #pointIn(digits: number): BigNumber[][] {
    const { big } = this.#definition(digits).math;
    const known = this.#points.get(digits);
    const point = known ?? this.#tensors.map(({ data }) => Array.from(data, big));
    this.#points.set(digits, point);
    return point;
  }
}
