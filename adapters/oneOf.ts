import { UsageError } from './usageError.ts';

/** Takes one of several words that may stand behind the colon of a target. */
export function oneOf<W extends string>(
  adapter: string,
  words: readonly [W, ...W[]],
  came: string | undefined,
): W {
  const found = words.find((word) => word === (came ?? words[0]));
  if (found !== undefined) return found;
  throw new UsageError(`${adapter}: expected one of ${words.join(', ')} after it, came '${came}'.`);
}
