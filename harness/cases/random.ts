import { Random } from 'fast-check';
import { xorshift128plus } from 'pure-rand/generator/xorshift128plus';

export type { Random };

/** Mixes words into one seed, so that neighbouring seeds and runs share nothing. */
function mix(words: readonly number[]): number {
  let state = 0x9e3779b9;
  for (const word of words) {
    state = Math.imul(state ^ (word | 0), 0x85ebca6b);
    state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
    state ^= state >>> 16;
  }
  return state | 0;
}

/** A stream of random numbers that depends on these words alone. */
export const randomOf = (...words: number[]): Random => new Random(xorshift128plus(mix(words)));

/** One of the items, each as likely. */
export const oneOf = <T>(random: Random, items: readonly T[]): T =>
  items[random.nextInt(0, items.length - 1)];

/** An odd multiple of 1/128 of magnitude at most 4: exact in every dtype from float32 up, never 0. */
export function oddDyadic(random: Random): number {
  return (2 * random.nextInt(-256, 255) + 1) / 128;
}

/** −1 or 1. */
export const sign = (random: Random): number => (random.nextInt(0, 1) === 0 ? -1 : 1);
