import { describe, expect, it } from 'vitest';
import { examine } from '../../../harness/numeric/examine.ts';
import { axis } from '../../../harness/numeric/field.ts';
import type { Slope } from '../../../harness/numeric/slope.ts';
import { hashed, vector } from '../subjects.ts';
import { each, measure } from './measure.ts';

const slopeOf = (f: (x: number) => number, x: number): Slope =>
  measure(each(f), vector(x), (field) => examine(field, axis(0, 0), [0], [NaN]))[0];

const slopes: Record<string, Slope> = {
  exp: slopeOf(Math.exp, 0.5),
  'x² at 10⁸': slopeOf((x) => x * x, 1e8),
  '|x| at 0': slopeOf(Math.abs, 0),
  'e³ˣ where its domain begins': slopeOf((x) => (x < 0 ? NaN : Math.exp(3 * x)), 0),
  'an exp that is good to 10⁻⁶': slopeOf((x) => Math.exp(x) * (1 + 1e-6 * hashed(x)), 0.5),
};

describe('slope', () => {
  it.for(Object.entries(slopes))('lies between its bounds: %s', ([, { value, lower, upper }]) => {
    expect(lower).toBeLessThanOrEqual(value);
    expect(value).toBeLessThanOrEqual(upper);
  });

  it.for(Object.entries(slopes))('is plain data: %s', ([, slope]) => {
    expect(structuredClone(slope)).toEqual(slope);
  });

  it('is as wide as its bar unless at a kink, where both slopes are between its bounds', () => {
    const { exp, '|x| at 0': kink } = slopes;
    expect([exp.lower, exp.upper]).toEqual([exp.value - exp.bar, exp.value + exp.bar]);
    expect(kink.upper - kink.lower).toBeGreaterThan(100 * kink.bar);
  });

  it('excuses nothing where nothing is rough', () => {
    expect(slopes.exp.excuses).toEqual([]);
    expect(slopes['|x| at 0'].excuses).toEqual([]);
  });

  it('excuses without a bar what roughness hides, around the true slope', () => {
    const { excuses } = slopes['an exp that is good to 10⁻⁶'];
    const blurred = excuses.filter(({ bar }) => bar === null);
    expect(blurred.length).toBeGreaterThan(0);
    for (const { lower, upper } of blurred) {
      expect(lower).toBeLessThanOrEqual(Math.exp(0.5));
      expect(upper).toBeGreaterThanOrEqual(Math.exp(0.5));
    }
  });

  it('excuses with a bar what only long steps tell more sharply', () => {
    const { excuses, value } = slopes['x² at 10⁸'];
    const sharp = excuses.filter(({ bar }) => bar !== null);
    for (const { bar } of sharp) expect(bar).toBeLessThanOrEqual(1e-6 * value);
    expect(sharp.length).toBe(1);
  });
});
