import { sign } from './cases/random.ts';
import { unitOf } from './numeric/field.ts';
import type { Direction, Part } from './question.ts';
import type { Work } from './work.ts';

/** All entries of all inputs, each by a random sign and at its own scale. */
export function everyEntry({ layout, point, random }: Work): Direction {
  return layout.wrt
    .filter((input) => point[input].length > 0)
    .map((input): Part => {
      const size = point[input].length;
      const indices = new Int32Array(size);
      const weights = new Float64Array(size);
      for (let j = 0; j < size; j++) {
        indices[j] = j;
        weights[j] = sign(random) * unitOf(point[input][j]);
      }
      return { input, indices, weights };
    });
}

/** How many entries a direction moves. */
export const sizeOf = (direction: Direction): number =>
  direction.reduce((size, { indices }) => size + indices.length, 0);

/** Some entries of one part of a direction, from one place in it up to another. */
const within = ({ input, indices, weights }: Part, from: number, to: number): Part => ({
  input,
  indices: (indices as Int32Array).subarray(from, to),
  weights: weights.subarray(from, to),
});

/** The first or the second half of the entries that a direction moves. */
export function halfOf(direction: Direction, second: boolean): Direction {
  if (direction.length > 1) {
    const middle = direction.length >> 1;
    return second ? direction.slice(middle) : direction.slice(0, middle);
  }
  const [part] = direction;
  const middle = part.indices.length >> 1;
  return [second ? within(part, middle, part.indices.length) : within(part, 0, middle)];
}

/** A direction as so many, each of which moves as many entries as the others, in their order. */
export function cut(direction: Direction, pieces: number): Direction[] {
  const most = Math.ceil(sizeOf(direction) / pieces);
  const cuts: Part[][] = [[]];
  let room = most;
  for (const part of direction) {
    const { length } = part.indices;
    for (let from = 0, to = 0; from < length; from = to) {
      if (room === 0) {
        cuts.push([]);
        room = most;
      }
      to = Math.min(length, from + room);
      room -= to - from;
      cuts.at(-1)!.push(within(part, from, to));
    }
  }
  return cuts;
}
