import {
  add,
  affine,
  atan,
  dot,
  elu,
  gelu,
  leakyRelu,
  logSoftmax,
  logSumExp,
  matvec,
  maximum,
  multiply,
  norm,
  relu,
  sigmoid,
  silu,
  sin,
  softmax,
  softplus,
  softsign,
  subtract,
  sum,
  tanh,
} from '../../../gates/index.ts';
import { real, type AnyGate, type Tensor, type Tensors } from '../../../gates/kit/index.ts';
import { oneOf, randomOf, type Random } from '../../../harness/cases/random.ts';
import { network, type Network } from '../../../harness/index.ts';

const unary: readonly AnyGate[] = [
  sigmoid, tanh, relu, leakyRelu, elu, softplus, silu, gelu, softsign, sin, atan, softmax, logSoftmax,
]; // prettier-ignore
const binary: readonly AnyGate[] = [add, subtract, multiply, maximum];
const last: readonly AnyGate[] = [sum, logSumExp, norm, dot];

/** One gate, as it is written down. */
interface Line {
  readonly gate: AnyGate;
  readonly from: Readonly<Record<string, string>>;
  readonly name: string;
}

/** A network as a list of lines, so that the same one can be made again with a gate exchanged. */
export interface Draft {
  readonly inputs: readonly string[];
  readonly parameters: Readonly<Record<string, readonly number[]>>;
  readonly lines: readonly Line[];
  /** Numbers for all of them, of the size that an initial value has. */
  readonly at: Tensors;
}

function normal(random: Random): number {
  let z = -6;
  for (let i = 0; i < 12; i++) z += random.nextDouble();
  return z;
}

const width = 3;

/** Draws a network of about so many gates with fan-out, fan-in and shared parameters. */
export function drawNetwork(seed: number, gates: number): Draft {
  const random = randomOf(seed, gates);
  const inputs = ['x0', 'x1'];
  const parameters: Record<string, number[]> = {};
  const lines: Line[] = [];
  const values = [...inputs];
  let open = [...inputs];
  const parameter = (kind: 'W' | 'b'): string => {
    const known = Object.keys(parameters).filter((name) => name.startsWith(kind));
    if (known.length > 0 && random.nextInt(0, 3) === 0) return oneOf(random, known);
    const name = `${kind}${known.length}`;
    parameters[name] = kind === 'W' ? [width, width] : [width];
    return name;
  };
  const take = (): string =>
    open.length > 0 && random.nextInt(0, 3) > 0 ? oneOf(random, open) : oneOf(random, values);
  const put = (gate: AnyGate, from: Line['from']): void => {
    const name = `v${lines.length}`;
    lines.push({ gate, from, name });
    const used = Object.values(from);
    open = [...open.filter((value) => !used.includes(value)), name];
    values.push(name);
  };
  while (lines.length + open.length < gates) {
    const kind = random.nextInt(0, 9);
    if (kind < 3) put(oneOf(random, unary), { x: take() });
    else if (kind < 5) put(oneOf(random, binary), { x: take(), y: take() });
    else if (kind < 7) put(matvec, { W: parameter('W'), x: take() });
    else put(affine, { W: parameter('W'), x: take(), b: parameter('b') });
  }
  while (open.length > 1) put(oneOf(random, [add, subtract]), { x: open[0], y: open[1] });
  const end = oneOf(random, last);
  const [z] = open;
  put(end, end === dot ? { x: z, y: values.at(-2)! } : { x: z });
  const shapes = { ...Object.fromEntries(inputs.map((name) => [name, [width]])), ...parameters };
  const at = Object.fromEntries(
    Object.entries(shapes).map(([name, shape]) => {
      const size = shape.reduce((product, length) => product * length, 1);
      const scale = shape.length === 2 ? 1 / Math.sqrt(width) : 1;
      const data = Float64Array.from({ length: size }, () => scale * normal(random));
      return [name, { shape, data }] as const;
    }),
  );
  return { inputs, parameters, lines, at };
}

/** Makes the network, with one of its gates exchanged where `wrong` says so. */
export const made = (
  draft: Draft,
  wrong?: { readonly name: string; readonly gate: AnyGate },
): Network =>
  network(
    ({ input, parameter, apply }) => {
      draft.inputs.forEach((name) => input(name, real(width)));
      for (const [name, shape] of Object.entries(draft.parameters)) parameter(name, real(...shape));
      const handles = draft.lines.map(({ gate, from, name }) =>
        apply(name === wrong?.name ? wrong.gate : gate, from, name),
      );
      return handles.at(-1)!;
    },
    { name: 'random' },
  );

type Spoil = (gradients: Tensors, inputs: Tensors, zBar: Tensor, gate: AnyGate) => Tensors;

const each = (tensors: Tensors, f: (x: number, i: number) => number): Tensors =>
  Object.fromEntries(
    Object.entries(tensors).map(([name, { shape, data }]) => {
      return [name, { shape, data: data.map(f) }] as const;
    }),
  );

/** Mistakes that people make in a vjp. */
export const faults: Readonly<Record<string, Spoil>> = {
  'twice too large': (g) => each(g, (x) => 2 * x),
  'of the wrong sign': (g) => each(g, (x) => -x),
  'off by a hundredth': (g) => each(g, (x) => 1.01 * x),
  'without its first entry': (g) => each(g, (x, i) => (i === 0 ? 0 : x)),
  'in reverse order': (g) =>
    Object.fromEntries(
      Object.entries(g).map(([name, { shape, data }]) => {
        return [name, { shape, data: data.toReversed() }] as const;
      }),
    ),
  'blind to the cotangent': (_, inputs, zBar, gate) =>
    gate.vjp(inputs, { ...zBar, data: zBar.data.map(() => 1) }),
  'deaf in its first input': (g) => {
    const [first] = Object.keys(g);
    return { ...g, [first]: { ...g[first], data: g[first].data.map(() => 0) } };
  },
};

const spoilt = (gate: AnyGate, spoil: Spoil): AnyGate => ({
  ...gate,
  vjp: (inputs, zBar) => spoil(gate.vjp(inputs, zBar), inputs, zBar, gate),
});

/** What of the gradient must change for a fault to be one. */
const noticeable = 1e-5;

function differs(a: Tensors, b: Tensors): boolean {
  return Object.keys(a).some((name) =>
    a[name].data.some((x, i) => {
      const y = b[name].data[i];
      return Math.abs(x - y) > noticeable * Math.max(Math.abs(x), Math.abs(y), 1e-6);
    }),
  );
}

/** A network with one wrong gate, whose fault changes its gradient where it stands. */
export interface Trial {
  readonly draft: Draft;
  readonly right: Network;
  readonly wrong: Network;
  readonly planted: string;
  readonly gates: number;
  readonly fault: string;
}

/**
 * Plants one fault; one that changes nothing at the point is none, and another is planted.
 *
 * @param most gates, by and large
 */
export function drawTrial(seed: number, most = 49): Trial {
  const random = randomOf(seed, 99);
  for (let attempt = 0; ; attempt++) {
    const draft = drawNetwork(seed * 1000 + attempt, random.nextInt(5, most));
    const right = made(draft);
    const { name, gate } = oneOf(random, draft.lines);
    const fault = oneOf(random, Object.keys(faults));
    const wrong = made(draft, { name, gate: spoilt(gate, faults[fault]) });
    const one: Tensor = { shape: [], data: Float64Array.of(1) };
    if (!differs(right.vjp(draft.at, one), wrong.vjp(draft.at, one))) continue;
    return { draft, right, wrong, planted: name, gates: draft.lines.length, fault };
  }
}
