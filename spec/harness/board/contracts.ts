import type { Options, Subject } from '../../../harness/index.ts';
import { entrywise, range, sigma, sigmaSlope, type Vector } from '../subjects.ts';

interface Given {
  readonly x: Vector;
}

const right = (x: Vector, u: Vector): Vector => x.map((v, i) => sigmaSlope(v) * u[i]);

/** A sigmoid with a vjp of its own. */
const answering = (vjp: (given: Given, u: Vector) => unknown): Subject =>
  entrywise(sigma, sigmaSlope, { vjp });

/** A sigmoid with nothing but a jvp. */
const pushing = (jvp: (given: Given, tangent: Given) => unknown): Subject => ({
  forward: ({ x }: Given) => x.map(sigma),
  jvp,
});

/** Promises that are broken with numbers that may be right, and the law that each of them breaks. */
export const contracts: Readonly<
  Record<string, readonly [subject: () => Subject, law: string, inputs?: Options['inputs']]>
> = {
  'a gradient of the wrong length': [
    () => answering(({ x }, u) => ({ x: right(x, u).subarray(1) })),
    'shape',
  ],
  'a missing gradient': [() => answering(() => ({})), 'shape'],
  'a vjp that throws': [
    () =>
      answering(() => {
        throw new Error('not implemented');
      }),
    'exceptions',
  ],
  'a modified input': [
    () =>
      answering(({ x }, u) => {
        const gradient = right(x, u);
        x[0] += 1;
        return { x: gradient };
      }),
    'purity',
  ],
  'a modified cotangent': [
    () =>
      answering(({ x }, u) => {
        u.forEach((v, i) => (u[i] = v * sigmaSlope(x[i])));
        return { x: u.slice() };
      }),
    'purity',
  ],
  'a gradient that is the cotangent': [
    () => ({ forward: ({ x }: Given) => x.slice(), vjp: (_: unknown, u: Vector) => ({ x: u }) }),
    'aliasing',
  ],
  'an output that is the input': [
    () => ({
      forward: ({ x }: Given) => x,
      vjp: (_: unknown, u: Vector) => ({ x: u.slice() }),
    }),
    'aliasing',
  ],
  'gradients that add up over calls': [
    () => {
      const sums = new Map<number, Vector>();
      return answering(({ x }, u) => {
        const sum = sums.get(x.length) ?? x.map(() => 0);
        sums.set(
          x.length,
          right(x, u).map((g, i) => g + sum[i]),
        );
        return { x: sums.get(x.length)!.slice() };
      });
    },
    'accumulation',
  ],
  'noise of 10⁻⁴ that is drawn anew for each call': [
    () => {
      let calls = 0;
      return answering(({ x }, u) => ({
        x: right(x, u).map((g) => g * (1 + 1e-4 * Math.sin(calls++))),
      }));
    },
    'repeatability',
  ],
  'a cotangent that is ignored': [
    () => answering(({ x }) => ({ x: x.map(sigmaSlope) })),
    'linearity',
  ],
  'a cotangent that is squared': [
    () =>
      answering(({ x }, u) => ({
        x: right(
          x,
          u.map((v) => v * v),
        ),
      })),
    'linearity',
  ],
  'a NaN in one of 80 tangents, beside a right vjp': [
    () =>
      entrywise(sigma, sigmaSlope, {
        jvp: ({ x }: Given, { x: v }: Given) => right(x, v).map((dz, i) => (i === 3 ? NaN : dz)),
      }),
    'adjoint',
    { x: range(-2, 2, 80) },
  ],
  'a jvp that modifies its input': [
    () =>
      pushing(({ x }, { x: v }) => {
        const tangent = right(x, v);
        x[0] = 9;
        return tangent;
      }),
    'purity',
  ],
  'a jvp that modifies its tangent': [
    () =>
      pushing(({ x }, { x: v }) => {
        const tangent = right(x, v);
        v[0] = 7;
        return tangent;
      }),
    'purity',
  ],
  'a jvp beside a vjp that modifies its tangent': [
    () =>
      entrywise(sigma, sigmaSlope, {
        jvp: ({ x }: Given, { x: v }: Given) => {
          const tangent = right(x, v);
          v[0] = 7;
          return tangent;
        },
      }),
    'purity',
  ],
  'a Jacobian that modifies its input': [
    () => ({
      forward: ({ x }: Given) => x.map(sigma),
      jacobian({ x }: Given) {
        const J = [...x].map((v, i) => [...x].map((_, j) => (i === j ? sigmaSlope(v) : 0)));
        x[0] = 9;
        return { x: J };
      },
    }),
    'purity',
  ],
  'nested arrays whose rows are those of the input': [
    () => ({
      forward: ({ x }: { x: number[][] }) => [...x],
      vjp: (_: unknown, u: number[][]) => ({ x: u.map((row) => [...row]) }),
    }),
    'aliasing',
    {
      x: [
        [1, 2],
        [3, 4],
      ],
    },
  ],
  'nested gradients whose rows are those of the cotangent': [
    () => ({
      forward: ({ x }: { x: number[][] }) => x.map((row) => [...row]),
      vjp: (_: unknown, u: number[][]) => ({ x: [...u] }),
    }),
    'aliasing',
    {
      x: [
        [1, 2],
        [3, 4],
      ],
    },
  ],
  'a NaN in one entry': [
    () => answering(({ x }, u) => ({ x: right(x, u).map((g, i) => (i === 1 ? NaN : g)) })),
    'pullback',
  ],
};
