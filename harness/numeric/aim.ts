import type { Direction } from '../question.ts';
import type { Claimed } from './claimed.ts';
import type { Told } from './shown.ts';

/** A direction along which slopes are asked for. */
export interface Aim {
  readonly direction: Direction;
  /** The slopes that are claimed: a measurement is precise enough for them. null: for itself */
  readonly claimed: Claimed | null;
  /** The rows that are asked for; null for all. */
  readonly only: readonly number[] | null;
  /** @default nothing */
  readonly told?: Told;
}
