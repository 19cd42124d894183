import { describe, expect, it } from 'vitest';
import { gelu, matvec, max, relu, square, tanh } from '../../gates/index.ts';
import type { AnyGate, Tensor, Tensors } from '../../gates/kit/index.ts';
import { compareGate, notOffered, type Cell } from '../../harness/comparison.ts';
import type { Subject } from '../../harness/subject.ts';

/** An implementation of a gate: right but for what is given. */
const like = (gate: AnyGate, facts: Partial<Subject> = {}): Subject => ({
  forward: (inputs: Tensors) => gate.forward(inputs),
  vjp: (inputs: Tensors, zBar: Tensor) => gate.vjp(inputs, zBar),
  ...facts,
});

const compared = (gate: AnyGate, facts: Partial<Subject> = {}, runs = 6): Promise<Cell> =>
  compareGate('mine', gate.name, like(gate, facts), gate, { runs });

const map = ({ shape, data }: Tensor, f: (x: number, i: number) => number): Tensor => ({
  shape,
  data: data.map(f),
});

describe('compareGate', () => {
  it('passes what is right, to all digits that there are', async () => {
    const cell = await compared(matvec);
    expect(cell.outcome).toBe('pass');
    expect(cell.agreement!.forward.digits).toBeCloseTo(15.95, 1);
    expect(cell.agreement!.gradient.digits).toBeCloseTo(15.95, 1);
    expect(cell.self).toBeGreaterThan(10);
  });

  /** One implementation that is wrong on purpose for each kind of cell. */
  const planted: [string, AnyGate, Partial<Subject>][] = [
    [
      'threw',
      tanh,
      {
        vjp: () => {
          throw new Error('not implemented');
        },
      },
    ],
    ['wrong shape', tanh, { vjp: (_, { data }: Tensor) => ({ x: { shape: [1, 1, 1], data } }) }],
    ['no gradient', matvec, { vjp: (at, u) => ({ x: matvec.vjp(at, u).x }) }],
    ['wrong number', tanh, { vjp: (at, u) => ({ x: map(tanh.vjp(at, u).x, (g) => 2 * g) }) }],
    [
      'wrong number',
      tanh,
      { vjp: (at, u) => ({ x: map(tanh.vjp(at, u).x, (g) => g * (1 + 5e-4)) }) },
    ],
    [
      'broken promise',
      square,
      { forward: ({ x }: Tensors) => (x.data.fill(0), square.forward({ x })) },
    ],
    ['undecided', tanh, { forward: ({ x }: Tensors) => map(x, () => NaN) }],
  ];

  it.for(planted)('has a cell for: %s', async ([outcome, gate, facts]) => {
    expect((await compared(gate, facts)).outcome).toBe(outcome);
  });

  it('has a cell for what is not offered', () => {
    expect(notOffered('tanh', 'mine')).toMatchObject({ outcome: 'not offered', verdict: null });
  });

  it('calls another function wrong, though its gradient is its own', async () => {
    const cell = await compared(tanh, square as Subject);
    expect(cell.verdict!.outcome).toBe('pass');
    expect(cell.outcome).toBe('wrong number');
    expect(cell.agreement!.disagreements.map(({ input }) => input)).toContain(null);
  });

  it('tells a convention at a kink, and calls nobody wrong', async () => {
    const cell = await compared(
      relu,
      { vjp: ({ x }: Tensors, u: Tensor) => ({ x: map(u, (by, i) => (x.data[i] >= 0 ? by : 0)) }) },
      100,
    );
    expect(cell.outcome).toBe('pass');
    expect(cell.agreement!.conventions[0]).toMatchObject({ input: 'x', came: 1, expected: 0 });
    const [lower, upper] = cell.agreement!.conventions[0].between;
    expect(lower).toBeCloseTo(0, 9);
    expect(upper).toBeCloseTo(1, 9);
  });

  it('calls a slope wrong at a kink where it is beyond the slopes on both sides', async () => {
    const cell = await compared(
      relu,
      {
        vjp: ({ x }: Tensors, u: Tensor) => ({
          x: map(u, (by, i) => (x.data[i] > 0 ? by : x.data[i] === 0 ? 2 * by : 0)),
        }),
      },
      100,
    );
    expect(cell.outcome).toBe('wrong number');
  });

  it('tells a shared gradient at a tie as a convention', async () => {
    const cell = await compared(
      max,
      {
        vjp({ x }: Tensors, u: Tensor) {
          const most = Math.max(...x.data);
          const tied = x.data.filter((one) => one === most).length;
          return { x: map(x, (one) => (one === most ? u.data[0] / tied : 0)) };
        },
      },
      100,
    );
    expect(cell.outcome).toBe('pass');
    expect(cell.agreement!.conventions.length).toBeGreaterThan(0);
  });

  it('calls a right gradient beside a coarse forward imprecise', async () => {
    // erf to seven digits, by a formula that is smooth: its slope is another one.
    const erf = (x: number): number => {
      const t = 1 / (1 + 0.3275911 * Math.abs(x));
      const poly =
        t *
        (0.254829592 +
          t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
      return Math.sign(x) * (1 - poly * Math.exp(-x * x));
    };
    const forward = ({ x }: Tensors): Tensor => map(x, (v) => (v / 2) * (1 + erf(v / Math.SQRT2)));
    const cell = await compared(gelu, { forward }, 2);
    expect(cell.verdict!.outcome).toBe('fail');
    expect(cell.outcome).toBe('imprecise');
  });

  it('counts digits in float32 for what float32 can hold', async () => {
    const forward = ({ x }: Tensors): Tensor => map(square.forward({ x }), Math.fround);
    const vjp = ({ x }: Tensors, u: Tensor): Tensors => ({
      x: map(square.vjp({ x }, u).x, Math.fround),
    });
    const cell = await compared(square, { dtype: 'float32', forward, vjp }, 20);
    expect(cell.outcome).toBe('pass');
    expect(cell.agreement!.forward.digits).toBeCloseTo(7.2, 1);
  });

  it('checks a subject that no reference is known of by itself alone', async () => {
    const cell = await compareGate('mine', 'own', like(tanh, { inputs: tanh.inputs }), null, {
      runs: 3,
    });
    expect(cell).toMatchObject({ outcome: 'pass', agreement: null });
  });
});
