import { describe, expect, it } from 'vitest';
import { affine, matvec, sum, tanh } from '../../../gates/index.ts';
import { scale, tensor, transpose } from '../../../gates/kit/index.ts';
import type { Finding, Subject } from '../../../harness/index.ts';
import { shape } from '../../../harness/laws/shape.ts';
import { checkLaw, verdictBy } from '../checkLaw.ts';
import { findingBy } from '../findingBy.ts';
import { but, entrywise, sigma, vector, type Vector } from '../subjects.ts';

/** Wrong on purpose. Python writes such things by broadcasting, JavaScript by concatenating. */
const mutants: Record<string, Subject> = {
  'a gradient by W that is transposed': but(matvec, {
    vjp(inputs, zBar) {
      const { W, x } = matvec.vjp(inputs, zBar);
      return { W: transpose(W), x };
    },
  }),
  'a gradient by W that is one long vector': but(matvec, {
    vjp(inputs, zBar) {
      const { W, x } = matvec.vjp(inputs, zBar);
      return { W: tensor(W.data), x };
    },
  }),
  'a gradient that is a column': but(tanh, {
    vjp: (_, zBar) => ({ x: tensor(zBar.data, [zBar.data.length, 1]) }),
  }),
  'a gradient that is one entry too long': but(tanh, {
    vjp: ({ x }) => ({ x: tensor([...x.data, 0]) }),
  }),
  'a gradient of the shape of the output': but(sum, { vjp: (_, zBar) => ({ x: scale(zBar, 1) }) }),
  'a vjp that leaves an input out': but(affine, {
    vjp(inputs, zBar) {
      const { W, x } = affine.vjp(inputs, zBar);
      return { W, x } as ReturnType<typeof affine.vjp>;
    },
  }),
  'an output that is a row': but(tanh, {
    forward: ({ x }) => tensor(tanh.forward({ x }).data, [1, x.data.length]),
  }),
  'an output that is longer than declared': but(tanh, {
    forward: ({ x }) => tensor([...tanh.forward({ x }).data, 0]),
  }),
};

const at = { inputs: { x: vector(1, 2) } };
const answering = (answer: unknown): Subject => entrywise(sigma, () => 0, { vjp: () => answer });
const told = (finding: Finding | null): unknown =>
  finding && [finding.reason, finding.input, finding.expected, finding.came];

describe('shape', () => {
  it.for(Object.entries(mutants))('fails %s', ([, mutant]) => {
    expect(checkLaw(shape, mutant)).toBe('fail');
  });

  const answers: [string, unknown, unknown][] = [
    ['that is too short', { x: vector(1) }, ['wrong shape', 'x', 'shape [2]', 'shape [1]']],
    ['that is null', { x: null }, ['missing gradient', 'x', 'a gradient for x', 'x']],
    ['by another name', { y: vector(1, 2) }, ['missing gradient', 'x', 'a gradient for x', 'y']],
    ['without a name', vector(1, 2), ['missing gradient', null, 'a record with x', 'shape [2]']],
    ['of nothing', {}, ['missing gradient', 'x', 'a gradient for x', 'no keys']],
    ['that is undefined', undefined, ['missing gradient', null, 'a record with x', 'undefined']],
    ['made of words', { x: 'two' }, ['wrong shape', 'x', 'shape [2]', 'a string']],
    [
      'that is ragged',
      { x: [[1], [2, 3]] },
      [
        'wrong shape',
        'x',
        'shape [2]',
        'an array that is ragged or holds other things than numbers',
      ],
    ],
  ];

  it.for(answers)('says of a gradient %s what was expected and what came', ([, answer, words]) => {
    expect(told(verdictBy(shape, answering(answer), at).worst)).toEqual(words);
  });

  it('takes a flat typed array for any shape, row by row', () => {
    const flat: Subject = {
      ...matvec,
      vjp(inputs: Parameters<typeof matvec.vjp>[0], zBar: Parameters<typeof matvec.vjp>[1]) {
        const { W, x } = matvec.vjp(inputs, zBar);
        return { W: W.data, x: x.data };
      },
    };
    expect(checkLaw(shape, flat)).toBe('pass');
  });

  it('takes what else a vjp answers for nothing', () => {
    const more = entrywise(sigma, () => 0, {
      vjp: ({ x }: { x: Vector }) => ({ x: x.map(() => 0), hidden: 'state' }),
    });
    expect(checkLaw(shape, more, at)).toBe('pass');
  });

  it('cannot see a wrong number of the right shape', () => {
    const wrong = but(tanh, { vjp: (x, zBar) => tanh.vjp(x, scale(zBar, 2)) });
    expect(checkLaw(shape, wrong)).toBe('pass');
  });

  /** Two rows of three numbers are declared, or as many rows as n has entries. */
  const giving = (
    output: unknown,
    x: unknown = vector(1, 2),
    more: Partial<Subject> = {},
  ): unknown => {
    const subject = entrywise(sigma, () => 0, { forward: () => output, output: [2, 3], ...more });
    return findingBy(shape, subject, { inputs: { x: x as Vector } });
  };
  const six = vector(1, 2, 3, 4, 5, 6);

  it.for<[string, unknown]>([
    ['a tensor of it', tensor(six, [2, 3])],
    [
      'nested arrays of it',
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ],
    ['as many numbers in a row', six],
    ['as many numbers of half the digits in a row', Float32Array.from(six)],
    ['a record, which has no shape', { a: 1 }],
  ])('takes %s for the shape of an output', ([, output]) => {
    expect(giving(output)).toBe(null);
  });

  it.for<[string, unknown, string]>([
    ['a tensor of another shape', tensor(six, [3, 2]), 'shape [3, 2]'],
    ['a tensor of other rows', tensor(vector(1, 2, 3, 4), [2, 2]), 'shape [2, 2]'],
    ['a longer shape', tensor(six, [2, 3, 1]), 'shape [2, 3, 1]'],
    ['a tensor of as many numbers', tensor(six), 'shape [6]'],
    ['nested arrays of as many numbers', [...six], 'shape [6]'],
    ['more numbers in a row', vector(...six, 7), 'shape [7]'],
    ['a number', 7, 'shape []'],
  ])('tells %s from it', ([, output, came]) => {
    expect(giving(output)).toMatchObject({
      law: 'shape',
      reason: 'wrong shape',
      expected: 'an output of shape [2, 3]',
      came,
    });
  });

  it('takes an empty array for any shape without entries, and for no other', () => {
    const empty = { output: [0, 3] };
    expect(giving([], vector(1), empty)).toBe(null);
    expect(giving(tensor([], [0]), vector(1), empty)).toMatchObject({ came: 'shape [0]' });
    expect(giving([], vector(1), { output: [2, 3] })).toMatchObject({ came: 'shape [0]' });
    expect(giving([[1], [2]], vector(1), { output: [2] })).toMatchObject({ came: 'shape [2, 1]' });
  });

  it('leaves what is thrown to exceptions, and asks no vjp of a subject without', () => {
    const refuse = (): never => {
      throw new RangeError('not here');
    };
    expect(giving(six, vector(1, 2), { vjp: refuse })).toBe(null);
    const { vjp: _, ...pushing } = tanh;
    expect(checkLaw(shape, pushing)).toBe('pass');
  });

  it('tells its name with the shape of a gradient', () => {
    expect(findingBy(shape, answering({ x: vector(1) }), at)).toMatchObject({ law: 'shape' });
  });
});
