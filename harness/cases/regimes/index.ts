import { huge } from './huge.ts';
import { kinks } from './kinks.ts';
import { mixed } from './mixed.ts';
import { ordinary } from './ordinary.ts';
import type { Regime } from './regime.ts';
import { saturated } from './saturated.ts';
import { tiny } from './tiny.ts';
import { withZeros } from './withZeros.ts';

/** The regimes; their shares add up to 100. */
export const regimes: readonly Regime[] = [
  ordinary,
  saturated,
  tiny,
  huge,
  mixed,
  withZeros,
  kinks,
];
