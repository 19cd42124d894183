import { oddDyadic } from '../random.ts';
import { entrywise } from './regime.ts';

/** Far below 1, where an absolute tolerance hides everything. */
export const tiny = entrywise(
  'tiny',
  10,
  (random) => oddDyadic(random) * 2 ** -random.nextInt(20, 40),
);
