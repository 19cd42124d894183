import type { Bare } from './bare.ts';

/** How gradients go wrong, by kind. */
export type Family =
  | 'sign'
  | 'scale'
  | 'axis or transpose'
  | 'dropped gradient'
  | 'upstream misuse'
  | 'wrong formula'
  | 'broadcast or reduce'
  | 'index offset'
  | 'repeated index'
  | 'saved value'
  | 'mask or boundary'
  | 'ties and kinks'
  | 'zeros and domain'
  | 'numeric range'
  | 'shape special'
  | 'precision'
  | 'contract';

/** A way to make a right subject wrong. */
export interface Mutation {
  /** One word or two for the mistake. */
  readonly name: string;
  readonly family: Family;
  /** The hypotheses that name it rightly; none where no hypothesis knows it. */
  readonly looksLike: readonly string[];
  /**
   * Makes the mutant. It may keep memory of its own from call to call; each call of `mutate` begins afresh.
   *
   * @returns null where the subject has nothing that could go wrong so
   */
  mutate(subject: Bare): Bare | null;
}

/** Declares a mutation. */
export const defineMutation = (mutation: Mutation): Mutation => mutation;
