import type { Asking, Direction } from '../question.ts';
import type { Sparse } from './sparse.ts';

/** A claimed Jacobian by one input. */
export interface Claim {
  readonly input: number;
  readonly matrix: Sparse;
  /** What is claimed of one entry at steps along a direction: how rough the claim is. */
  entryAlong(
    row: number,
    column: number,
    direction: Direction,
    steps: readonly number[],
  ): Asking<number[]>;
}
