import type { SweepResults } from '../../harness/sweep.ts';
import type { How } from '../defineReporter.ts';

/** A way to tell what a sweep found. */
export interface SweepReporter {
  readonly name: string;
  /** The name of the file that it writes under `--output`. */
  readonly file: string;
  /** The whole report as a text that ends with a line break. */
  render(results: SweepResults, how: How): string;
}

/** Declares a reporter of sweeps. */
export const defineSweepReporter = <const R extends SweepReporter>(reporter: R): R => reporter;
