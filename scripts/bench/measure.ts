/** The middle one of some numbers; of an even count the mean of the middle two. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** Milliseconds that a call takes, on average over as many calls as are asked for. */
export function timed(times: number, call: () => unknown): number {
  const started = performance.now();
  for (let k = 0; k < times; k++) call();
  return (performance.now() - started) / times;
}

/** Numbers in −2…2 that are the same in each run. */
export const numbers = (count: number, salt = 1): Float64Array =>
  Float64Array.from(
    { length: count },
    (_, i) => (Math.imul(i + salt, 0x9e3779b1) >>> 0) / 2 ** 30 - 2,
  );

let used = 0;

/** Takes a result, so that the call that made it cannot be left out by the compiler. */
export function use(value: number): void {
  used += value;
}

/** What all the results have come to. */
export const all = (): number => used;
