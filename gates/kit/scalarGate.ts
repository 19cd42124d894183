import { defineGate, type Gate } from './gate.ts';
import type { Domain } from './spec.ts';
import { spec } from './spec.ts';
import { sizeOf, type Tensor } from './tensor.ts';

/** A function of one number, applied to each entry. */
export interface ScalarGate {
  readonly name: string;
  readonly latex: string;
  readonly cite: string;

  /** @default 'real' */
  readonly domain?: Domain;
  readonly kinks?: readonly {
    readonly at: number;
    readonly slope?: number;
    readonly because?: string;
  }[];
  /** The function of one number x as a mathjs expression. */
  readonly definition: string;

  f(x: number): number;
  /** f′(x); z = f(x) is given too. */
  df(x: number, z: number): number;
}

function map(a: Tensor, f: (a: number) => number): Tensor {
  const data = new Float64Array(a.data.length);
  for (let i = 0; i < data.length; i++) data[i] = f(a.data[i]);
  return { shape: a.shape, data };
}

function map2(a: Tensor, b: Tensor, f: (a: number, b: number) => number): Tensor {
  const data = new Float64Array(a.data.length);
  for (let i = 0; i < data.length; i++) data[i] = f(a.data[i], b.data[i]);
  return { shape: a.shape, data };
}

/** Declares an element-wise gate z = f(x) by f and f′; its Jacobian is Diag[f′(x)]. */
export function defineScalarGate(scalar: ScalarGate): Gate<'x'> {
  const { name, latex, cite, domain = 'real', kinks = [], definition, f, df } = scalar;
  // a slope may overflow where f does not (1/x at 1e-200), and ∞ · 0 is no number
  const slope =
    df.length < 2
      ? (x: number, by: number): number => (by === 0 ? 0 : (df as (x: number) => number)(x) * by)
      : (x: number, by: number): number => (by === 0 ? 0 : df(x, f(x)) * by);
  return defineGate({
    name,
    latex,
    cite,

    inputs: { x: spec(domain, ['n']) },
    output: ['n'],
    elementwise: true,
    kinks: kinks.map((kink) => ({ input: 'x', ...kink })),
    definition: `map(x, f(x) = ${definition})`,

    forward: ({ x }) => map(x, f),
    jvp: ({ x }, { x: dx }) => map2(x, dx, slope),
    vjp: ({ x }, zBar) => ({ x: map2(x, zBar, slope) }),
    jacobian({ x }) {
      const n = sizeOf(x.shape);
      const data = new Float64Array(n * n);
      for (let i = 0; i < n; i++) data[i * n + i] = df(x.data[i], f(x.data[i]));
      return { x: { shape: [n, n], data } };
    },
  });
}
