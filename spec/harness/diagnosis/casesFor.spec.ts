import { describe, expect, it } from 'vitest';
import { gates } from '../../../gates/index.ts';
import { drawCase } from '../../../harness/cases/draw.ts';
import { casesFor } from '../../../harness/diagnosis/casesFor.ts';
import { findingOf } from '../../../harness/finding.ts';
import { layoutOf, planOf } from '../../../harness/plan.ts';

const plan = planOf(gates.matvec);

/** A failure of a run, made no smaller. */
function brokenAt(run: number) {
  const drawn = drawCase(plan.drawing, plan.seed, run);
  const scene = { drawn, layout: layoutOf(plan, drawn), output: null };
  return [
    { law: 'pullback', finding: findingOf(scene, 'pullback', 'wrong number', {}), drawn, run },
  ];
}

describe('casesFor', () => {
  it('begins with the case that failed, and has no more than twenty', () => {
    const cases = casesFor(plan, brokenAt(2));
    expect(cases.keys().next().value).toBe('run 2');
    expect(cases.size).toBeGreaterThan(10);
    expect(cases.size).toBeLessThanOrEqual(20);
  });

  it('has several of the regime that failed, and one of every other', () => {
    const { regime } = brokenAt(2)[0].drawn;
    const regimes = [...casesFor(plan, brokenAt(2)).values()].map((drawn) => drawn.regime);
    expect(regimes.filter((one) => one === regime).length).toBeGreaterThan(4);
    expect(new Set(regimes).size).toBe(7);
  });

  it('has square matrices and others, and axes of length 1', () => {
    const lengths = [...casesFor(plan, brokenAt(0)).values()].map(({ lengths: { n, m } }) => [
      n,
      m,
    ]);
    expect(lengths.some(([n, m]) => n === m && n > 1)).toBe(true);
    expect(lengths.some(([n, m]) => n !== m && n > 1 && m > 1)).toBe(true);
    expect(lengths.filter((axes) => axes.includes(1)).length).toBeGreaterThan(1);
    expect(lengths.some((axes) => axes.includes(0))).toBe(false);
  });

  it('has one case where all is fixed', () => {
    const fixed = planOf(gates.sin, { inputs: { x: { shape: [2], data: Float64Array.of(1, 2) } } });
    const drawn = drawCase(fixed.drawing, 1, 0);
    const scene = { drawn, layout: layoutOf(fixed, drawn), output: null };
    const finding = findingOf(scene, 'pullback', 'wrong number', {});
    expect(casesFor(fixed, [{ law: 'pullback', finding, drawn, run: 0 }]).size).toBe(1);
  });
});
