import type { Sweep } from '../harness/sweep.ts';
import type { Target } from './target.ts';

/** How long a process is waited for; who starts none waits for nobody. */
export interface Patience {
  /** Milliseconds for one answer. */
  readonly timeout?: number;
}

/** A way to reach foreign implementations: `tfjs`, `tfjs:wasm`, `module:<file>`. */
export interface Adapter {
  /** What stands before the colon. */
  readonly name: string;
  /** What may stand behind it, as a usage line says it; null where nothing may. */
  readonly argument: string | null;
  readonly summary: string;
  /**
   * Reaches the implementation.
   *
   * @param argument what stands behind the colon; undefined where there is none
   * @throws {UsageError} with a sentence: not installed, no such backend, no such file
   */
  open(argument: string | undefined, patience?: Patience): Promise<Target>;
  /** Every differentiable operation of the library, declared to be swept. */
  sweep?(argument: string | undefined, patience?: Patience): Promise<Sweep>;
}

/** Declares an adapter. */
export const defineAdapter = <const A extends Adapter>(adapter: A): A => adapter;
