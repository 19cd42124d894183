import { sizeOf } from '../../gates/kit/tensor.ts';
import { dimensionsOf, shapeIn, type Lengths } from './dimensions.ts';
import { bend, contains } from './domain.ts';
import type { Case, Drawing } from './draw.ts';
import { randomOf } from './random.ts';

/** How much there is to read in a number: 0, 1, −1, then small whole numbers, then short dyadics. */
export function complexity(x: number): number {
  if (x === 0) return 0;
  if (x === 1) return 1;
  if (x === -1) return 2;
  if (Number.isInteger(x) && Math.abs(x) < 1024) return 2 + Math.abs(x);
  if (Number.isInteger(x * 8) && Math.abs(x) < 128) return 1200 + Math.abs(x * 8);
  return 5000 + Math.abs(Math.log2(Math.abs(x)));
}

/** A tensor's numbers without one slice of one axis. */
function without(
  data: Float64Array,
  shape: readonly number[],
  axis: number,
  slice: number,
): Float64Array {
  const inner = sizeOf(shape.slice(axis + 1));
  const length = shape[axis];
  return data.filter((_, i) => Math.floor(i / inner) % length !== slice);
}

function withoutSlice(drawing: Drawing, drawn: Case, dimension: string, slice: number): Case {
  const lengths: Lengths = { ...drawn.lengths, [dimension]: drawn.lengths[dimension] - 1 };
  const shapes = drawing.specs.map(({ shape }) => shapeIn(shape, lengths));
  const values = drawing.specs.map(({ shape, domain }, k) => {
    let data = drawn.values[k];
    const axes = [...drawn.shapes[k]];
    shape.forEach((name, axis) => {
      if (name !== dimension) return;
      data = without(data, axes, axis, slice);
      axes[axis]--;
    });
    const copy = new Float64Array(data);
    const sums = domain === 'labels' || domain === 'oneHot' || domain === 'probabilities';
    const bounded = typeof domain === 'object' && 'indices' in domain;
    if (sums || bounded) bend(randomOf(slice), copy, domain, axes.at(-1) ?? 0, lengths);
    return copy.map(drawing.round);
  });
  return { ...drawn, lengths, shapes, values };
}

const simple = [0, 1, -1, 2, 0.5];

/**
 * The cases next to one that are simpler: without one slice of a dimension, then with one number
 * replaced by a simpler one. Deterministic, so that a position in it replays.
 */
export function* simpler(drawing: Drawing, drawn: Case): Generator<Case> {
  const least = dimensionsOf(drawing.specs);
  for (const [dimension, min] of least) {
    const length = drawn.lengths[dimension];
    if (length > min) {
      for (let slice = length - 1; slice >= 0; slice--) {
        yield withoutSlice(drawing, drawn, dimension, slice);
      }
    }
  }
  for (let k = 0; k < drawing.specs.length; k++) {
    const { domain } = drawing.specs[k];
    if (domain === 'labels' || domain === 'oneHot' || domain === 'probabilities') continue;
    for (let i = 0; i < drawn.values[k].length; i++) {
      const x = drawn.values[k][i];
      for (const y of [...simple, Math.trunc(x), Math.round(x * 8) / 8]) {
        if (!contains(domain, y) || complexity(y) >= complexity(x)) continue;
        const values = drawn.values.map((data, other) =>
          other === k ? data.map((v, at) => (at === i ? drawing.round(y) : v)) : data,
        );
        yield { ...drawn, values };
      }
    }
  }
}
