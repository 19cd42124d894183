import { describe, expect, it } from 'vitest';
import { oneOf, randomOf, sign, type Random } from '../../harness/cases/random.ts';
import { claimsByVjp, type Claims, type Site } from '../../harness/claims.ts';
import { denseOf } from '../../harness/diagnosis/further.ts';
import { answering } from '../../harness/drivers/answer.ts';
import { drive, newTally } from '../../harness/drivers/drive.ts';
import { gradcheck } from '../../harness/index.ts';
import { precisions } from '../../harness/numeric/dtype.ts';
import { read } from '../../harness/value.ts';
import { entrywise, vector } from './subjects.ts';

/** Where the gradients of a function of one vector are asked for. */
const siteAt = (value: Float64Array, point: Float64Array, random: Random): Site => ({
  layout: { names: ['x'], forms: [read(point)!.form], wrt: [0] },
  point: [point],
  output: { names: null, forms: [read(value)!.form], size: value.length },
  random,
});

/** The powers of two that so many cotangents are multiplied by. */
const scalesDrawn = (random: Random, count: number): number[] =>
  Array.from({ length: count }, () => sign(random) * oneOf(random, [0.25, 0.5, 2, 4]));

const diagonal = (numbers: Float64Array): Float64Array =>
  Float64Array.from({ length: numbers.length ** 2 }, (_, at) =>
    at % (numbers.length + 1) === 0 ? numbers[at % numbers.length] : 0,
  );

const seeds = [1, 2, 3, 4, 5, 6, 7, 8];

describe('claimsByVjp', () => {
  it('asks by smaller cotangents for what overflows with larger ones', () => {
    // The cotangents are ±1/4, ±1/2, ±2 and ±4, and e^709.7 is 93 % of the largest double.
    for (const [dtype, x] of [
      ['float64', 709.7],
      ['float32', 88.5],
      ['float16', 10.9375],
    ] as const) {
      const { round } = precisions[dtype];
      const exp = entrywise(
        (v) => round(Math.exp(v)),
        (v) => Math.exp(v),
      );
      const rounded = {
        ...exp,
        vjp: (...asked: Parameters<NonNullable<typeof exp.vjp>>) => {
          const { x: gradient } = exp.vjp!(...asked) as { x: Float64Array };
          return { x: gradient.map(round) };
        },
      };
      const outcomes = seeds.map(
        (seed) => gradcheck(rounded, { inputs: { x: vector(x) }, dtype, seed }).outcome,
      );
      expect(outcomes).not.toContain('fail');
    }
  });

  it('asks again for those outputs alone that overflow, and takes each for its own', () => {
    // Beside two outputs that overflow for some cotangents: all that is claimed is right.
    for (const seed of seeds) {
      let calls = 0;
      const point = vector(1, 709.7, 2, 709.71);
      const exp = entrywise(Math.exp, Math.exp);
      const counted = {
        ...exp,
        vjp: (...asked: Parameters<NonNullable<typeof exp.vjp>>) => (calls++, exp.vjp!(...asked)),
      };
      const site = siteAt(counted.forward({ x: point }) as Float64Array, point, randomOf(seed, 1));
      const scales = scalesDrawn(randomOf(seed, 1), 4);
      const answer = answering(counted, (x) => x);
      const claims = drive(claimsByVjp(site), answer, newTally());
      expect(denseOf((claims as Claims)[0])).toEqual(diagonal(point.map((x) => Math.exp(x))));
      const overflown = [1, 3].filter((row) => Math.abs(scales[row]) > 1);
      expect(calls).toBe(4 + overflown.length);
    }
  });

  it('gives the gradient back that is no number, with smaller cotangents, too', () => {
    for (const seed of seeds) {
      const point = vector(1, 2, 3);
      const bad = entrywise(
        (x) => x,
        (_, i) => (i === 1 ? Infinity : 1),
      );
      const site = siteAt(point, point, randomOf(seed, 1));
      const claims = drive(
        claimsByVjp(site),
        answering(bad, (x) => x),
        newTally(),
      ) as Claims;
      expect(claims[0].isFinite).toBe(false);
      expect([...claims[0].indices].filter((column) => column !== 1)).toEqual([0, 2]);
    }
  });

  it('takes gradients by their places, whatever else holds them', () => {
    const point = vector(1, 2, 3);
    for (const from of [
      (x: Float64Array) => ({ length: 3, 0: x[0], 1: x[1], 2: x[2], *[Symbol.iterator]() {} }),
      (x: Float64Array) => Float32Array.from(x),
      (x: Float64Array) => Array.from(x),
    ]) {
      const odd = {
        forward: ({ x }: { x: Float64Array }) => x,
        vjp: (_: unknown, u: Float64Array) => ({ x: { shape: [3], data: from(u) } }),
      } as never;
      const site = siteAt(point, point, randomOf(1, 1));
      const claims = drive(
        claimsByVjp(site),
        answering(odd, (x) => x),
        newTally(),
      ) as Claims;
      expect(denseOf(claims[0])).toEqual(diagonal(vector(1, 1, 1)));
    }
  });

  it('says so where an answer is refused', () => {
    const point = vector(1, 2);
    const missing = {
      ...entrywise(
        (x) => x,
        () => 1,
      ),
      vjp: () => ({}),
    };
    const site = siteAt(point, point, randomOf(1, 1));
    expect(
      drive(
        claimsByVjp(site),
        answering(missing, (x) => x),
        newTally(),
      ),
    ).toMatchObject({
      refused: 'missing gradient',
    });
  });

  it('takes what overflows by small ones, too, for a claim', () => {
    const infinite = entrywise(
      (v) => v,
      () => Infinity,
    );
    expect(gradcheck(infinite, { inputs: { x: vector(1) } }).outcome).toBe('fail');
  });

  it('never asks by a cotangent of 1', () => {
    const asked = new Set<number>();
    const watched = entrywise(
      (v) => v,
      () => 1,
    );
    const subject = {
      ...watched,
      vjp: (at: unknown, u: Float64Array) => (
        u.forEach((entry) => asked.add(Math.abs(entry))),
        watched.vjp!(at, u)
      ),
    };
    for (const seed of seeds) gradcheck(subject, { inputs: { x: vector(1, 2, 3) }, seed });
    for (const size of [0.25, 0.5, 2, 4]) expect(asked).toContain(size);
    expect(asked).not.toContain(1);
  });
});
