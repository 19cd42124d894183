/**
 * A place where the one-sided slopes of a gate differ.
 *
 * Without a convention (`slope`, `to`) any claim between the one-sided slopes is right there;
 * with one, the gate is held to it.
 */
export type Kink =
  | {
      readonly input: string;
      /** The value of an entry at which that entry has its kink. */
      readonly at: number;
      /** The slope claimed there. */
      readonly slope?: number;
      readonly because?: string;
    }
  | {
      /** Entries of one input (`['x']`), or entries in the same place of two, that may be equal. */
      readonly ties: readonly [string] | readonly [string, string];
      /** `'first'`: of the tied entries the first takes the whole gradient. */
      readonly to?: 'first';
      readonly because?: string;
    };
