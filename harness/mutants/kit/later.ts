/** A value, or the promise of one: a subject may answer with either. */
export type Later<T> = T | Promise<T>;

const isPromise = (value: unknown): value is Promise<unknown> =>
  typeof (value as Promise<unknown> | null | undefined)?.then === 'function';

/** Goes on with a value at once, or once it is there. */
export const after = <T, R>(value: Later<T>, go: (value: T) => Later<R>): Later<R> =>
  isPromise(value) ? value.then(go) : go(value as T);

/** Goes on with several values, asked for one after the other. */
export function afterAll<T, R>(
  asks: readonly (() => Later<T>)[],
  go: (values: readonly T[]) => Later<R>,
): Later<R> {
  let gathered: Later<readonly T[]> = [];
  for (const ask of asks) {
    gathered = after(gathered, (before) => after(ask(), (value) => [...before, value]));
  }
  return after(gathered, go);
}
