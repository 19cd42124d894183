import type { Comparison } from '../../harness/comparison.ts';
import type { How } from '../defineReporter.ts';

/** A way to tell what a comparison found. */
export interface ComparisonReporter {
  readonly name: string;
  /** The name of the file that it writes under `--output`. */
  readonly file: string;
  /** The whole report as a text that ends with a line break. */
  render(comparison: Comparison, how: How): string;
}

/** Declares a reporter of comparisons. */
export const defineComparisonReporter = <const R extends ComparisonReporter>(reporter: R): R =>
  reporter;
