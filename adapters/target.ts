import type { Dtype, Subject } from '../harness/subject.ts';

/**
 * A foreign implementation, as the harness can doubt it: a subject for each gate that it offers.
 *
 * An adapter is a function that gives one, at once or as a promise.
 */
export interface Target {
  /** The library or the process, as a report names it: `tfjs cpu`, `torch`. */
  readonly name: string;
  /** The version of what is adapted, as it says it itself. */
  readonly version: string;
  /** The numbers it works in, where a subject of it does not say otherwise. */
  readonly dtype: Dtype;
  /** By the catalogue's names; what the implementation does not offer is absent. */
  readonly gates: Readonly<Record<string, Subject>>;
  /** Lets go of what it holds: a process, a backend, memory. Nothing is asked of its subjects afterwards. */
  close?(): void | Promise<void>;
}
