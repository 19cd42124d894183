import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Aim } from '../../../harness/numeric/aim.ts';
import { Claimed } from '../../../harness/numeric/claimed.ts';
import { precisions, type Precision } from '../../../harness/numeric/dtype.ts';
import { axis, type Field } from '../../../harness/numeric/field.ts';
import { firstLook } from '../../../harness/numeric/firstLook.ts';
import { Told, type Shown } from '../../../harness/numeric/shown.ts';
import { firstStep, Terms } from '../../../harness/numeric/terms.ts';
import { vector, type Vector } from '../subjects.ts';

interface Looked {
  readonly shown: Shown;
  readonly values: number[];
  readonly bars: number[];
  readonly doubts: number[];
}

/** A look at linear functions f0 + slope·t, some of them bent by so much behind the point, made of terms of such sizes. */
function looked(
  f0: Vector,
  slopes: Vector,
  aim: Partial<Aim> = {},
  bent: readonly number[] = [],
  sizes: Vector = f0.map(Math.abs),
  precision: Precision = precisions.float64,
): Looked {
  const terms = new Terms({
    value: f0,
    point: [vector(1)],
    sizes,
    precision,
  } as unknown as Field);
  const rows = f0.length;
  const values = new Float64Array(rows);
  const bars = new Float64Array(rows).fill(Infinity);
  const doubts = new Uint8Array(rows).fill(1);
  const far = f0.map((f, row) => f + firstStep * slopes[row]);
  const behind = f0.map((f, row) => f - terms.fine[0] * slopes[row] - (bent[row] ?? 0));
  const whole = { direction: axis(0, 0), claimed: null, only: null, ...aim };
  const shown = firstLook(terms, whole, 0, far, behind, { values, bars, doubts });
  return { shown, values: [...values], bars: [...bars], doubts: [...doubts] };
}

/** Entries of two columns: a row has that of the first, that of the second, or none. */
function entriesOf(owners: readonly number[], entries: Vector, weights: Vector): Claimed {
  const columns = Int32Array.of(3, 8);
  return new Claimed({ columns, owners: Int32Array.from(owners), entries, from: 0 }, weights);
}

describe('firstLook', () => {
  it('settles what is linear, and knows its slope', () => {
    const { shown, values, bars, doubts } = looked(vector(1, 2, -3), vector(5, -6, 7));
    expect([values, doubts]).toEqual([
      [5, -6, 7],
      [0, 0, 0],
    ]);
    expect(shown).toMatchObject({ agrees: true, left: 0, isLinear: true, entries: 3, blank: 0 });
    for (const bar of bars) expect(bar).toBeLessThan(1e-13);
  });

  it('leaves what bends, and says that not all are linear', () => {
    const { shown, doubts, bars } = looked(vector(1, 2), vector(5, 5), {}, [0, 1e-9]);
    expect(shown).toMatchObject({ agrees: false, left: 1, isLinear: false });
    expect([doubts, bars[1]]).toEqual([[0, 1], Infinity]);
  });

  it('takes for linear what bends by no more than roundings of its terms', () => {
    const bends = [1e-14, -1e-14];
    for (const bend of bends) {
      const one = (size: number): boolean =>
        looked(vector(1), vector(5), {}, [bend], vector(size)).shown.isLinear;
      expect([1, 100].map(one)).toEqual([false, true]);
    }
  });

  it('settles nothing that is claimed to stand still and moves, though by roundings alone', () => {
    const claimed = Claimed.of(vector(0));
    expect(looked(vector(1), vector(0), { claimed }).shown.left).toBe(0);
    expect(looked(vector(1), vector(0), { claimed }, [2 ** -53]).shown).toMatchObject({
      left: 1,
      isLinear: true,
    });
  });

  it('is as precise as what was measured needs, where less is claimed', () => {
    const { shown, doubts } = looked(vector(1), vector(1), { claimed: Claimed.of(vector(1e-9)) });
    expect([shown.left, shown.agrees, doubts]).toEqual([0, false, [0]]);
  });

  it('leaves what is linear and too coarse, with its bar', () => {
    const { shown, doubts, values } = looked(vector(2 ** 40, 1), vector(1, 1));
    expect(shown).toMatchObject({ agrees: false, left: 1, isLinear: true });
    expect([doubts, values]).toEqual([
      [1, 0],
      [1, 1],
    ]);
  });

  it('says nothing of an output that is no number, and does not agree with it', () => {
    const { shown, doubts } = looked(vector(NaN, Infinity, 1), vector(1, 1, 1));
    expect(shown).toMatchObject({ agrees: false, left: 0, isLinear: true });
    expect(doubts).toEqual([1, 1, 0]);
  });

  it('looks at the rows alone that are asked for, and never agrees as a whole then', () => {
    const { shown, doubts } = looked(vector(1, 2, 3), vector(4, 5, 6), { only: [2] });
    expect([shown.agrees, shown.left, doubts]).toEqual([false, 0, [1, 1, 0]]);
  });

  it('agrees with claims inside their bars, and with none outside', () => {
    const f0 = vector(1, 1, 1);
    const agreeing = (claims: Vector): boolean =>
      looked(f0, vector(6, -10, 0), {
        claimed: entriesOf([0, 1, -1], claims, vector(2, -0.5)),
      }).shown.agrees;
    expect(agreeing(vector(3, 20, 0))).toBe(true);
    expect(agreeing(vector(3, 20 + 1e-9, 0))).toBe(false);
    expect(agreeing(vector(-3, 20, 0))).toBe(false);
    expect(agreeing(vector(NaN, 20, 0))).toBe(false);
    expect(agreeing(vector(3, Infinity, 0))).toBe(false);
  });

  it('does not agree where an output moves that no column has an entry of', () => {
    const claimed = entriesOf([0, -1], vector(3, 0), vector(2, 2));
    expect(looked(vector(1, 1), vector(6, 1e-3), { claimed }).shown.agrees).toBe(false);
    const { shown } = looked(vector(1, 1), vector(6, 0), { claimed });
    expect(shown).toMatchObject({ agrees: true, entries: 1, blank: 1 });
  });

  it('takes an entry that is lost below the smallest numbers for none that it has seen', () => {
    const claimed = entriesOf([0], vector(2 ** -1074), vector(0.5));
    expect(looked(vector(1), vector(0), { claimed }).shown.agrees).toBe(false);
  });

  it('settles nothing of a claim that is no number', () => {
    const { shown, doubts } = looked(vector(1, 1), vector(1, 1), {
      claimed: Claimed.of(vector(NaN, 1)),
    });
    expect([shown.left, shown.agrees, doubts]).toEqual([1, false, [1, 0]]);
  });

  it('counts apart what is sharp beside the claim alone', () => {
    // 2·2·4·4·2⁻⁸ of f is 0.28: more than 0.9 of the slope, less than 0.9 of the claim.
    const coarse = { ...precisions.bfloat16, resolution: 0.9 };
    const sharp = (slope: number): Shown =>
      looked(vector(1), vector(slope), { claimed: Claimed.of(vector(0.5)) }, [], vector(1), coarse)
        .shown;
    expect(sharp(0.25)).toMatchObject({ agrees: true, entries: 1, sharp: 0 });
    expect(sharp(0.5)).toMatchObject({ agrees: true, entries: 1, sharp: 1 });
  });

  it('tells the coarsest of all bars in parts of its entry, and which entries are farthest off', () => {
    const sizes = fc.array(fc.integer({ min: -40, max: 40 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(sizes, (drawn) => {
        const slopes = Float64Array.from(drawn, (k) => (k === 0 ? 1 : k / 3));
        const f0 = slopes.map((_, row) => 4 + row / 7);
        const off = slopes.map((slope, row) => slope * (1 + ((row * 5) % 7) * 2 ** -53));
        const weights = vector(0.75, -1.5);
        const owners = [...slopes.keys()].map((row) => row % 2);
        const entries = off.map((slope, row) => slope / weights[owners[row]]);
        const told = new Told();
        const claimed = entriesOf(owners, entries, weights);
        const { shown, values, bars } = looked(f0, slopes, { claimed, told });
        expect(shown).toMatchObject({ agrees: true, entries: drawn.length });
        const rows = owners.map((owner, row) => {
          const term = entries[row] * weights[owner];
          const scale = Math.max(Math.abs(term), Math.abs(values[row]));
          const error = Math.abs(term - values[row]);
          return [bars[row] / scale, error / Math.abs(weights[owner]), error / scale];
        });
        const [coarsest, farthest, relative] = [0, 1, 2].map((at) =>
          Math.max(...rows.map((row) => row[at])),
        );
        expect(shown.coarsest).toBeCloseTo(coarsest, 20);
        expect(rows[shown.farthestAt][1]).toBeCloseTo(farthest, 20);
        expect(rows[shown.relativeAt][2]).toBeCloseTo(relative, 20);
        expect(told.farthest).toBeCloseTo(farthest, 20);
        // The same again is no news.
        const again = looked(f0, slopes, { claimed, told }).shown;
        expect(again.farthestAt).toBe(-1);
        expect([-1, shown.relativeAt]).toContain(again.relativeAt);
        expect(again.coarsest).toBe(shown.coarsest);
      }),
    );
  });

  it('takes nothing for told where not all agree', () => {
    const told = new Told();
    const claimed = entriesOf([0, 0], vector(3, 4), vector(2, 2));
    looked(vector(1, 1), vector(6, 6), { claimed, told });
    expect(told).toEqual(new Told());
  });
});
