/** From one slope to another; a claim in it has been told as sharply as `bar`, or not at all where that is null. */
export interface Range {
  readonly lower: number;
  readonly upper: number;
  readonly bar: number | null;
}

/**
 * What a close look at one slope found.
 *
 * `smooth`: one slope. `kink`: two, one on each side. `edge`: the domain ends here, and the slope is
 * that of the side that is left. `jump`: f is not continuous here; `vertical`: its slope has no
 * bound; `nothing`: no two evaluations agree on anything. Only the first three can be compared with.
 */
export interface Slope {
  readonly kind: 'smooth' | 'kink' | 'edge' | 'jump' | 'vertical' | 'nothing';
  /** The slope, or the mean of the one-sided ones. */
  readonly value: number;
  readonly bar: number;
  /** The one-sided slopes in order, widened by their bars; both are the value ± bar unless at a kink. */
  readonly lower: number;
  readonly upper: number;
  /** The error of one evaluation beyond its roundings, where it had to be measured. */
  readonly noise: number;
  /**
   * What else the slope may be, as far as anybody can see: from so far that a roughness of f does not show,
   * or so near that its ripples would. It excuses a claim and confirms none.
   */
  readonly excuses: readonly Range[];
}
