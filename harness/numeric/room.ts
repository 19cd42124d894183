/** Numbers of a piece of memory: to make one costs as much as to fill hundreds of numbers. */
const piece = 2 ** 13;

/** So many have a piece of their own, and so few lie where the others of their engine do. */
const [most, least] = [piece / 8, 8];

let memory = new Float64Array(0);
let used = 0;
let indexMemory = new Int32Array(0);
let usedIndices = 0;

/**
 * Room for numbers, all 0, which nobody else is given: cut from a larger piece. Never for what a subject is given, of
 * which a piece that comes back would be told by its buffer.
 */
export function room(length: number): Float64Array {
  if (length > most || length <= least) return new Float64Array(length);
  if (used + length > memory.length) {
    memory = new Float64Array(piece);
    used = 0;
  }
  return memory.subarray(used, (used += length));
}

/** The same for whole numbers. */
export function indexRoom(length: number): Int32Array {
  if (length > most || length <= least) return new Int32Array(length);
  if (usedIndices + length > indexMemory.length) {
    indexMemory = new Int32Array(piece);
    usedIndices = 0;
  }
  return indexMemory.subarray(usedIndices, (usedIndices += length));
}

/** A copy of numbers, in such room: whoever gave them may use their memory again. */
export function copy(data: ArrayLike<number>): Float64Array {
  const numbers = room(data.length);
  numbers.set(data);
  return numbers;
}
