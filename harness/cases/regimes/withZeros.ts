import { oddDyadic } from '../random.ts';
import type { Regime } from './regime.ts';

/** Exact zeros: one, several, all. They divide, cancel and sit on kinks. */
export const withZeros: Regime = {
  name: 'zeros',
  share: 8,
  values(random, size) {
    const odds = random.nextInt(0, 2);
    return Float64Array.from({ length: size }, () =>
      random.nextInt(0, odds) === 0 ? 0 : oddDyadic(random),
    );
  },
};
