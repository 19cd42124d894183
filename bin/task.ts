import type { Cell, Compared } from '../harness/comparison.ts';
import type { CheckedGate } from '../harness/results.ts';
import type { Swept } from '../harness/sweep.ts';
import type { Verdict } from '../harness/verdict.ts';
import type { Numbers } from './flags.ts';

/** What the worker is to do; plain data. */
export type Task =
  | {
      readonly kind: 'check';
      /** The modules to check; the catalogue where there is none. */
      readonly files: readonly string[];
      readonly filters: readonly string[];
      readonly numbers: Numbers;
    }
  | {
      readonly kind: 'compare';
      readonly target: string;
      readonly filters: readonly string[];
      readonly numbers: Numbers;
    }
  | {
      readonly kind: 'sweep';
      readonly target: string;
      readonly filters: readonly string[];
      readonly numbers: Numbers;
      /** Which of how many workers it is that shares the operations. */
      readonly part: readonly [number, number];
    }
  | { readonly kind: 'replay'; readonly token: string };

/** What the worker says meanwhile; plain data. */
export type Message =
  | { readonly kind: 'planned'; readonly count: number }
  | { readonly kind: 'started'; readonly name: string }
  | { readonly kind: 'checked'; readonly gate: CheckedGate }
  | { readonly kind: 'opened'; readonly compared: Compared; readonly offered: readonly string[] }
  | { readonly kind: 'compared'; readonly cell: Cell }
  | { readonly kind: 'swept'; readonly target: string; readonly swept: Swept }
  | { readonly kind: 'replayed'; readonly verdict: Verdict }
  | { readonly kind: 'refused'; readonly message: string; readonly stack: string }
  | { readonly kind: 'broke'; readonly message: string; readonly stack: string }
  | { readonly kind: 'done' };
