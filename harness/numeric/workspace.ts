import { GroupMemory } from './compression.ts';
import { SlopesMemory } from './slopesMemory.ts';

/**
 * Memory of a comparison of Jacobians with so many rows, and of so many groups of their columns at once.
 *
 * Making it costs as much as filling it, so whoever is done gives it back, and the next comparison takes it.
 */
export class Workspace {
  readonly rows: number;
  readonly count: number;
  readonly groups = new GroupMemory();
  readonly slopes: SlopesMemory;
  #weights = new Float64Array(0);

  static #spare: Workspace | null = null;

  private constructor(rows: number, count: number) {
    this.rows = rows;
    this.count = count;
    this.slopes = new SlopesMemory(count, rows);
  }

  /** Memory that nobody else has until it is given back. */
  static lend(rows: number, count: number): Workspace {
    const spare = Workspace.#spare;
    Workspace.#spare = null;
    return spare?.rows === rows && spare.count === count ? spare : new Workspace(rows, count);
  }

  giveBack(): void {
    Workspace.#spare = this;
  }

  /** Room for so many weights; those that were given before are written over. */
  weights(length: number): Float64Array {
    if (this.#weights.length < length) this.#weights = new Float64Array(2 * length);
    return this.#weights;
  }
}
