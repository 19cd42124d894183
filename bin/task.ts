import type { Cell, Compared } from '../harness/comparison.ts';
import type { MutatedSubject } from '../harness/mutate.ts';
import type { CheckedGate } from '../harness/results.ts';
import type { Swept } from '../harness/sweep.ts';
import type { Verdict } from '../harness/verdict.ts';
import type { Numbers } from './flags.ts';
import type { FlowTask, Told } from './flow.ts';
import type { ProcessSource, Trouble } from './processes.ts';

/** What the worker is to do; plain data. */
export type Task =
  | {
      readonly kind: 'check';
      /** The modules to check; the catalogue where there is neither a module nor a process. */
      readonly files: readonly string[];
      readonly processes: readonly ProcessSource[];
      readonly filters: readonly string[];
      readonly numbers: Numbers;
    }
  | {
      readonly kind: 'compare';
      readonly target: string;
      readonly timeout?: number;
      readonly filters: readonly string[];
      readonly numbers: Numbers;
    }
  | {
      readonly kind: 'sweep';
      readonly target: string;
      readonly timeout?: number;
      readonly filters: readonly string[];
      readonly numbers: Numbers;
      /** Which of how many workers it is that shares the operations. */
      readonly part: readonly [number, number];
    }
  | {
      readonly kind: 'mutate';
      readonly processes: readonly ProcessSource[];
      /** Names or patterns of gates, and modules; the catalogue where there is none. */
      readonly gates: readonly string[];
      readonly numbers: Numbers;
    }
  | FlowTask
  | { readonly kind: 'replay'; readonly token: string; readonly timeout?: number };

/** What the worker says meanwhile; plain data. */
export type Message =
  | { readonly kind: 'planned'; readonly count: number }
  | { readonly kind: 'started'; readonly name: string }
  | { readonly kind: 'checked'; readonly gate: CheckedGate }
  | { readonly kind: 'opened'; readonly compared: Compared; readonly offered: readonly string[] }
  | { readonly kind: 'compared'; readonly cell: Cell }
  | { readonly kind: 'swept'; readonly target: string; readonly swept: Swept }
  | { readonly kind: 'mutated'; readonly subject: MutatedSubject }
  | { readonly kind: 'told'; readonly told: Told }
  | { readonly kind: 'replayed'; readonly verdict: Verdict }
  /** A part of the work went wrong, and the rest goes on. */
  | ({ readonly kind: 'trouble' } & Trouble)
  /** What the digits of the report depend on, besides. */
  | { readonly kind: 'used'; readonly name: string; readonly version: string }
  | { readonly kind: 'refused'; readonly message: string; readonly stack: string }
  | { readonly kind: 'broke'; readonly message: string; readonly stack: string }
  | { readonly kind: 'done' };
