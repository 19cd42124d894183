import { oddDyadic, oneOf } from '../random.ts';
import { entrywise } from './regime.ts';

/** Where sigmoids are 0 or 1 and exponentials span all of the dtype: the source's −400…400 and beyond. */
export const saturated = entrywise('saturated', 12, (random) =>
  random.nextInt(0, 2) === 0
    ? oddDyadic(random)
    : oddDyadic(random) * oneOf(random, [8, 32, 128, 200]),
);
