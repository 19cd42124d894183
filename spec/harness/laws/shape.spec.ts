import { describe, expect, it } from 'vitest';
import { affine, matvec, sum, tanh } from '../../../gates/index.ts';
import { scale, tensor, transpose } from '../../../gates/kit/index.ts';
import type { Finding, Subject } from '../../../harness/index.ts';
import { shape } from '../../../harness/laws/shape.ts';
import { checkLaw, verdictBy } from '../checkLaw.ts';
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
});
