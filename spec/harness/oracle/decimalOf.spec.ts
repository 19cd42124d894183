import { beforeAll, describe, expect, it } from 'vitest';
import { decimalOf } from '../../../harness/oracle/decimalOf.ts';
import { loadMath64, type Math64 } from '../../../harness/oracle/math64.ts';

const doubles: readonly (readonly [string, number])[] = [
  ['0', 0],
  ['−0', -0],
  ['−3/2', -1.5],
  ['the double near 1/10', 0.1],
  ['the double near 1/3', 1 / 3],
  ['the double near 10²³', 1e23],
  ['2⁵³ − 1', 2 ** 53 - 1],
  ['2⁵³ + 2', 2 ** 53 + 2],
  ['the smallest subnormal', 2 ** -1074],
  ['the largest subnormal', 2 ** -1022 - 2 ** -1074],
  ['the smallest normal', 2 ** -1022],
  ['the lowest number', -Number.MAX_VALUE],
  ['infinity', Infinity],
  ['no number', NaN],
];

describe('decimalOf', () => {
  let load: (digits: number) => Math64;
  beforeAll(async () => void (load = await loadMath64()));

  it('gives all the digits of a double', () => {
    const { big } = load(64);
    expect(big(0.1).toFixed()).toBe('0.1000000000000000055511151231257827021181583404541015625');
    expect(big(2 ** 53 + 2).toFixed()).toBe('9007199254740994');
    expect(big(1e23).toFixed()).toBe('99999999999999991611392');
  });

  it('is exact beyond the digits that mathjs works with', () => {
    // 2⁻¹⁰⁷⁴ has 751 digits; twice it in a precision that holds them is 2⁻¹⁰⁷³
    const { big } = load(800);
    expect(
      big(2 ** -1074)
        .times(2)
        .eq(big(2 ** -1073)),
    ).toBe(true);
    expect(
      load(64)
        .big(2 ** -1074)
        .precision(),
    ).toBe(751);
  });

  it.for(doubles)('reads back as %s', ([, x]) => {
    expect(Number(decimalOf(x))).toBe(x);
    expect(load(64).big(x).toNumber()).toBe(x);
  });
});
