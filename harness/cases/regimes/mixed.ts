import { oddDyadic } from '../random.ts';
import { entrywise } from './regime.ts';

/** Each entry at a scale of its own, from 10⁻⁸ to 10⁸. */
export const mixed = entrywise(
  'mixed scale',
  10,
  (random) => oddDyadic(random) * 2 ** random.nextInt(-26, 26),
);
