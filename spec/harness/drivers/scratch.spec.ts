import { describe, expect, it } from 'vitest';
import { pointAt, Scratch } from '../../../harness/drivers/scratch.ts';
import type { Direction, Layout, Place, Point } from '../../../harness/question.ts';
import type { Form } from '../../../harness/value.ts';
import { vector } from '../subjects.ts';

const layoutOf = (...forms: Form[]): Layout => ({
  names: ['a', 'b'].slice(0, forms.length),
  forms,
  wrt: forms.map((_, k) => k),
});

const float64: Form = { kind: 'float64', shape: [2] };
const nested: Form = { kind: 'nested', shape: [2] };

const point: Point = [vector(1, 2), vector(3, 4)];
const first: Direction = [{ input: 0, indices: [0], weights: vector(1) }];
const both: Direction = [
  { input: 0, indices: [1], weights: vector(-1) },
  { input: 1, indices: [0, 1], weights: vector(1, 2) },
];

/** The inputs at one place after the other, as a subject sees them. */
function seen(places: readonly Omit<Place, 'point'>[], form = float64): unknown[] {
  const scratch = new Scratch(layoutOf(form, form), point, (x) => x);
  return places.map((place) => {
    scratch.to({ point, ...place });
    return structuredClone(scratch.inputs);
  });
}

describe('Scratch', () => {
  it('moves the entries of a direction from where they are at the point, each by its weight', () => {
    expect(seen([{ direction: both, step: 0.5 }])).toEqual([
      { a: vector(1, 1.5), b: vector(3.5, 5) },
    ]);
  });

  it.for([float64, nested])('is at each place as if it had come from the point ($kind)', (form) => {
    const places = [
      { direction: both, step: 1 },
      { direction: both, step: -1 },
      { direction: first, step: 1 },
      {},
      { direction: both, step: 2 },
      { direction: both },
      { direction: first, step: 3 },
      { direction: both, step: 1 },
    ];
    const fresh = places.flatMap((place) => seen([place], form));
    expect(seen(places, form)).toEqual(fresh);
    expect(fresh[3]).toEqual(fresh[5]);
  });

  it('rounds what it moves to the numbers of the subject', () => {
    const scratch = new Scratch(layoutOf(float64), [vector(1, 0)], Math.fround);
    scratch.to({ point: [], direction: first, step: 2 ** -30 });
    expect(scratch.inputs['a']).toEqual(vector(1, 0));
  });

  it('gives one value to two inputs that are the same', () => {
    const same = { ...layoutOf(float64, float64), same: [0, 1] as const };
    const scratch = new Scratch(same, point, (x) => x);
    expect(scratch.inputs['b']).toBe(scratch.inputs['a']);
  });

  it('knows its memory, and the point that it is at', () => {
    const layout = layoutOf(float64, float64);
    const scratch = new Scratch(layout, point, (x) => x);
    expect(scratch.owns((scratch.inputs['a'] as Float64Array).buffer)).toBe(true);
    expect(scratch.owns(point[0].buffer)).toBe(false);
    expect(scratch.isAt(layout, point)).toBe(true);
    expect(scratch.isAt(layout, [...point])).toBe(false);
    expect(scratch.isAt({ ...layout }, point)).toBe(false);
  });
});

describe('pointAt', () => {
  it('is the place in memory of its own, and the point itself where nothing moves', () => {
    const moved = pointAt({ point, direction: both, step: 0.5 }, (x) => x);
    expect(moved).toEqual([vector(1, 1.5), vector(3.5, 5)]);
    expect(point).toEqual([vector(1, 2), vector(3, 4)]);
    expect(pointAt({ point }, (x) => x)).toBe(point);
  });
});
