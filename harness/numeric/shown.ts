/** What a first look shows. */
export interface Shown {
  /** Whether no output is left in doubt, and what is claimed of each is inside its bar: then the rest holds. */
  readonly agrees: boolean;
  /** Outputs that are not settled, and whether all of them are linear and only too coarse. */
  readonly left: number;
  readonly isLinear: boolean;
  /** Outputs that a column has an entry of: its bar is as small as required. */
  readonly entries: number;
  /** Of so many of these it is so beside what was measured, too, and not only beside what is claimed. */
  readonly sharp: number;
  /** Outputs that no column has an entry of: they stand still. */
  readonly blank: number;
  /** The largest bar in parts of its entry, of this look and those before. */
  readonly coarsest: number;
  /** The output whose entry is farther from what was measured than all before, absolutely and relatively; −1: none. */
  readonly farthestAt: number;
  readonly relativeAt: number;
}

/** The extremes of what was told already: what is less is not told again. */
export class Told {
  coarsest = 0;
  farthest = -1;
  relative = -1;
}
