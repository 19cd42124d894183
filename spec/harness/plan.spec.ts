import { describe, expect, it } from 'vitest';
import {
  indices,
  interval,
  labels,
  oneHot,
  positive,
  probabilities,
  real,
  type Options,
  type Subject,
} from '../../harness/index.ts';
import { layoutOf, planOf } from '../../harness/plan.ts';
import { drawCase } from '../../harness/cases/draw.ts';
import { logistic, vector } from './subjects.ts';

const right: Subject = { ...logistic(), name: 'mine' };
const x = vector(1, 2);

/** What makes no sense, and the sentence that says so. */
const nonsense: [string, unknown, unknown, string][] = [
  [
    'nothing at all',
    undefined,
    undefined,
    'gradcheck: the subject is undefined, expected an object with forward and vjp, jvp or jacobian.',
  ],
  [
    'null',
    null,
    {},
    'gradcheck: the subject is null, expected an object with forward and vjp, jvp or jacobian.',
  ],
  [
    'a function',
    () => 1,
    {},
    'gradcheck: the subject is function, expected an object with forward and vjp, jvp or jacobian.',
  ],
  ['no forward', { name: 'mine' }, {}, 'gradcheck: mine has no function forward.'],
  ['no forward and no name', {}, {}, 'gradcheck: the subject has no function forward.'],
  [
    'no inputs',
    right,
    {},
    "gradcheck: mine came without inputs; expected a value or a spec for each, as in { inputs: { x: real('n') } }.",
  ],
  [
    'a record without inputs',
    right,
    { inputs: {} },
    "gradcheck: mine came without inputs; expected a value or a spec for each, as in { inputs: { x: real('n') } }.",
  ],
  [
    'an input made of words',
    right,
    { inputs: { x: 'three' } },
    'gradcheck: input x of mine is neither a spec nor numbers (a number, nested arrays of one shape, a typed array, { shape, data } or a matrix).',
  ],
  [
    'a ragged input',
    right,
    { inputs: { x: [[1], [2, 3]] } },
    'gradcheck: input x of mine is neither a spec nor numbers (a number, nested arrays of one shape, a typed array, { shape, data } or a matrix).',
  ],
  [
    'a tensor whose shape holds another number of entries',
    right,
    { inputs: { x: { shape: [3], data: x } } },
    'gradcheck: input x of mine is neither a spec nor numbers (a number, nested arrays of one shape, a typed array, { shape, data } or a matrix).',
  ],
  [
    'half a dimension',
    right,
    { inputs: { x: real(2.5) } },
    'gradcheck: mine has a dimension of 2.5, expected a whole number.',
  ],
  [
    'a negative dimension',
    right,
    { inputs: { x: real('n', -1) } },
    'gradcheck: mine has a dimension of -1, expected a whole number.',
  ],
  [
    'probabilities of nothing',
    right,
    { inputs: { x: probabilities(0) } },
    'gradcheck: mine has probabilities of shape [0], expected an axis of 1 or more to sum over.',
  ],
  [
    'an interval whose ends are exchanged',
    right,
    { inputs: { x: interval(3, 1, 'n') } },
    'gradcheck: mine has an interval from 3 to 1, expected finite numbers in their order.',
  ],
  [
    'labels that are a scalar',
    right,
    { inputs: { x: labels() } },
    'gradcheck: mine has labels of shape [], expected an axis of 1 or more to sum over.',
  ],
  [
    'a derivative by what is no input',
    right,
    { inputs: { x, y: 3 }, wrt: ['x', 'z'] },
    'gradcheck: wrt names z, which is no input of mine (x, y).',
  ],
  [
    'an unknown dtype',
    right,
    { inputs: { x }, dtype: 'float128' },
    'gradcheck: dtype float128 of mine is not known, expected float64, float32, float16, bfloat16.',
  ],
  [
    'a resolution of 0',
    right,
    { inputs: { x }, resolution: 0 },
    'gradcheck: resolution is 0, expected a number between 0 and 1.',
  ],
  [
    'a resolution that is NaN',
    right,
    { inputs: { x }, resolution: NaN },
    'gradcheck: resolution is NaN, expected a number between 0 and 1.',
  ],
  [
    'an output of an unknown dimension',
    { ...right, output: ['k'] },
    { inputs: { x: real('n', 'm') } },
    'gradcheck: the output of mine has the dimension k, which none of its inputs has (n, m).',
  ],
  [
    'no runs',
    right,
    { inputs: { x: real('n') }, runs: 0 },
    'gradcheck: runs is 0, expected a whole number from 1 up.',
  ],
  [
    'half a run',
    right,
    { inputs: { x: real('n') }, runs: 0.5 },
    'gradcheck: runs is 0.5, expected a whole number from 1 up.',
  ],
  [
    'a seed below 0',
    right,
    { inputs: { x }, seed: -1 },
    'gradcheck: seed is -1, expected a whole number from 0 up.',
  ],
  [
    'a budget of nothing',
    right,
    { inputs: { x }, budget: 0 },
    'gradcheck: budget is 0, expected milliseconds, more than 0.',
  ],
];

const plan = (options: Options, subject = right) => planOf(subject, options);

describe('planOf', () => {
  it.for(nonsense)('refuses %s', ([, subject, options, sentence]) => {
    const call = (): unknown => planOf(subject as Subject, options as Options);
    expect(call).toThrow(new TypeError(sentence));
  });

  it('checks fixed values once, and draws a hundred cases where anything is drawn', () => {
    expect(plan({ inputs: { x } }).runs).toBe(1);
    expect(plan({ inputs: { x, W: real('n') } }).runs).toBe(100);
    expect(plan({ inputs: { x: real('n') }, runs: 7 }).runs).toBe(7);
  });

  it('keeps fixed values in memory of their own, since verdicts hand them on', () => {
    const given = Float64Array.from({ length: 20 }, (_, k) => k);
    const [numbers] = planOf(right, { inputs: { x: given } }).drawing.fixed!;
    expect(numbers).toEqual(given);
    expect(numbers!.buffer).not.toBe(given.buffer);
    expect(numbers!.buffer.byteLength).toBe(160);
  });

  it('differentiates by all but labels and indices', () => {
    const inputs = {
      W: real('n'),
      y: oneHot('n'),
      p: positive('n'),
      q: labels('n'),
      i: indices('n', 'm'),
    };
    expect(plan({ inputs }).wrt).toEqual([0, 2]);
    expect(plan({ inputs, wrt: ['p'] }).wrt).toEqual([2]);
    expect(plan({ inputs }, { ...right, wrt: ['W'] }).wrt).toEqual([0]);
  });

  it('takes the inputs of the options before those of the subject', () => {
    const own = { ...right, inputs: { a: x, b: x } };
    expect(plan({}, own).drawing.names).toEqual(['a', 'b']);
    expect(plan({ inputs: { c: x } }, own).drawing.names).toEqual(['c']);
  });

  it('takes an input of single precision for the precision of all', () => {
    expect(plan({ inputs: { x } }).dtype).toBe('float64');
    expect(plan({ inputs: { x, y: Float32Array.of(1) } }).dtype).toBe('float32');
    expect(plan({ inputs: { x: real('n').as('float32') } }).dtype).toBe('float32');
    expect(plan({ inputs: { x } }, { ...right, dtype: 'bfloat16' }).dtype).toBe('bfloat16');
    expect(plan({ inputs: { x }, dtype: 'float16' }, { ...right, dtype: 'float32' }).dtype).toBe(
      'float16',
    );
  });

  it('rounds fixed values to the dtype', () => {
    expect(plan({ inputs: { x: vector(1 / 3) }, dtype: 'bfloat16' }).drawing.fixed).toEqual([
      vector(0.333984375),
    ]);
  });

  it('requires of each dtype what it can give, unless told otherwise', () => {
    const required = (options: Options): number =>
      plan({ inputs: { x }, ...options }).precision.resolution;
    expect([required({}), required({ dtype: 'float32' }), required({ resolution: 1e-9 })]).toEqual([
      1e-6, 1e-3, 1e-9,
    ]);
  });

  it('knows what a subject offers', () => {
    expect(plan({ inputs: { x } }).offers).toMatchObject({
      vjp: true,
      jvp: false,
      jacobian: false,
    });
  });
});

describe('a plan with fixed values', () => {
  const drawn = (options: Options) => drawCase(plan(options).drawing, 1, 2);

  it('puts the values given in the place of what was drawn', () => {
    expect(drawn({ inputs: { x } })).toMatchObject({ regime: 'given', values: [x] });
  });

  it('leaves the regime to what is drawn', () => {
    const mixed = drawn({ inputs: { x, y: real(2) } });
    expect([mixed.regime, mixed.values[0]]).toEqual(['mixed scale', x]);
  });

  it('says nothing of the dimensions that a subject names beside its inputs', () => {
    const named: Subject = { ...right, output: ['n'], batch: 'n' };
    expect(planOf(named, { inputs: { x } }).batch).toBeNull();
    expect(() => planOf(named, { inputs: { x: real('m') } })).toThrow(
      /has the dimension n, which none of its inputs has \(m\)/,
    );
  });
});

describe('layoutOf', () => {
  it('gives every input the container it was given in, and a drawn one the one it asks for', () => {
    const made = plan({
      inputs: { a: 3, b: [[1]], c: x, d: real('n'), e: real('n').as('nested') },
    });
    const kinds = layoutOf(made, drawCase(made.drawing, 1, 0)).forms.map(({ kind }) => kind);
    expect(kinds).toEqual(['number', 'nested', 'float64', 'tensor', 'nested']);
  });

  it('draws tensors of single precision for a subject of it', () => {
    const made = plan({ inputs: { d: real('n') }, dtype: 'float32' });
    expect(layoutOf(made, drawCase(made.drawing, 1, 0)).forms[0]).toMatchObject({ float32: true });
  });
});
