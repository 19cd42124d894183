import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  greaterThan,
  indices,
  interval,
  labels,
  nonzero,
  oneHot,
  positive,
  probabilities,
  real,
  sizeOf,
  type Kink,
  type Spec,
} from '../../../gates/kit/index.ts';
import { drawCase, regimeOf, type Case, type Drawing } from '../../../harness/cases/draw.ts';
import { regimes } from '../../../harness/cases/regimes/index.ts';

const drawing = (inputs: Record<string, Spec>, more: Partial<Drawing> = {}): Drawing => ({
  specs: Object.values(inputs),
  names: Object.keys(inputs),
  kinks: [],
  round: (x) => x,
  ...more,
});

const drawn = (count: number, from: Drawing, seed = 1): Case[] =>
  Array.from({ length: count }, (_, run) => drawCase(from, seed, run));

/** Any seed, and any run: both by fast-check's integers. */
const places = fc.tuple(fc.nat(), fc.nat(999));

const matrixVector = drawing({ W: real('n', 'm'), x: real('m') });

describe('drawCase', () => {
  it('depends on the seed and the run alone', () => {
    fc.assert(
      fc.property(places, ([seed, run]) => {
        expect(drawCase(matrixVector, seed, run)).toEqual(drawCase(matrixVector, seed, run));
      }),
    );
  });

  it('draws other cases for other seeds and other runs', () => {
    const [a, b] = [drawn(20, matrixVector, 1), drawn(20, matrixVector, 2)];
    for (let run = 0; run < 20; run++) expect(a[run].values).not.toEqual(b[run].values);
    expect(new Set(a.map(({ values }) => values[0].join())).size).toBeGreaterThan(18);
  });

  it('gives dimensions of one name one length', () => {
    fc.assert(
      fc.property(places, ([seed, run]) => {
        const { shapes, lengths, values } = drawCase(matrixVector, seed, run);
        expect(shapes).toEqual([[lengths.n, lengths.m], [lengths.m]]);
        expect(values.map(({ length }) => length)).toEqual(shapes.map(sizeOf));
      }),
    );
  });

  it('attacks with distinct primes, squares, ones and an empty axis', () => {
    const lengths = drawn(200, matrixVector).map(({ lengths: { n, m } }) => [n, m]);
    const primes = [2, 3, 5, 7];
    const share = (kind: (n: number, m: number) => boolean): number =>
      lengths.filter(([n, m]) => kind(n, m)).length;
    expect(share((n, m) => n !== m && primes.includes(n) && primes.includes(m))).toBeGreaterThan(
      60,
    );
    expect(share((n, m) => n === m && n > 1)).toBeGreaterThan(20);
    expect(share((n, m) => n === 1 || m === 1)).toBeGreaterThan(8);
    expect(share((n, m) => n === 0 || m === 0)).toBeGreaterThan(4);
  });

  it('draws every number of 8 or more dimensions, and none smaller than its least', () => {
    const names = [...'abcdefgh'];
    const many = drawing({ T: real(...names).atLeast({ c: 4 }) });
    for (const { lengths } of drawn(100, many)) {
      expect(Object.keys(lengths)).toEqual(names);
      expect(lengths.c).toBeGreaterThanOrEqual(4);
    }
  });

  it('keeps a fixed length', () => {
    for (const { shapes } of drawn(50, drawing({ x: real(3, 'n') }))) expect(shapes[0][0]).toBe(3);
  });

  it('rounds to the numbers of the dtype', () => {
    for (const { values } of drawn(50, { ...matrixVector, round: Math.fround })) {
      expect(values).toEqual(values.map((data) => data.map(Math.fround)));
    }
  });

  const sumOf = (row: Float64Array): number => row.reduce((a, b) => a + b, 0);
  const domains: [string, Spec, (x: number, lengths: Case['lengths']) => boolean][] = [
    ['real numbers', real('n'), Number.isFinite],
    ['positive numbers', positive('n'), (x) => x > 0 && x < Infinity],
    ['numbers but 0', nonzero('n'), (x) => x !== 0 && Number.isFinite(x)],
    ['numbers above −1', greaterThan(-1, 'n'), (x) => x > -1 && x < Infinity],
    ['numbers above 10⁹', greaterThan(1e9, 'n'), (x) => x > 1e9 && x < Infinity],
    ['numbers from −2 to 3', interval(-2, 3, 'n'), (x) => x >= -2 && x <= 3],
    ['probabilities', probabilities('n'), (x) => x > 0 && x <= 1],
    ['labels', labels('n'), (x) => x >= 0 && x <= 1],
    ['zeros and a one', oneHot('n'), (x) => x === 0 || x === 1],
    ['indices below n', indices('n', 'm'), (x, { n }) => Number.isInteger(x) && x >= 0 && x < n],
  ];

  it.for(domains)('draws %s as such in every regime', ([, spec, holds]) => {
    const seen = new Set<string>();
    for (const { values, regime, lengths } of drawn(300, drawing({ x: spec }))) {
      seen.add(regime);
      for (const x of values[0]) expect([x, holds(x, lengths)]).toEqual([x, true]);
    }
    expect(seen.size).toBe(regimes.length);
  });

  it.for([probabilities('n', 'm'), labels('n', 'm'), oneHot('n', 'm')])(
    'draws $domain that sum to 1 along each row',
    (spec) => {
      for (const { values, shapes } of drawn(100, drawing({ x: spec }))) {
        const [n, m] = shapes[0];
        for (let i = 0; i < n; i++) {
          expect(sumOf(values[0].subarray(i * m, i * m + m))).toBeCloseTo(1, 12);
        }
      }
    },
  );

  it('draws declared kinks, and places close to them on both sides', () => {
    const kinked = drawing({ x: real(5) }, { kinks: [{ input: 'x', at: 2 }] });
    const numbers = drawn(100, kinked)
      .filter(({ regime }) => regime === 'ties and kinks')
      .flatMap(({ values }) => [...values[0]]);
    const close = numbers.filter((x) => x !== 2 && Math.abs(x - 2) <= 2 ** -8);
    expect(numbers).toContain(2);
    expect(close.some((x) => x < 2)).toBe(true);
    expect(close.some((x) => x > 2)).toBe(true);
  });

  it('makes entries of one input equal, and of two that are declared to tie', () => {
    const kinks: Kink[] = [{ ties: ['x', 'y'] }];
    const tied = drawn(100, drawing({ x: real(5), y: real(5) }, { kinks })).filter(
      ({ regime }) => regime === 'ties and kinks',
    );
    const between = tied.filter(({ values: [x, y] }) => x.some((v, i) => v === y[i]));
    const within = tied.filter(({ values: [x] }) => new Set(x).size < 5);
    expect(between.length).toBeGreaterThan(tied.length / 2);
    expect(within.length).toBeGreaterThan(tied.length / 2);
  });
});

describe('regimeOf', () => {
  it('gives each regime its share of a hundred runs', () => {
    const counts = new Map<string, number>();
    for (let run = 0; run < 100; run++) {
      const { name } = regimeOf(run);
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    expect(Object.fromEntries(counts)).toEqual(
      Object.fromEntries(regimes.map(({ name, share }) => [name, share])),
    );
  });

  it('begins with the ordinary, and meets all regimes within 30 runs', () => {
    expect(regimeOf(0).name).toBe('ordinary');
    const early = Array.from({ length: 30 }, (_, run) => regimeOf(run).name);
    expect(new Set(early).size).toBe(regimes.length);
  });
});
