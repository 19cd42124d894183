import { describe, expect, it } from 'vitest';
import {
  add,
  affine,
  dense,
  log,
  matvec,
  max,
  mean,
  multiply,
  relu,
  sigmoid,
  softmax,
  softmaxCrossEntropy,
  sum,
  tanh,
} from '../../../gates/index.ts';
import {
  labels,
  oneHot,
  real,
  tensor,
  type AnyGate,
  type Tensor,
} from '../../../gates/kit/index.ts';
import {
  checkAt,
  gradcheck,
  network,
  type Builder,
  type Handle,
  type Network,
} from '../../../harness/index.ts';

/** Two layers on one example, with named lengths; h goes two ways, and W is used twice. */
const branching = network(({ input, parameter, apply }) => {
  const x = input('x', real('m'));
  const W = parameter('W', real('m', 'm'));
  const h = apply(tanh, { x: apply(matvec, { W, x }) });
  const left = apply(matvec, { W, x: h });
  const right = apply(sigmoid, { x: h });
  return apply(sum, { x: apply(multiply, { x: left, y: right }) });
});

const one: Tensor = tensor(1);
const errorOf = (build: (builder: Builder) => Handle, name = 'n'): string => {
  try {
    network(build, { name });
  } catch (error) {
    return (error as Error).message;
  }
  return 'no error';
};

describe('network', () => {
  it('keeps every law that it is asked, with fan-out and a shared parameter', () => {
    const { outcome, laws } = gradcheck(branching, { runs: 30 });
    expect(outcome).toBe('pass');
    const asked = laws.filter(({ cases }) => cases > 0).map(({ law }) => law);
    expect(asked).toEqual(
      expect.arrayContaining(['shape', 'purity', 'aliasing', 'pullback', 'pushforward', 'adjoint']),
    );
  });

  it('passes where difference quotients meet on their way across the slope', () => {
    const x = [1.1328125, 2.5546875, -0.6015625];
    const W = [
      -1.8515625, 2.6484375, 0.0234375, 3.3828125, 2.6796875, -2.8046875, 1.375, 3.4140625,
      -0.6484375,
    ];
    const { outcome } = checkAt(branching, { x: tensor(x), W: tensor(W, [3, 3]) });
    expect(outcome).toBe('pass');
  });

  it('adds up what several uses of one value hand back', () => {
    const doubled = network(({ input, apply }) => {
      const x = input('x', real(2));
      return apply(sum, { x: apply(add, { x, y: apply(add, { x, y: x }) }) });
    });
    expect(doubled.vjp({ x: tensor([5, 7]) }, one)).toEqual({ x: tensor([3, 3]) });
  });

  it('infers shapes in named dimensions, and the smallest that its gates need', () => {
    expect(branching.output).toEqual([]);
    expect(branching.steps.map(({ name, shape }) => [name, shape])).toEqual([
      ['matvec', ['m']],
      ['tanh', ['m']],
      ['matvec2', ['m']],
      ['sigmoid', ['m']],
      ['multiply', ['m']],
      ['sum', []],
    ]);
    const largest = network(({ input, apply }) => apply(max, { x: input('x', real('k')) }));
    expect(largest.inputs.x.min).toEqual({ k: 1 });
  });

  it('works a gate row by row along axes that it does not speak of', () => {
    const batched = network(({ input, parameter, apply }) => {
      const X = input('X', real('k', 2));
      const W = parameter('W', real(3, 2));
      const y = input('Y', labels('k', 3));
      return apply(softmaxCrossEntropy, { y, z: apply(matvec, { W, x: X }) });
    });
    expect(batched.output).toEqual(['k']);
    expect(batched.batch).toBe('k');
    const { outcome, laws } = gradcheck(batched, { runs: 20 });
    expect(outcome).toBe('pass');
    expect(laws.find(({ law }) => law === 'batch')?.outcome).toBe('pass');
  });

  it('gives a result of any shape, which every law holds for', () => {
    const classes = (f: AnyGate): Network =>
      network(
        ({ input, parameter, apply }) => {
          const X = input('X', real('k', 'n'));
          const [W, b] = [parameter('W', real('n', 'm')), parameter('b', real('m'))];
          const h = apply(f, { x: apply(dense, { X, W, b }, 'z') }, 'h');
          return apply(softmax, { x: h }, 'shares');
        },
        { name: 'classes' },
      );
    const right = classes(tanh);
    expect([right.output, right.batch]).toEqual([['k', 'm'], 'k']);
    const { outcome, laws } = gradcheck(right, { runs: 6, order: 2 });
    expect(outcome).toBe('pass');
    expect(laws.filter(({ cases }) => cases > 0).map(({ law }) => law)).toEqual(
      expect.arrayContaining(['shape', 'pullback', 'pushforward', 'adjoint', 'batch', 'symmetry']),
    );
    const { culprits } = gradcheck(classes({ ...tanh, vjp: (_, z) => ({ x: z }) }), { runs: 2 });
    expect(culprits?.map(({ part }) => part)).toEqual(['h']);
  });

  it('gives each source that is differentiated by its gradient, and labels none', () => {
    const loss = network(({ input, apply }) =>
      apply(softmaxCrossEntropy, { y: input('y', oneHot(2)), z: input('z', real(2)) }),
    );
    expect(loss.wrt).toEqual(['z']);
    const at = { y: tensor([0, 1]), z: tensor([3, 3]) };
    expect(Object.keys(loss.vjp(at, one))).toEqual(['z']);
  });

  it('tells a gate in its place where one throws', () => {
    const at = { x: tensor([1, 2, 3]), W: tensor([1, 2, 3, 4], [2, 2]) };
    expect(() => branching.forward(at)).toThrow(
      'matvec = matvec(W: W, x: x): matvec: x has shape [3], expected [m] with m = 2 (from W).',
    );
  });
});

describe('a network that cannot be', () => {
  const layer = ({ input, parameter, apply }: Builder): Handle =>
    apply(
      affine,
      { W: parameter('W', real(4, 3)), x: input('x', real(3)), b: parameter('b', real(4)) },
      'z',
    );

  it('names the gate, its input, what came, and the path to it where a shape does not fit', () => {
    const message = errorOf((builder) => {
      const h = builder.apply(relu, { x: layer(builder) }, 'h');
      return builder.apply(matvec, { W: builder.parameter('V', real(2, 5)), x: h }, 'out');
    });
    expect(message).toBe(
      'network n: out = matvec(W: V, x: h): x has shape [4], expected [m] with m = 5 (from W) (out ← h ← z ← x).',
    );
  });

  it('refuses a cycle with the way around', () => {
    const message = errorOf(({ input, apply }) => {
      apply(add, { x: input('x', real(2)), y: 'c' }, 'a');
      apply(relu, { x: 'a' }, 'b');
      return apply(tanh, { x: 'b' }, 'c');
    });
    expect(message).toBe('network n: a cycle, c ← b ← a ← c.');
  });

  it('refuses a parameter that nothing takes', () => {
    const message = errorOf((builder) => {
      builder.parameter('idle', real(2));
      return layer(builder);
    });
    expect(message).toBe(
      'network n: the parameter idle does not lead to the output z: no gate takes it.',
    );
  });

  it('refuses a parameter whose way ends before the output', () => {
    const message = errorOf((builder) => {
      const idle = builder.apply(tanh, { x: builder.parameter('idle', real(2)) }, 'lost');
      builder.apply(relu, { x: idle }, 'end');
      return layer(builder);
    });
    expect(message).toBe(
      'network n: the parameter idle does not lead to the output z: idle → lost → end ends there.',
    );
  });

  it.for<[string, (builder: Builder) => Handle, string]>([
    [
      'a name that stands for nothing',
      ({ apply }) => apply(relu, { x: 'nobody' }, 'h'),
      'network n: h = relu(x: nobody): x is nobody, which is no input, parameter or gate.',
    ],
    [
      'a name that stands for two things',
      ({ input, apply }) => apply(relu, { x: input('x', real(2)) }, 'x'),
      'network n: expected values of different names, came x twice.',
    ],
    [
      'an input that is its own output',
      ({ input }) => input('x', real(2)),
      'network n: expected what a gate gives as its output, came x.',
    ],
    [
      'rows of two lengths',
      ({ input, apply }) =>
        apply(add, { x: input('x', real('k', 2)), y: input('y', real('l', 2)) }, 'z'),
      'network n: z = add(x: x, y: y): y has the rows [l], expected [k] of x (z ← y).',
    ],
    [
      'a label that a gate gives',
      ({ input, apply }) => {
        const z = input('z', real(2));
        return apply(softmaxCrossEntropy, { y: apply(relu, { x: z }, 'h'), z }, 'L');
      },
      'network n: L = softmaxCrossEntropy(y: h, z: z): y takes no gradient, expected an input of the network with labels, came h (L ← h ← z).',
    ],
    [
      'an axis that is too short',
      ({ input, apply }) => apply(mean, { x: input('x', real(0)) }, 'm'),
      'network n: m = mean(x: x): x has n = 0, expected 1 or more (m ← x).',
    ],
    [
      'numbers of another shape',
      ({ input, apply }) => apply(sum, { x: input('x', real(3), [1, 2]) }),
      'network n: x: its numbers have shape [2], expected shape [3].',
    ],
    [
      'numbers that are none',
      ({ input, apply }) => apply(sum, { x: input('x', real(2), [1, NaN]) }),
      'network n: x: expected finite numbers, came NaN.',
    ],
    [
      'a scale of nothing',
      ({ parameter, apply }) => apply(sum, { x: parameter('x', real(2), { scale: 0 }) }),
      'network n: x: expected a scale greater than 0, came 0.',
    ],
    [
      'a value that is not given',
      ({ input, apply }) => apply(add, { x: input('x', real(2)) } as never, 'z'),
      'network n: z = add(x: x): add is not given y, expected x, y.',
    ],
    [
      'an input that the gate does not have',
      ({ input, apply }) => apply(log, { x: input('x', real(2)), y: 'x' } as never, 'z'),
      'network n: z = log(x: x, y: x): log has no input y, expected x.',
    ],
    [
      'no values at all',
      ({ apply }) => apply(add, undefined as never, 'z'),
      'network n: z: expected a value for each of x, y, came undefined.',
    ],
  ])('refuses %s', ([, build, message]) => {
    expect(errorOf(build)).toBe(message);
  });

  it('refuses what is no function', () => {
    expect(() => network(undefined as never, { name: 'n' })).toThrow(
      'network n: expected a function that writes it down, came undefined.',
    );
  });
});

describe('a gate along leading axes', () => {
  const X = tensor([1, -2, 3, -4, 5, -6], [3, 2]);
  const rows = (net: Network, cotangent: Tensor) => net.vjp({ X }, cotangent).X;

  it('takes all rows as one where it is element-wise, and each alone where it is not', () => {
    const apart = { ...relu, elementwise: undefined } as unknown as typeof relu;
    const whole = network(({ input, apply }) => apply(relu, { x: input('X', real('k', 2)) }));
    const single = network(({ input, apply }) => apply(apart, { x: input('X', real('k', 2)) }));
    const cotangent = tensor([1, 2, 3, 4, 5, 6], [3, 2]);
    expect(whole.forward({ X })).toEqual(single.forward({ X }));
    expect(rows(whole, cotangent)).toEqual(rows(single, cotangent));
    expect(whole.jvp({ X }, { X: cotangent })).toEqual(single.jvp({ X }, { X: cotangent }));
  });

  it('hands what the rows share the sum of their gradients, as a gate of the whole batch does', () => {
    const by = (gate: 'rows' | 'batch'): Network =>
      network(({ input, parameter, apply }) => {
        const x = input('X', real('k', 2));
        const b = parameter('b', real(3));
        if (gate === 'batch') return apply(dense, { X: x, W: parameter('W', real(2, 3)), b });
        return apply(affine, { W: parameter('W', real(3, 2)), x, b });
      });
    const W = tensor([1, 2, 3, 4, 5, 6], [2, 3]);
    const turned = tensor([1, 4, 2, 5, 3, 6], [3, 2]);
    const b = tensor([1, 0, -1]);
    const cotangent = tensor([1, 0, 2, -1, 1, 0, 3, 1, 1], [3, 3]);
    const batch = by('batch').vjp({ X, W, b }, cotangent);
    const row = by('rows').vjp({ X, W: turned, b }, cotangent);
    expect(row.b).toEqual(batch.b);
    expect(row.X).toEqual(batch.X);
    const [a, c] = [row.W.data, batch.W.data];
    expect([a[0], a[2], a[4], a[1], a[3], a[5]]).toEqual([...c]);
  });

  it('tells which gate gives a gradient of another size, or none', () => {
    const short = { ...sum, vjp: () => ({ x: tensor([1]) }) };
    const mute = { ...sum, vjp: () => ({}) as never };
    const of = (gate: typeof sum): Network =>
      network(({ input, apply }) => apply(gate, { x: input('x', real(2)) }, 's'));
    const at = { x: tensor([1, 2]) };
    expect(() => of(short).vjp(at, one)).toThrow(
      's = sum(x: x): its gradient by x has shape [1], expected [2].',
    );
    expect(() => of(mute).vjp(at, one)).toThrow('s = sum(x: x): its vjp gives no gradient by x.');
  });
});
