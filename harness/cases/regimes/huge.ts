import { oddDyadic } from '../random.ts';
import { entrywise } from './regime.ts';

/** Far above 1, where a fixed step is below the spacing of the numbers. */
export const huge = entrywise(
  'huge',
  10,
  (random) => oddDyadic(random) * 2 ** random.nextInt(16, 36),
);
