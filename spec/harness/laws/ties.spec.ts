import { describe, expect, it } from 'vitest';
import { maximum } from '../../../gates/index.ts';
import { map2 } from '../../../gates/kit/index.ts';
import type { Finding, Subject } from '../../../harness/index.ts';
import { ties } from '../../../harness/laws/ties.ts';
import { checkLaw, verdictBy } from '../checkLaw.ts';
import { findingBy } from '../findingBy.ts';
import { but, largestWith, loss, rectifier, vector, type Vector } from '../subjects.ts';

const length = (x: Vector): number => Math.hypot(...x);

/** Wrong on purpose, though each entry for itself lies between its one-sided slopes. */
const mutants: Record<string, [Subject, Vector]> = {
  'the whole gradient for both of two': [largestWith(() => 1), vector(1, 1, 0)],
  'the whole gradient for all of three': [largestWith(() => 1), vector(2, 2, 2)],
  'half of it for each of three': [largestWith(() => 0.5), vector(1, 1, 1)],
  'none of it for any of two': [largestWith(() => 0), vector(1, 1, 0)],
  'a length of slope 1 by each entry at 0': [loss(length, (x) => x.map(() => 1)), vector(0, 0)],
  'a difference of the tied entries with both slopes up': [
    loss(
      ([a, b]) => Math.abs(a - b),
      () => vector(1, 1),
    ),
    vector(3, 3),
  ],
  'a sum of the tied entries with one slope up and one down': [
    loss(
      ([a, b]) => Math.abs(a + b),
      () => vector(1, -1),
    ),
    vector(3, -3),
  ],
};

/** The gradient of a tie, shared out in any way that adds up. */
const right: Record<string, [Subject, Vector]> = {
  'the first': [largestWith((place) => Number(place === 0)), vector(1, 1, 0)],
  'the last': [largestWith((place, tied) => Number(place === tied - 1)), vector(1, 1, 1)],
  'all alike': [largestWith((_, tied) => 1 / tied), vector(1, 1, 1)],
  'some more than others': [largestWith((place) => [0.5, 0.3, 0.2][place]), vector(1, 1, 1)],
};

describe('ties', () => {
  it.for(Object.entries(mutants))('fails %s', ([, [subject, x]]) => {
    expect(checkLaw(ties, subject, { inputs: { x } })).toBe('fail');
  });

  it.for(Object.entries(right))('passes the gradient of a maximum given to %s', ([, given]) => {
    const [subject, x] = given;
    expect(checkLaw(ties, subject, { inputs: { x } })).toBe('pass');
  });

  it('fails a maximum of two inputs that gives the gradient to both', () => {
    const both = but(maximum, {
      vjp: ({ x, y }, zBar) => ({
        x: map2(
          map2(x, y, (a, b) => Number(a >= b)),
          zBar,
          (open, u) => open * u,
        ),
        y: map2(
          map2(x, y, (a, b) => Number(b >= a)),
          zBar,
          (open, u) => open * u,
        ),
      }),
    });
    expect(checkLaw(ties, both, { runs: 100 })).toBe('fail');
  });

  it('fails two outputs of a sort that are both the same one of tied entries', () => {
    const sorted = (order: readonly number[]): Subject => ({
      forward: ({ x }: { x: Vector }) => x.toSorted(),
      vjp: ({ x }: { x: Vector }, u: Vector) => ({
        x: x.map((_, j) => order.reduce((sum, at, i) => sum + (at === j ? u[i] : 0), 0)),
      }),
    });
    const x = vector(2, 1, 2, -1);
    expect(checkLaw(ties, sorted([3, 1, 0, 0]), { inputs: { x } })).toBe('fail');
    expect(checkLaw(ties, sorted([3, 1, 0, 2]), { inputs: { x } })).toBe('pass');
    expect(checkLaw(ties, sorted([3, 1, 2, 0]), { inputs: { x } })).toBe('pass');
  });

  /** The larger of two numbers, several times, each with the gradient that is claimed of it. */
  const alike = (...rows: (readonly [number, number])[]): Subject => ({
    forward: ({ x: [a, b] }: { x: Vector }) => rows.map(() => Math.max(a, b)),
    vjp: (_: unknown, u: number[]) => ({
      x: [0, 1].map((j) => rows.reduce((sum, row, i) => sum + u[i] * row[j], 0)),
    }),
  });

  it('fails two outputs that are the same and are each another one of tied entries', () => {
    const inputs = { x: vector(2, 2) };
    expect(findingBy(ties, alike([1, 0], [1, 0]), { inputs })).toBe(null);
    // Their sum moves as is claimed of it, by 1 with each; their difference does not move at all.
    expect(findingBy(ties, alike([1, 0], [0, 1]), { inputs })).toMatchObject({
      output: [0],
      input: 'x',
      index: [0],
      claimed: 1,
      measured: 0,
    });
    expect(findingBy(ties, alike([1, 0], [1, 0], [0, 1]), { inputs })).toMatchObject({
      output: [0],
      claimed: 1,
    });
  });

  it('passes an output at a kink beside one that is one of the tied entries', () => {
    const beside: Subject = {
      forward: ({ x: [a, b] }: { x: Vector }) => [Math.max(a, b), a],
      vjp: (_: unknown, [u, w]: number[]) => ({ x: [u + w, 0] }),
    };
    expect(findingBy(ties, beside, { inputs: { x: vector(2, 2) } })).toBe(null);
  });

  it('tells the slopes between which the claim should lie', () => {
    const [subject, x] = mutants['the whole gradient for both of two'];
    const { worst } = verdictBy(ties, subject, { inputs: { x } });
    expect([worst?.law, worst?.claimed, worst?.reason]).toEqual(['ties', 2, 'wrong number']);
    expect(worst?.between?.[0]).toBeCloseTo(1, 9);
    expect(worst?.between?.[1]).toBeCloseTo(1, 9);
  });

  it('tells the middle of these slopes, and how far they reach', () => {
    const [subject, x] = mutants['the whole gradient for all of three'];
    const finding = findingBy(ties, subject, { inputs: { x } }) as Finding;
    const [lower, upper] = finding.between!;
    expect(lower).toBeCloseTo(0, 9);
    expect(upper).toBeCloseTo(1, 9);
    expect([finding.measured, finding.bar]).toEqual([(lower + upper) / 2, (upper - lower) / 2]);
  });

  it('looks at pairs of five entries, and at all of more along one diagonal', () => {
    const seven = largestWith((place) => Number(place === 0 || place === 6));
    const x = new Float64Array(7).fill(1);
    expect(checkLaw(ties, seven, { inputs: { x } })).toBe('fail');
  });

  it('cannot see a mistake of later pairs that cancels over all', () => {
    const gradient = vector(1, 0, 0, 0, 0, 1, 1, -1, -1);
    const late = loss(
      ([...x]) => Math.max(...x.slice(0, 5)) + Math.abs(x[5] - x[6]) - Math.abs(x[7] - x[8]),
      () => gradient,
    );
    expect(checkLaw(ties, late, { inputs: { x: gradient.map(() => 2) } })).toBe('pass');
  });

  it('cannot see a mistake of a third output', () => {
    const wrongFor = (row: number): Subject => ({
      forward: ({ x: [a, b] }: { x: Vector }) => [0, 1, 2].map((k) => (k + 1) * Math.max(a, b)),
      vjp: (_: unknown, u: number[]) => ({
        x: [u[0] + 2 * u[1] + 3 * u[2], (row + 1) * u[row]],
      }),
    });
    const inputs = { x: vector(1, 1) };
    expect([0, 1, 2].map((row) => checkLaw(ties, wrongFor(row), { inputs }))).toEqual([
      'fail',
      'fail',
      'pass',
    ]);
  });

  it('passes the length of a vector at 0 with the subgradient 0', () => {
    const subject = loss(length, (x) => x.map((v) => (length(x) === 0 ? 0 : v / length(x))));
    expect(checkLaw(ties, subject, { inputs: { x: vector(0, 0, 0) } })).toBe('pass');
  });

  it('has nothing to ask where one entry alone is at a kink', () => {
    expect(checkLaw(ties, rectifier(0), { inputs: { x: vector(0, 1, -1) } })).toBe('not asked');
  });

  it('has nothing to ask of entries that meet in no output', () => {
    expect(checkLaw(ties, rectifier(0), { inputs: { x: vector(0, 0, 0) } })).toBe('not asked');
  });

  it('cannot see a claim outside the slopes of its own entry', () => {
    expect(checkLaw(ties, rectifier(1.5), { inputs: { x: vector(0, 1) } })).toBe('not asked');
  });
});
