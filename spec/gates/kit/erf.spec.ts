import { describe, expect, it } from 'vitest';
import { erf, erfc, erfcx, gaussian } from '../../../gates/kit/index.ts';
import { expectUlps } from '../atPoints.ts';

describe('erf', () => {
  it('agrees with 64 digits on both sides of its border', () => {
    expectUlps([0.5, 1, 2].map(erf), [0.5204998778130465, 0.8427007929497149, 0.9953222650189527]);
  });

  it('is odd, and the line 2x/√π near 0', () => {
    expect(erf(-0.75)).toBe(-erf(0.75));
    expectUlps([erf(1e-300)], [1.1283791670955126e-300]);
  });

  it('reaches ±1', () => {
    expect([-Infinity, -6, 6, 1e300, Infinity].map(erf)).toEqual([-1, -1, 1, 1, 1]);
  });

  it('passes a NaN on', () => {
    expect([erf(NaN), erfc(NaN)]).toEqual([NaN, NaN]);
  });
});

describe('erfc', () => {
  it('agrees with 64 digits down to the end of its range', () => {
    expectUlps(
      [0.5, 1, 2, 5, 10, 26].map(erfc),
      [
        0.4795001221869535, 0.15729920705028513, 0.004677734981047266, 1.537459794428035e-12,
        2.088487583762545e-45, 5.663192408856143e-296,
      ],
    );
  });

  it('is 2 − erfc(−x) below 0', () => {
    expectUlps([-1, -5, -30].map(erfc), [1.8427007929497148, 1.9999999999984626, 2]);
  });

  it('is 0 beyond its range', () => {
    expect([28, 1e300, Infinity].map(erfc)).toEqual([0, 0, 0]);
  });
});

describe('erfcx', () => {
  it('agrees with 64 digits from 0 to where it is 1 / (x √π)', () => {
    expectUlps(
      [0, 0.5, 1, 2, 5, 10, 26, 1e10].map(erfcx),
      [
        1, 0.6156903441929259, 0.427583576155807, 0.25539567631050575, 0.11070463773306863,
        0.05614099274382259, 0.021683584850562907, 5.641895835477563e-11,
      ],
    );
  });

  it('is 0 at infinity', () => {
    expect(erfcx(Infinity)).toBe(0);
  });
});

describe('gaussian', () => {
  it('keeps the digits that rounding x² would cost', () => {
    // 64 digits of exp(−x²) at the double nearest to 25.3
    expectUlps([gaussian(25.3, 1)], [1.0290703813688983e-278]);
  });

  it('is 1 at 0 and 0 at infinity', () => {
    expect([gaussian(0, 1), gaussian(Infinity, 2), gaussian(-1e300, 2)]).toEqual([1, 0, 0]);
  });
});
