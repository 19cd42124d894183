import type { At, Outcome, Reason } from '../verdict.ts';

/** What of a gate is held to its definition: its function, and its Jacobian by each way to ask for it. */
export type Claim = 'forward' | 'jacobian' | 'vjp' | 'jvp';

/** The number that is farthest from what the definition gives, and where that was. */
export interface Farthest {
  readonly claim: Claim;
  readonly claimed: number;
  /** The double nearest to what the definition gives; at a kink the mean of its two sides. */
  readonly exact: number;
  /**
   * The distance in units of u · (|z| + Σ |xⱼ ∂z/∂xⱼ|); of a derivative z in units of u · |z|, and only
   * where these are more than allowed with the sum, which takes second differences.
   */
  readonly roundings: number;
  /** As many as there are operations to make them; beyond it the claim is wrong. */
  readonly allowed: number;
  /** Where it stands in the output, and in the input. */
  readonly output: readonly number[];
  readonly index: readonly number[];
  readonly at: At;
  readonly regime: string;
}

/** A gate held to its definition: plain data. */
export interface Held {
  readonly gate: string;
  readonly definition: string;
  readonly outcome: Outcome;
  readonly reason: Reason | null;
  /** The message of what was thrown, by the gate or by its definition. */
  readonly thrown: string | null;
  readonly seed: number;
  readonly cases: number;
  /** Numbers compared. */
  readonly entries: number;
  /** Of these, derivatives at a kink, which may be anywhere between the two sides. */
  readonly atKinks: number;
  readonly forward: Farthest | null;
  /** By input. */
  readonly gradients: Readonly<Record<string, Farthest | null>>;
}
