import type { Outcome, Verdict } from './verdict.ts';

/** A line of the source table that a gate's derivative by one input stands for. */
export interface Identity {
  /** The label here, which no other line has. */
  readonly label: string;
  /** The label in the source, where one stands twice. */
  readonly sourceLabel: string;
  readonly input: string;
}

export interface CheckedGate {
  readonly name: string;
  readonly latex: string | null;
  readonly identities: readonly Identity[];
  /** The file that the gate was imported from; null for the catalogue. */
  readonly file: string | null;
  readonly verdict: Verdict;
}

/** All that a run of `gradcheck check` found: plain data. */
export interface Results {
  readonly outcome: Outcome;
  readonly gates: readonly CheckedGate[];
  readonly seed: number;
  readonly versions: Readonly<Record<string, string>>;
  readonly milliseconds: number;
}
