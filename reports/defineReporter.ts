import type { Results } from '../harness/results.ts';

/** How results are to be told. */
export interface How {
  /** The width of the place, in characters. */
  readonly columns: number;
  readonly colour: boolean;
  /** Whether times are told where the report must otherwise be the same, byte for byte, for the same seed. */
  readonly timings: boolean;
}

/** A way to tell what a run found. */
export interface Reporter {
  readonly name: string;
  /** The name of the file that it writes under `--output`. */
  readonly file: string;
  /** The whole report as a text that ends with a line break. */
  render(results: Results, how: How): string;
}

/** Declares a reporter. */
export const defineReporter = <const R extends Reporter>(reporter: R): R => reporter;
