import type { BigNumber } from 'mathjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { erf, erfBySeries, erfcByFraction } from '../../../harness/oracle/erf.ts';
import { loadMath64, type Math64 } from '../../../harness/oracle/math64.ts';

/** |a − b| / |b| in powers of ten, at the precision of b. */
const digitsOf = (a: BigNumber, b: BigNumber): number =>
  b.eq(a) ? Infinity : -Math.log10(b.minus(a).div(b).abs().toNumber());

describe('erf', () => {
  let math: Math64;
  let wide: Math64;
  beforeAll(async () => {
    const load = await loadMath64();
    [math, wide] = [load(64), load(800)];
  });

  /** erf by the plain Taylor series Σ (−1)ᵏ x^(2k+1) / (k! (2k+1)), which cancels, at 800 digits. */
  function byTaylor(x: number): BigNumber {
    const y = wide.big(x);
    const square = y.times(y);
    let [power, sum] = [y, y];
    for (let k = 1; !power.abs().lt('1e-400'); k++) {
      power = power.times(square).div(-k);
      sum = sum.plus(power.div(2 * k + 1));
    }
    // π by Machin's formula, not from the table that mathjs has it from
    const pi = arctan(5).times(16).minus(arctan(239).times(4));
    return sum.times(2).div(pi.sqrt());
  }

  /** arctan(1/q). */
  function arctan(q: number): BigNumber {
    let power = wide.big(1).div(q);
    let sum = power;
    for (let k = 1; !power.abs().lt('1e-790'); k++) {
      power = power.div(-q * q);
      sum = sum.plus(power.div(2 * k + 1));
    }
    return sum;
  }

  it('has the tabled digits at 1', () => {
    expect(String(erf(math.big(1)))).toMatch(/^0\.84270079294971486934122063508/);
  });

  it.for([1e-12, 0.5, -1, 2.5, 5, -8, 12, 16])('agrees with the Taylor series at %d', (x) => {
    expect(digitsOf(erf(math.big(x)), byTaylor(x))).toBeGreaterThan(63);
  });

  it.for([2.5, 5, 8, 12, 20, 40])('has complements that agree in the tail at %d', (x) => {
    // 1 − erf from the series at 800 digits, of which e^(−1600) leaves a hundred
    const complement = wide.big(1).minus(erfBySeries(wide.big(x), 788));
    expect(digitsOf(erfcByFraction(math.big(x), 64), complement)).toBeGreaterThan(63);
  });

  it('is odd, and nothing at 0', () => {
    expect(erf(math.big(-3)).eq(erf(math.big(3)).neg())).toBe(true);
    expect(erf(math.big(0)).toNumber()).toBe(0);
  });

  it('tells 1 from less by the rounding alone', () => {
    const [down, up] = (['down', 'up'] as const).map((rounding) =>
      math.rounded(rounding, () => erf(math.big(40))),
    );
    expect(up.eq(1)).toBe(true);
    expect(down.eq(math.big(1).minus('1e-64'))).toBe(true);
  });

  it('serves mathjs, whose own refuses these numbers', () => {
    const x = math.big(0.5);
    expect(String(math.compile('erf(x)').evaluate({ x }))).toBe(erf(x).toString());
  });
});
