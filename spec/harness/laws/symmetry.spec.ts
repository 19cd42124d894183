import { describe, expect, it } from 'vitest';
import { divide, logSumExp, matvec, multiply, softmax, tanh } from '../../../gates/index.ts';
import { diag, map2, product, scale, softargmax } from '../../../gates/kit/index.ts';
import { real, type Finding, type Subject } from '../../../harness/index.ts';
import { symmetry } from '../../../harness/laws/symmetry.ts';
import { checkLaw } from '../checkLaw.ts';
import { findingBy } from '../findingBy.ts';
import { but, hashed } from '../subjects.ts';

/** Wrong on purpose: fields that are the gradient of nothing. */
const mutants: Record<string, Subject> = {
  'a product with one of its gradients doubled': but(multiply, {
    vjp({ x, y }, zBar) {
      const { x: xBar, y: yBar } = multiply.vjp({ x, y }, zBar);
      return { x: xBar, y: scale(yBar, 2) };
    },
  }),
  'W x with the gradient by W forgotten': but(matvec, {
    vjp: (inputs, zBar) => ({ ...matvec.vjp(inputs, zBar), W: scale(inputs.W, 0) }),
  }),
  'a softmax of its diagonal alone': but(softmax, {
    vjp: ({ x }, zBar) => ({ x: map2(softargmax(x), zBar, (p, u) => p * (1 - p) * u) }),
  }),
  'a quotient with the sign of a term turned': but(divide, {
    vjp({ x, y }, zBar) {
      const { x: xBar, y: yBar } = divide.vjp({ x, y }, zBar);
      return { x: xBar, y: scale(yBar, -1) };
    },
  }),
};

const second = { order: 2, runs: 40 } as const;

describe('symmetry', () => {
  it.for(Object.entries(mutants))('fails %s', ([, mutant]) => {
    expect(checkLaw(symmetry, mutant, second)).toBe('fail');
  });

  it.for([tanh, multiply, matvec, divide, softmax, logSumExp])(
    'passes $name in every regime',
    (gate) => {
      expect(checkLaw(symmetry, gate, second)).toBe('pass');
    },
  );

  it('fails a product with one of its gradients doubled at a single point, whatever the seed', () => {
    const doubled: Subject = {
      forward: ({ x, y }: { x: number; y: number }) => x * y,
      vjp: ({ x, y }: { x: number; y: number }, u: number) => ({ x: 2 * y * u, y: x * u }),
    };
    for (let seed = 1; seed <= 20; seed++) {
      const finding = findingBy(symmetry, doubled, { inputs: { x: 1, y: 2 }, order: 2, seed });
      expect(finding, `seed ${seed}`).toMatchObject({ law: 'symmetry' });
    }
  });

  it('is asked for only where a check goes to the second order', () => {
    expect(checkLaw(symmetry, tanh)).toBe('not asked');
  });

  it('cannot see the gradient of another function', () => {
    const doubled = but(tanh, { vjp: (x, zBar) => tanh.vjp(x, scale(zBar, 2)) });
    const other = but(matvec, {
      inputs: { W: real('n', 'n'), x: real('n') },
      vjp: ({ W, x }, zBar) => ({
        W: scale(W, 0),
        x: product(diag(zBar), x),
      }),
    });
    expect(checkLaw(symmetry, doubled, second)).toBe('pass');
    expect(checkLaw(symmetry, other, second)).toBe('pass');
  });
});

interface Given {
  readonly a: readonly number[];
  readonly b: readonly number[];
}

/** A field of claims: each the sum of a constant and of these rows times the inputs. */
function field(constant: number, rows: readonly (readonly number[])[]) {
  const points: number[][] = [];
  const gradient = (x: readonly number[], u: number): number[] =>
    rows.map((row) => u * (constant + row.reduce((sum, m, j) => sum + m * x[j], 0)));
  const subject: Subject = {
    forward: () => 1,
    vjp({ a, b }: Given, u: number) {
      points.push([...a, ...b]);
      const g = gradient([...a, ...b], u);
      us.push(u);
      return { a: g.slice(0, 2), b: g.slice(2) };
    },
  };
  const us: number[] = [];
  return { subject, points, gradient, us };
}

const at = { inputs: { n: [7], a: [0, 10], b: [0.375] }, wrt: ['a', 'b'], order: 2 } as const;
const x = [0, 10, 0.375];

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, v, i) => sum + v * b[i], 0);

/** The two directions in which a field was followed, as the first step of a quarter along each shows them. */
function directionsOf(points: readonly (readonly number[])[]): number[][] {
  const moved = points.map((point) => point.map((v, i) => 4 * (v - x[i])));
  return [8, 20 / 3].map((size) =>
    moved.find(([a, b]) => Math.abs(a) === 1 && Math.abs(Math.abs(b) - size) < 1e-9)!,
  );
}

describe('what symmetry tells', () => {
  const turning = [
    [1, 2, 3],
    [5, 1, 0],
    [0, 7, 1],
  ];

  it('moves each entry by its own size, 0 by 1, and none by more than its unit; each by less than the one before the second time', () => {
    const { subject, points } = field(0, turning);
    findingBy(symmetry, subject, at);
    const [v, w] = directionsOf(points);
    expect(v.map(Math.abs)).toEqual([1, 8, 0.375]);
    [1, 8 * (5 / 6), 0.375 * (4 / 6)].forEach((size, k) => {
      expect(Math.abs(w[k])).toBeCloseTo(size, 12);
    });
  });

  it('is the slope along either direction of what is claimed along the other', () => {
    const { subject, points, gradient, us } = field(0, turning);
    const finding = findingBy(symmetry, subject, at) as Finding;
    const [v, w] = directionsOf(points);
    expect(finding).toMatchObject({ law: 'symmetry', reason: 'wrong number' });
    expect(finding.claimed).toBeCloseTo(dot(gradient(v, us[0]), w), 9);
    expect(finding.measured).toBeCloseTo(dot(gradient(w, us[0]), v), 9);
    expect(finding.bar).toBeLessThan(1e-10);
  });

  it('has a bar of the roundings of all terms, whatever is left of them', () => {
    const { subject, points, gradient, us } = field(2 ** 30, turning);
    const finding = findingBy(symmetry, subject, at) as Finding;
    const along = (d: readonly number[], other: readonly number[]): number =>
      Math.max(
        ...[0.25, -0.25].map((step) => {
          const there = x.map((z, i) => z + step * d[i]);
          return dot(gradient(there, us[0]).map(Math.abs), other.map(Math.abs));
        }),
      );
    const [v, w] = directionsOf(points);
    const rounded = 2 ** -47 * (along(v, w) + along(w, v));
    expect(finding.bar).toBeGreaterThanOrEqual(rounded);
    expect(finding.bar).toBeLessThan(3 * rounded);
  });

  it('is nothing of a field that is refused, no number, or not smooth', () => {
    const { subject } = field(1, turning);
    const refuse = (): never => {
      throw new RangeError('not here');
    };
    const right = subject.vjp!;
    const others: NonNullable<Subject['vjp']>[] = [
      refuse,
      () => ({ a: [NaN, 1], b: [1] }),
      (given: Given, u: number) => (given.a[0] === 0 ? right(given, u) : refuse()),
      ({ a, b }: Given) => ({ a: [Math.abs(a[0]), Math.abs(b[0] - 0.375)], b: [0] }),
      ({ a, b }: Given, u: number) => ({
        a: [u * hashed(a[0] + a[1]), u * hashed(a[1] - b[0])],
        b: [u],
      }),
    ];
    for (const vjp of others) {
      expect(findingBy(symmetry, { ...subject, vjp }, at)).toBe('not asked');
    }
  });

  it('is nothing of a field with a kink along one of the directions, whichever it is', () => {
    const { subject, points } = field(0, turning);
    findingBy(symmetry, subject, at);
    for (const [d0, d1] of directionsOf(points)) {
      // |a₀| times a vector that is orthogonal to one direction: along the other one this is 0.
      const vjp = ({ a }: Given): Given => ({
        a: [d1 * Math.abs(a[0]), -d0 * Math.abs(a[0])],
        b: [0],
      });
      expect(findingBy(symmetry, { ...subject, vjp }, at)).toBe('not asked');
    }
  });

  it('is told of a field that is refused a quarter away', () => {
    const { subject } = field(0, turning);
    const right = subject.vjp!;
    const vjp = (given: Given, u: number): Given => {
      if (Math.abs(given.a[0]) > 0.2) throw new RangeError('not here');
      return right(given, u) as Given;
    };
    const finding = findingBy(symmetry, { ...subject, vjp }, at) as Finding;
    const { claimed, measured } = findingBy(symmetry, subject, at) as Finding;
    expect(finding).toMatchObject({ law: 'symmetry', reason: 'wrong number' });
    expect(finding.claimed).toBeCloseTo(claimed!, 9);
    expect(finding.measured).toBeCloseTo(measured!, 9);
  });

  it('looks closely where steps of a quarter say nothing', () => {
    const fast = (by: number): Subject => ({
      forward: () => 1,
      vjp: ({ a, b }: Given, u: number) => ({
        a: [u * Math.cos(30 * (a[0] + b[0])), 0],
        b: [by * u * Math.cos(30 * (a[0] + b[0]))],
      }),
    });
    expect(findingBy(symmetry, fast(1), at)).toBe(null);
    expect(findingBy(symmetry, fast(2), at)).toMatchObject({ law: 'symmetry' });
  });

  it('is nothing of no output, no input, nor of a large case', () => {
    const { subject } = field(0, turning);
    expect(findingBy(symmetry, subject, at, { budget: 0 })).toBe('not asked');
    const nothing: Subject = { ...subject, forward: () => [] };
    expect(findingBy(symmetry, nothing, at)).toBe('not asked');
    const empty: Subject = { forward: () => 1, vjp: () => ({ x: [] }) };
    expect(findingBy(symmetry, empty, { inputs: { x: [] }, order: 2 })).toBe('not asked');
  });
});
