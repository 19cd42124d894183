import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  indices,
  oneHot,
  positive,
  probabilities,
  real,
  sizeOf,
} from '../../../gates/kit/index.ts';
import { drawCase, type Case, type Drawing } from '../../../harness/cases/draw.ts';
import { contains } from '../../../harness/cases/domain.ts';
import { complexity, simpler } from '../../../harness/cases/shrink.ts';
import { vector } from '../subjects.ts';

const drawing: Drawing = {
  specs: [real('n', 'm'), positive('m')],
  names: ['W', 'x'],
  kinks: [],
  round: (x) => x,
};

/** Follows the first simpler case that still fails, as a check does. */
function shrunk(from: Drawing, drawn: Case, fails: (drawn: Case) => boolean): Case {
  for (const candidate of simpler(from, drawn)) {
    if (fails(candidate)) return shrunk(from, candidate, fails);
  }
  return drawn;
}

const someCase = fc.tuple(fc.nat(), fc.nat(99)).map(([seed, run]) => drawCase(drawing, seed, run));

describe('complexity', () => {
  it('ranks what there is to read', () => {
    const ranked = [0, 1, -1, 2, -3, 512, 0.125, 0.5, 100.125, 1 / 3];
    expect(ranked.toSorted((a, b) => complexity(a) - complexity(b))).toEqual(ranked);
  });
});

describe('simpler', () => {
  it('offers the same cases in the same order, so that a position replays', () => {
    fc.assert(
      fc.property(someCase, (drawn) => {
        expect([...simpler(drawing, drawn)]).toEqual([...simpler(drawing, drawn)]);
      }),
      { numRuns: 30 },
    );
  });

  it('offers cases whose shapes agree and whose numbers lie in their domains', () => {
    fc.assert(
      fc.property(someCase, (drawn) => {
        for (const { shapes, values, lengths } of simpler(drawing, drawn)) {
          expect(shapes).toEqual([[lengths.n, lengths.m], [lengths.m]]);
          expect(values.map(({ length }) => length)).toEqual(shapes.map(sizeOf));
          expect([...values[1]].every((x) => contains('positive', x))).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('ends at nothing where everything fails', () => {
    fc.assert(
      fc.property(someCase, (drawn) => {
        expect(shrunk(drawing, drawn, () => true).lengths).toEqual({ n: 0, m: 0 });
      }),
      { numRuns: 20 },
    );
  });

  it('ends at one entry of the simplest value where any entry fails', () => {
    const fails = ({ values }: Case): boolean => values[0].some((w) => w !== 0);
    fc.assert(
      fc.property(someCase.filter(fails), (drawn) => {
        const { lengths, values } = shrunk(drawing, drawn, fails);
        expect(lengths).toEqual({ n: 1, m: 1 });
        expect(values).toEqual([vector(1), vector(1)]);
      }),
      { numRuns: 20 },
    );
  });

  it('ends at the shortest number on the failing side', () => {
    const fails = ({ values }: Case): boolean => values[0].some((w) => w > 1.3);
    fc.assert(
      fc.property(someCase.filter(fails), (drawn) => {
        expect(shrunk(drawing, drawn, fails).values[0]).toEqual(vector(2));
      }),
      { numRuns: 20 },
    );
  });

  it('takes out the slice that does no harm, whichever it is', () => {
    const drawn: Case = {
      lengths: { n: 3, m: 2 },
      regime: 'given',
      shapes: [[3, 2], [2]],
      values: [vector(1, 2, 3, 4, 5, 6), vector(7, 8)],
    };
    const keeps4and8 = ({ values: [W, x] }: Case): boolean => W.includes(4) && x.includes(8);
    expect(shrunk(drawing, drawn, keeps4and8)).toMatchObject({
      lengths: { n: 1, m: 1 },
      values: [vector(4), vector(8)],
    });
  });

  it('does not go below the least length, and keeps labels labels', () => {
    const labelled: Drawing = {
      ...drawing,
      specs: [oneHot('n', 'k'), indices('k', 'n'), probabilities('k')],
      names: ['y', 'i', 'p'],
    };
    for (let run = 0; run < 20; run++) {
      const { lengths, values } = shrunk(
        labelled,
        drawCase(labelled, 1, run),
        ({ lengths: { n } }) => n > 0,
      );
      if (lengths.n === 0) continue;
      expect([lengths, values]).toEqual([{ n: 1, k: 1 }, [vector(1), vector(0), vector(1)]]);
    }
  });

  it('rounds simpler numbers to the dtype too', () => {
    const coarse = { ...drawing, round: (x: number) => Math.round(x / 4) * 4 };
    const drawn = { ...drawCase(coarse, 1, 0), values: [vector(6.5, 8), vector(2)] };
    for (const { values } of simpler(coarse, {
      ...drawn,
      shapes: [[1, 2], [1]],
      lengths: { n: 1, m: 2 },
    })) {
      for (const x of values[0]) expect(x === 6.5 || Number.isInteger(x / 4)).toBe(true);
    }
  });
});
