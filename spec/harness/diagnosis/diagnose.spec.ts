import { describe, expect, it } from 'vitest';
import { gates } from '../../../gates/index.ts';
import {
  inner,
  map,
  negate,
  outer,
  real,
  scale,
  tensor,
  transpose,
  type Tensor,
  type Tensors,
} from '../../../gates/kit/index.ts';
import { gradcheck, type Subject, type Verdict } from '../../../harness/index.ts';
import { withSentence } from '../../../reports/diagnosis.ts';

const { affine, cos, exp, matvec, multiply, sigmoid, sin, softmax, tanh } = gates;

const told = (subject: Subject): Verdict => withSentence(gradcheck(subject, { runs: 20 }));

/** What is wrong, and what a person is told of it. */
const mistakes: Readonly<Record<string, [subject: Subject, sentence: string]>> = {
  'a count by its name': [
    {
      ...gates.sum,
      vjp: ({ x }: Tensors, u: Tensor) => ({
        x: map(x, () => u.data[0] / x.data.length),
      }),
    },
    'the gradient by x is too small by a factor of n, as a mean is beside a sum',
  ],
  'a factor that is no count by its digits': [
    { ...tanh, vjp: (x: Tensors, u: Tensor) => tanh.vjp(x as { x: Tensor }, scale(u, 1.702)) },
    'the gradient by x is too large by a factor of 1.702',
  ],
  'several inputs together': [
    {
      ...matvec,
      vjp: (x: Tensors, u: Tensor) => matvec.vjp(x as { W: Tensor; x: Tensor }, negate(u)),
    },
    'the gradients by W and x have the wrong sign',
  ],
  'two mistakes in two inputs': [
    {
      ...matvec,
      vjp: ({ W, x }: Tensors, u: Tensor) => {
        const right = matvec.vjp({ W, x } as { W: Tensor; x: Tensor }, u);
        return { W: scale(right.W, 2), x: negate(right.x) };
      },
    },
    'the gradient by W is too large by a factor of 2; the gradient by x has the wrong sign',
  ],
  'two mistakes in one': [
    {
      ...matvec,
      inputs: { W: real('n', 'n'), x: real('n') },
      vjp: ({ W, x }: Tensors, u: Tensor) => ({
        W: scale(outer(x, u), -1),
        x: matvec.vjp({ W, x } as { W: Tensor; x: Tensor }, u).x,
      }),
    },
    'the gradient by W is the transpose of the right one; the gradient by W has the wrong sign',
  ],
  'a slope at the activation': [
    {
      ...sigmoid,
      vjp: ({ x }: Tensors, u: Tensor) => sigmoid.vjp({ x: sigmoid.forward({ x }) }, u),
    },
    'the gradient by x is taken at the value z = f(x) instead of at x: at the activation instead of the pre-activation',
  ],
  'a forgotten cotangent': [
    {
      ...exp,
      vjp: ({ x }: Tensors, u: Tensor) =>
        exp.vjp(
          { x },
          map(u, () => 1),
        ),
    },
    'right for a cotangent of ones only: the upstream gradient is ignored',
  ],
  'one entry by its place': [
    {
      ...softmax,
      vjp: ({ x }: Tensors, u: Tensor) => {
        const { data, shape } = softmax.vjp({ x }, u).x;
        return { x: { shape, data: data.map((g, j) => (j === 0 ? 1.25 * g : g)) } };
      },
    },
    'the gradient by x is wrong in the entry [0] alone, too large by 25 %',
  ],
  'a difference by its step': [
    {
      ...sin,
      vjp: ({ x }: Tensors, u: Tensor) => ({
        x: {
          shape: x.shape,
          data: x.data.map(
            (v, i) => (u.data[i] * (Math.sin(v + 1e-3) - Math.sin(v - 1e-3))) / 2e-3,
          ),
        },
      }),
    },
    'the gradient by x is no derivative but a central difference over a step of 0.001',
  ],
  'one axis for another': [
    {
      ...affine,
      vjp: ({ W, x, b }: Tensors, u: Tensor) => {
        const right = affine.vjp({ W, x, b } as { W: Tensor; x: Tensor; b: Tensor }, u);
        const { shape } = right.W;
        return { ...right, W: { shape, data: transpose(right.W).data } };
      },
    },
    'the gradient by W is the transpose of the right one',
  ],
};

describe('diagnose', () => {
  it.for(Object.entries(mistakes))('names %s', ([, [subject, sentence]]) => {
    const { outcome, diagnosis } = told(subject);
    expect([outcome, diagnosis?.sentence]).toEqual(['fail', sentence]);
  });

  it('tells causes as data', () => {
    const { diagnosis } = told(mistakes['two mistakes in one'][0]);
    expect(diagnosis).toMatchObject({
      hypothesis: 'transposed+sign',
      causes: [
        { hypothesis: 'transposed', input: 'W' },
        { hypothesis: 'sign', input: 'W', facts: { factor: -1 } },
      ],
    });
  });

  it('says nothing of a right subject', () => {
    expect(gradcheck(matvec, { runs: 5 }).diagnosis).toBe(null);
  });

  it.for([
    [
      'no number at all',
      { ...gates.square, vjp: ({ x }: Tensors) => ({ x: map(x, () => Infinity) }) },
    ],
    ['the slope of another function', { ...sin, vjp: gates.atan.vjp }],
    [
      'a slope with a ripple',
      {
        ...tanh,
        vjp: ({ x }: Tensors, u: Tensor) => ({
          x: {
            shape: x.shape,
            data: tanh
              .vjp({ x }, u)
              .x.data.map((g, i) => g + 0.1 * u.data[i] * Math.sin(3 * x.data[i])),
          },
        }),
      },
    ],
    [
      'a gradient of which one part is a known mistake and the other none',
      {
        ...multiply,
        vjp: ({ x, y }: Tensors, u: Tensor) => ({
          x: negate(multiply.vjp({ x, y } as { x: Tensor; y: Tensor }, u).x),
          y: cos.vjp({ x: y }, u).x,
        }),
      },
    ],
  ] as const)('is silent about %s', ([, subject]) => {
    const { outcome, diagnosis } = gradcheck(subject as Subject, { runs: 30 });
    expect([outcome, diagnosis]).toEqual(['fail', null]);
  });

  it('does not go by names', () => {
    const named = told({ ...mistakes['a slope at the activation'][0], name: 'transposed' });
    expect(named.diagnosis?.hypothesis).toBe('atOutput');
  });

  it('names a plain factor at a fixed point, and no other number there', () => {
    const at = (by: number): Verdict =>
      gradcheck(
        {
          forward: ({ x }: { x: number }) => x * x * x,
          vjp: ({ x }: { x: number }, u: number) => ({ x: by * 3 * x * x * u }),
        },
        { inputs: { x: 0.7 } },
      );
    expect(at(2).diagnosis?.causes).toEqual([
      { hypothesis: 'factor', input: 'x', facts: { factor: 2 } },
    ]);
    expect(at(1.37).diagnosis).toBe(null);
  });

  it('looks at the Jacobian where that is what is wrong', () => {
    const wrong = {
      ...matvec,
      jacobian: (x: Tensors) => {
        const right = matvec.jacobian(x as { W: Tensor; x: Tensor });
        return { ...right, x: scale(right.x, 2) };
      },
    };
    const { worst, diagnosis } = gradcheck(wrong, { runs: 20 });
    expect(worst?.law).toBe('jacobian');
    expect(diagnosis?.causes).toEqual([{ hypothesis: 'factor', input: 'x', facts: { factor: 2 } }]);
  });

  it('costs no evaluation of a check that passes, and counts none of its own', () => {
    const dot: Subject = {
      forward: ({ x }: Tensors) => inner(x, x),
      vjp: ({ x }: Tensors, u: Tensor) => ({ x: scale(x, u.data[0]) }),
    };
    let asked = 0;
    const counting: Subject = {
      ...dot,
      forward: (x: Tensors) => {
        asked++;
        return dot.forward(x) as Tensor;
      },
    };
    const { evaluations, diagnosis } = gradcheck(counting, { inputs: { x: tensor([1, 2]) } });
    expect(diagnosis?.hypothesis).toBe('factor');
    expect(asked).toBeGreaterThan(evaluations.forward);
  });
});
