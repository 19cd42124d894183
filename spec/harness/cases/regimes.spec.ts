import { describe, expect, it } from 'vitest';
import { randomOf } from '../../../harness/cases/random.ts';
import { regimes } from '../../../harness/cases/regimes/index.ts';

const valuesOf = (name: string): number[] => {
  const regime = regimes.find((one) => one.name === name)!;
  return [...regime.values(randomOf(1), 2000, [], 'x')];
};

const sizes = (name: string): number[] => valuesOf(name).map(Math.abs);

describe('regimes', () => {
  it('share a hundred cases', () => {
    expect(regimes.reduce((sum, { share }) => sum + share, 0)).toBe(100);
  });

  it('draw ordinary numbers as odd multiples of 1/128 within ±4, of both signs', () => {
    const numbers = valuesOf('ordinary');
    for (const x of numbers) expect(Math.abs((x * 128) % 2)).toBe(1);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(-4);
    expect(Math.max(...numbers)).toBeLessThanOrEqual(4);
    expect(Math.min(...numbers)).toBeLessThan(-3);
    expect(Math.max(...numbers)).toBeGreaterThan(3);
  });

  it('draw saturated numbers as far as −400…400 and beyond', () => {
    expect(Math.max(...sizes('saturated'))).toBeGreaterThan(400);
    expect(sizes('saturated').filter((x) => x <= 4).length).toBeGreaterThan(500);
  });

  it('draw tiny and huge numbers far from 1', () => {
    expect(Math.max(...sizes('tiny'))).toBeLessThan(1e-5);
    expect(Math.min(...sizes('huge'))).toBeGreaterThan(500);
    expect(Math.max(...sizes('huge'))).toBeGreaterThan(1e10);
  });

  it('draw mixed scales from below 10⁻⁷ to above 10⁷', () => {
    expect(Math.min(...sizes('mixed scale'))).toBeLessThan(1e-7);
    expect(Math.max(...sizes('mixed scale'))).toBeGreaterThan(1e7);
  });

  it('draw zeros among ordinary numbers, sometimes nothing else', () => {
    const regime = regimes.find(({ name }) => name === 'zeros')!;
    const counts = Array.from(
      { length: 60 },
      (_, k) => [...regime.values(randomOf(k), 6, [], 'x')].filter((x) => x === 0).length,
    );
    expect(counts).toContain(6);
    expect(counts).toContain(1);
    expect(Math.max(...counts.filter((count) => count < 6))).toBeGreaterThan(1);
  });

  it('draw nothing for an empty input', () => {
    for (const regime of regimes) expect(regime.values(randomOf(1), 0, [], 'x')).toHaveLength(0);
  });
});
