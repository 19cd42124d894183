import { room } from './room.ts';

/** Vectors of zeros, all in one piece of memory: to make a piece costs more than to fill it. */
export function vectors(count: number, length: number): Float64Array[] {
  const memory = room(count * length);
  const each: Float64Array[] = [];
  for (let k = 0; k < count; k++) each.push(memory.subarray(k * length, (k + 1) * length));
  return each;
}
