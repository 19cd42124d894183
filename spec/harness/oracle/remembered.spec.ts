import { bignumber, type BigNumber } from 'mathjs';
import { describe, expect, it } from 'vitest';
import { remembered } from '../../../harness/oracle/remembered.ts';

/** A function that notes for what it was worked out. */
function noting(rounding = () => 4): [(x: number | string) => string, string[]] {
  const worked: string[] = [];
  const f = remembered((x: BigNumber) => (worked.push(x.valueOf()), `f(${x.valueOf()})`), rounding);
  return [(x) => f(bignumber(x)), worked];
}

describe('remembered', () => {
  it('works each number out once', () => {
    const [f, worked] = noting();
    expect([1, 2, 1, 2].map(f)).toEqual(['f(1)', 'f(2)', 'f(1)', 'f(2)']);
    expect(worked).toEqual(['1', '2']);
  });

  it('tells numbers apart to the last digit, and the two zeros', () => {
    const [f, worked] = noting();
    const last = `1.${'0'.repeat(62)}1`;
    for (const x of ['1', last, '0', '-0', last]) f(x);
    expect(worked).toEqual(['1', last, '0', '-0']);
  });

  it('works a number out again for another rounding', () => {
    let mode = 2;
    const [f, worked] = noting(() => mode);
    f(1);
    mode = 3;
    f(1);
    expect(worked).toEqual(['1', '1']);
  });

  it('begins anew once it holds very many', () => {
    const [f, worked] = noting();
    for (let x = 0; x <= 20_000; x++) f(x);
    f(0);
    expect(worked.slice(-2)).toEqual(['20000', '0']);
  });
});
