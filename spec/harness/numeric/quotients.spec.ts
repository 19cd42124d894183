import { describe, expect, it } from 'vitest';
import { central, oneSided, type Sight } from '../../../harness/numeric/quotients.ts';
import { historyOf, sightOf } from './historyOf.ts';

const cubic = (x: number): number => x ** 3;
const history = historyOf(cubic, 2, 6);
const exact: Sight = { ...sightOf(cubic, 2), u: 0 };

/** The errors of the first so many quotients, which the next call overwrites. */
const errorsOf = (sight: Sight, count = 3): number[] => [
  ...central(history, sight).rounding.subarray(0, count),
];

describe('central', () => {
  it('is (f(x + h) − f(x − h)) / 2h at every step', () => {
    const { values, count } = central(history, exact);
    // ((2 + h)³ − (2 − h)³) / 2h = 12 + h²
    expect([...values.subarray(0, count)]).toEqual(history.steps.map((h) => 12 + h * h));
  });

  it('has an error that doubles as the step is halved', () => {
    const [first, second, third] = errorsOf({ ...exact, noise: 0.125 });
    expect([first, second, third]).toEqual([0.5, 1, 2]);
  });

  it('counts the roundings of the largest value that it is made of', () => {
    const [first] = errorsOf({ ...exact, u: 2 ** -50, rho: 0 }, 1);
    expect(first).toBe((2 ** -50 * 2.25 ** 3) / 0.25);
    const [wider] = errorsOf({ ...exact, u: 2 ** -50, rho: 0, size: 64 }, 1);
    expect(wider).toBe((2 ** -50 * 64) / 0.25);
  });

  it('counts what rounding the input does', () => {
    const without = errorsOf({ ...exact, u: 2 ** -50, rho: 0 }, 1)[0];
    const [first] = errorsOf({ ...exact, u: 2 ** -50, rho: 2 }, 1);
    expect(first - without).toBeCloseTo((2 ** -50 * 2 * 12.0625) / 0.25, 20);
  });

  it('is no number where one side has no answer', () => {
    const root = historyOf(Math.sqrt, 0.1, 4);
    const { values, rounding } = central(root, sightOf(Math.sqrt, 0.1));
    expect([values[0], values[1], rounding[1]]).toEqual([NaN, NaN, NaN]);
    expect([values[2], values[3]].every(Number.isFinite)).toBe(true);
  });
});

describe('oneSided', () => {
  it('is (f(x + h) − f(x)) / h ahead, and (f(x) − f(x − h)) / h behind', () => {
    const ahead = oneSided(history, exact, 'up');
    expect([...ahead.values.subarray(0, ahead.count)]).toEqual(
      history.steps.map((h) => 12 + 6 * h + h * h),
    );
    const behind = oneSided(history, exact, 'down');
    expect([...behind.values.subarray(0, behind.count)]).toEqual(
      history.steps.map((h) => 12 - 6 * h + h * h),
    );
  });

  it('has twice the error, since the same roundings are divided by half the distance', () => {
    const noisy = { ...exact, noise: 0.125 };
    const [first] = oneSided(history, noisy, 'up').rounding;
    expect(first).toBe(2 * errorsOf(noisy, 1)[0]);
  });

  it('counts the roundings of the larger of both values, and of the input', () => {
    const first = (more: Partial<Sight>): number =>
      oneSided(history, { ...exact, u: 2 ** -50, rho: 0, ...more }, 'up').rounding[0];
    const unit = (2 * 2 ** -50) / 0.25;
    expect(first({})).toBe(unit * 2.25 ** 3);
    expect(first({ size: 64 })).toBe(unit * 64);
    // The slope that rounding the input meets is (2.25³ − 2³)/0.25.
    expect(first({ size: 64, rho: 2 })).toBe(unit * (64 + 2 * 13.5625));
  });

  it('takes no notice of the other side', () => {
    const root = historyOf(Math.sqrt, 0, 4);
    const { values } = oneSided(root, sightOf(Math.sqrt, 0), 'up');
    expect([...values.subarray(0, 2)]).toEqual([2, Math.sqrt(0.125) / 0.125]);
  });
});

describe('quotients', () => {
  it('are as many as the steps, up to the 256 for which there is room', () => {
    const long = historyOf((x) => x, 0, 300, 2 ** 100);
    expect(
      central(
        long,
        sightOf((x) => x, 0),
      ).count,
    ).toBe(256);
    expect(central(history, exact).count).toBe(6);
  });
});
