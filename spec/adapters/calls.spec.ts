import { describe, expect, it } from 'vitest';
import { every, rolesOf } from '../../adapters/calls.ts';
import { indices, oneHot, real } from '../../gates/kit/index.ts';

describe('every', () => {
  it('makes every combination, each with a label of its own', () => {
    const ways = every(
      { pad: ['same', 1], at: [{ axis: [0, 1] }, { axis: undefined }] },
      ({ pad }) => ({
        inputs: {},
        of: pad,
      }),
    );
    expect(ways.map(({ label, of }) => [label, of])).toEqual([
      ["pad: 'same', axis: [0, 1]", 'same'],
      ["pad: 'same', axis: undefined", 'same'],
      ['pad: 1, axis: [0, 1]', 1],
      ['pad: 1, axis: undefined', 1],
    ]);
  });

  it('leaves out what makes no sense', () => {
    expect(every({ n: [1, 2] }, ({ n }) => (n === 1 ? null : { inputs: {}, of: n })).length).toBe(
      1,
    );
  });
});

describe('rolesOf', () => {
  it('tells what has a gradient from labels and indices', () => {
    expect(rolesOf({ x: real(2), y: oneHot(2), i: indices(2, 3) })).toEqual({
      wrt: ['x'],
      integers: ['i'],
    });
  });
});
