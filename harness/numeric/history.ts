/** Steps along one direction, halved from the first to the last, and what f was there. */
export interface History {
  readonly steps: number[];
  readonly up: (Float64Array | null)[];
  readonly down: (Float64Array | null)[];
}

/** What one output was at one step; NaN where there was no answer. */
export const at = (side: History['up'], k: number, row: number): number => side[k]?.[row] ?? NaN;

/**
 * The scales at which to look: from the largest entry of all inputs, through 1 and the moving
 * entry's own size, down to a millionth of that; never so fine that the entry itself could not be
 * told from its neighbours.
 */
export function* halvings(largest: number, own: number, bits: number): Generator<number> {
  const top = Math.ceil(Math.log2(Math.max(1, largest))) - 2;
  const size = own > 0 ? Math.max(Math.ceil(Math.log2(own)), -600) : 0;
  const deepest = Math.min(-Math.round(1.2 * bits), size - Math.round(0.8 * bits));
  const floor = Math.max(deepest, Math.ceil(Math.log2(own)) - bits + Math.min(6, bits >> 2));
  for (let e = top; e >= floor; e--) yield 2 ** e;
}
