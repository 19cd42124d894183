import { oddDyadic } from '../random.ts';
import { entrywise } from './regime.ts';

/** Odd multiples of 1/128 within ±4: short to read, exact in binary, never on a kink at 0. */
export const ordinary = entrywise('ordinary', 40, oddDyadic);
