import { matrix } from 'mathjs';
import { describe, expect, it } from 'vitest';
import { tensor } from '../../../gates/kit/index.ts';
import {
  describe as describeValue,
  readGradients,
  readOutput,
  thrown,
  writeOutput,
} from '../../../harness/drivers/reading.ts';
import type { Layout, OutputForm } from '../../../harness/question.ts';
import { read } from '../../../harness/value.ts';
import { vector } from '../subjects.ts';

const formOf = (value: unknown): OutputForm => {
  const reply = readOutput(value);
  if (reply.refused !== undefined) throw new Error(reply.came);
  return reply.output!;
};

const refusal = (refused: string, input: string | null, expected: string | null, came: string) => ({
  refused,
  input,
  expected,
  came,
});

describe('describe', () => {
  const words: [unknown, string][] = [
    [undefined, 'undefined'],
    [null, 'null'],
    [3, 'a number'],
    [vector(1, 2), 'shape [2]'],
    [tensor([1, 2], [2, 1]), 'shape [2, 1]'],
    [[[1], [2, 3]], 'an array that is ragged or holds other things than numbers'],
    [Promise.resolve(1), 'a promise, which gradcheckAsync awaits and gradcheck does not'],
    [{ y: 1, z: 2 }, 'an object with y, z'],
    [{}, 'an object with no keys'],
    ['seven', 'a string'],
    [true, 'a boolean'],
  ];

  it.for(words)('calls %o %s', ([value, expected]) => {
    expect(describeValue(value)).toBe(expected);
  });
});

describe('thrown', () => {
  it('keeps the name and the first line of a message', () => {
    expect(thrown(new RangeError('too far\nat once')).came).toBe('RangeError: too far');
    expect(thrown('a word').came).toBe('a word');
    expect(thrown(undefined).came).toBe('undefined');
  });
});

describe('readOutput', () => {
  it('copies the numbers, since a subject may use its memory again', () => {
    const z = vector(1, 2);
    const reply = readOutput(z);
    z.fill(0);
    expect(reply).toMatchObject({ numbers: [vector(1, 2)], output: { names: null, size: 2 } });
  });

  it('joins a record of outputs', () => {
    expect(readOutput({ a: 1, b: [[2], [3]] })).toMatchObject({
      numbers: [vector(1, 2, 3)],
      output: { names: ['a', 'b'], size: 3 },
    });
  });

  it('says what is no output', () => {
    expect(readOutput('words')).toEqual(refusal('no forward value', null, 'numbers', 'a string'));
    expect(readOutput(undefined)).toEqual(
      refusal('no forward value', null, 'numbers', 'undefined'),
    );
    expect(readOutput({})).toEqual(
      refusal('no forward value', null, 'numbers', 'an object with no keys'),
    );
    expect(readOutput([[1], [2, 3]])).toEqual(
      refusal(
        'no forward value',
        null,
        'numbers',
        'an array that is ragged or holds other things than numbers',
      ),
    );
  });

  it('says how a tensor is none', () => {
    expect(readOutput({ shape: [3], data: vector(1, 2) })).toEqual(
      refusal('no forward value', null, 'numbers', 'shape [3] with data of length 2'),
    );
    expect(readOutput({ shape: [2], data: ['1', '2'] })).toEqual(
      refusal('no forward value', null, 'numbers', 'shape [2] with other things than numbers'),
    );
  });

  it('names the output that is none', () => {
    expect(readOutput({ a: 1, b: 'two' })).toEqual(
      refusal('no forward value', 'b', 'numbers', 'a string'),
    );
  });

  it('holds a tangent to the form of the output', () => {
    const two = formOf([1, 2]);
    expect(readOutput(vector(5, 6), two)).toEqual({ numbers: [vector(5, 6)] });
    expect(readOutput([1, 2, 3], two)).toEqual(
      refusal('wrong shape', null, 'shape [2]', 'shape [3]'),
    );
    expect(readOutput([1, 2], formOf({ a: 1, b: 2 }))).toMatchObject({ refused: 'wrong shape' });
  });

  it('reads a record of tangents in the order of the outputs', () => {
    const record = formOf({ a: 1, b: [2, 3] });
    expect(readOutput({ b: [8, 9], a: 7 }, record)).toEqual({ numbers: [vector(7, 8, 9)] });
    expect(readOutput({ a: 7, b: [8] }, record)).toEqual(
      refusal('wrong shape', null, '3 numbers', '2'),
    );
    expect(readOutput({ a: 7 }, record)).toEqual(
      refusal('no forward value', 'b', 'numbers', 'undefined'),
    );
  });
});

describe('writeOutput', () => {
  it('gives a cotangent the form of the output', () => {
    const outputs = [
      3,
      [[1], [2]],
      vector(1, 2),
      Float32Array.of(1),
      tensor([1, 2]),
      matrix([1, 2]),
    ];
    const { data } = { data: outputs.map((z) => writeOutput(vector(5, 6), formOf(z))) };
    expect(data).toEqual([
      5,
      [[5], [6]],
      vector(5, 6),
      Float32Array.of(5, 6),
      tensor([5, 6]),
      matrix([5, 6]),
    ]);
  });

  it('gives a record of outputs a record of cotangents', () => {
    expect(writeOutput(vector(1, 2, 3), formOf({ a: 0, b: [0, 0] }))).toEqual({ a: 1, b: [2, 3] });
  });
});

const layout: Layout = {
  names: ['W', 'y', 'b'],
  forms: [tensor([1, 2, 3, 4, 5, 6], [3, 2]), [1, 2], 3].map((value) => read(value)!.form),
  wrt: [0, 2],
};
const z = formOf([1, 2, 3]);
const W = tensor([1, 2, 3, 4, 5, 6], [3, 2]);
const W6 = vector(1, 2, 3, 4, 5, 6);

describe('readGradients', () => {
  it('believes no shape that nested arrays or matrices say they have', () => {
    const rows = [1, 2, 3, 4, 5, 6];
    for (const value of [rows, matrix(rows)]) {
      const named = Object.assign(value, { shape: [3, 2] });
      expect(readGradients({ W: named, b: 7 }, layout, null, z)).toMatchObject({
        refused: 'wrong shape',
        input: 'W',
      });
    }
  });

  it('reads numbers by their places, whatever else they can be asked for', () => {
    const data = { length: 6, 0: 1, 1: 2, 2: 3, 3: 4, 4: 5, 5: 6, *[Symbol.iterator]() {} };
    const W = { shape: [3, 2], data } as never;
    expect(readGradients({ W, b: 7 }, layout, null, z)).toEqual({ numbers: [W6, vector(7)] });
  });

  it('believes no shape that numbers say they have', () => {
    for (const length of [5, 7]) {
      const data = new Float64Array(length);
      for (const value of [{ shape: [3, 2], data }, Object.assign(data, { shape: [3, 2] })]) {
        expect(readGradients({ W: value, b: 7 }, layout, null, z)).toMatchObject({
          refused: 'wrong shape',
          input: 'W',
        });
      }
    }
  });

  it('reads one vector for each input to differentiate by, in whatever order and form they come', () => {
    expect(readGradients({ b: 7, W }, layout, null, z)).toEqual({ numbers: [W6, vector(7)] });
    expect(readGradients({ b: [7], W: W6 }, layout, null, z)).toEqual({ numbers: [W6, vector(7)] });
  });

  it('refuses what is no record', () => {
    for (const raw of [undefined, null, 3, [W6, 7], W6]) {
      expect(readGradients(raw, layout, null, z)).toMatchObject({
        refused: 'missing gradient',
        expected: 'a record with W, b',
      });
    }
  });

  it('takes one value for no record, though it has a property of that name', () => {
    const named: Layout = { names: ['data'], forms: [read(vector(1, 2))!.form], wrt: [0] };
    expect(readGradients(tensor([1, 2], [2]), named, null, z)).toMatchObject({
      refused: 'missing gradient',
      expected: 'a record with data',
    });
  });

  it('names the gradient that is missing', () => {
    expect(readGradients({ W }, layout, null, z)).toEqual(
      refusal('missing gradient', 'b', 'a gradient for b', 'W'),
    );
  });

  it('names the gradient whose shape is another', () => {
    expect(readGradients({ W: tensor(W6, [2, 3]), b: 7 }, layout, null, z)).toEqual(
      refusal('wrong shape', 'W', 'shape [3, 2]', 'shape [2, 3]'),
    );
    expect(readGradients({ W, b: [7, 8] }, layout, null, z)).toEqual(
      refusal('wrong shape', 'b', 'shape []', 'shape [2]'),
    );
    expect(readGradients({ W, b: 'seven' }, layout, null, z)).toEqual(
      refusal('wrong shape', 'b', 'shape []', 'a string'),
    );
  });

  it('reads Jacobians with one row for each number of the output', () => {
    const J = new Float64Array(18);
    const flat = { W: tensor(J, [3, 6]), b: tensor([1, 2, 3], [3, 1]) };
    const full = { W: tensor(J, [3, 3, 2]), b: tensor([1, 2, 3], [3]) };
    for (const raw of [flat, full, { W: J, b: vector(1, 2, 3) }]) {
      expect(readGradients(raw, layout, 3, z)).toEqual({ numbers: [J, vector(1, 2, 3)] });
    }
  });

  it('reads nested Jacobians without rows or columns, which have lost the axes behind', () => {
    const none = formOf(vector());
    const square: Layout = { names: ['x'], forms: [none.forms[0]], wrt: [0] };
    for (const x of [[], matrix([]), tensor([], [0, 0])]) {
      expect(readGradients({ x }, square, 0, none)).toEqual({ numbers: [vector()] });
    }
    expect(readGradients({ x: [[], [], []] }, square, 3, z)).toEqual({ numbers: [vector()] });
    expect(readGradients({ x: [[], []] }, square, 3, z)).toEqual(
      refusal('wrong shape', 'x', 'shape [3, 0]', 'shape [2, 0]'),
    );
    expect(readGradients({ x: tensor([], [0]) }, square, 0, none)).toEqual(
      refusal('wrong shape', 'x', 'shape [0, 0]', 'shape [0]'),
    );
  });

  it('refuses a Jacobian that is transposed', () => {
    const raw = { W: tensor(new Float64Array(18), [6, 3]), b: vector(1, 2, 3) };
    expect(readGradients(raw, layout, 3, z)).toEqual(
      refusal('wrong shape', 'W', 'shape [3, 6]', 'shape [6, 3]'),
    );
  });
});
