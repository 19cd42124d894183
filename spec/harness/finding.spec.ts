import { describe, expect, it } from 'vitest';
import { tensor } from '../../gates/kit/index.ts';
import { excess, findingOf, rowIndex, windowAround, type Scene } from '../../harness/finding.ts';
import { Seen } from '../../harness/seen.ts';
import { read } from '../../harness/value.ts';
import { vector } from './subjects.ts';

const formOf = (value: unknown) => read(value)!.form;
const W = tensor([1, 2, 3, 4, 5, 6], [3, 2]);

const scene: Scene = {
  drawn: {
    lengths: { n: 3, m: 2 },
    regime: 'ordinary',
    shapes: [[3, 2], [2]],
    values: [W.data, vector(7, 8)],
  },
  layout: { names: ['W', 'x'], forms: [formOf(W), formOf(vector(7, 8))], wrt: [0, 1] },
  output: {
    names: null,
    forms: [
      formOf([
        [1, 2],
        [3, 4],
        [5, 6],
      ]),
    ],
    size: 6,
  },
};

describe('findingOf', () => {
  it('tells where in the output and in the input an entry stands', () => {
    const facts = { input: 0, row: 3, column: 5, claimed: 1, measured: 2, bar: 0.5 };
    expect(findingOf(scene, 'pullback', 'wrong number', facts)).toEqual({
      law: 'pullback',
      reason: 'wrong number',
      input: 'W',
      output: [1, 1],
      index: [2, 1],
      claimed: 1,
      measured: 2,
      bar: 0.5,
      between: null,
      at: { W, x: tensor([7, 8]) },
      shapes: { W: [3, 2], x: [2] },
      dimensions: { n: 3, m: 2 },
      regime: 'ordinary',
      expected: null,
      came: null,
      window: [],
    });
  });

  it('leaves open what a law does not know', () => {
    expect(findingOf(scene, 'purity', 'broken promise', {})).toMatchObject({
      input: null,
      output: [],
      index: [],
      claimed: NaN,
      measured: NaN,
      bar: NaN,
    });
  });
});

describe('rowIndex', () => {
  it('counts on through a record of outputs', () => {
    const record = { names: ['a', 'b'], forms: [formOf(1), formOf([1, 2])], size: 3 };
    expect(rowIndex(record, 2)).toEqual([2]);
    expect(rowIndex(null, 4)).toEqual([4]);
  });
});

describe('windowAround', () => {
  const worst = { row: 1, column: 2, claimed: 9, measured: 1, bar: 0.1 };

  it('shows what is known of the entries around the worst one, and zeros for the rest', () => {
    const seen = new Seen(6, 6);
    seen.take(worst, true);
    const cells = windowAround(scene, 0, worst, seen);
    expect(cells).toHaveLength(36);
    expect(cells.filter(({ wrong }) => wrong)).toEqual([
      { output: [0, 1], index: [1, 0], claimed: 9, measured: 1, bar: 0.1, wrong: true },
    ]);
    expect(cells.filter(({ claimed }) => claimed === 0)).toHaveLength(35);
  });

  it('shows no more than six rows and columns of a large Jacobian', () => {
    const long = (size: number) => ({ ...scene.layout.forms[1], shape: [size] });
    const large: Scene = {
      drawn: { ...scene.drawn, shapes: [[50]], values: [new Float64Array(50)] },
      layout: { names: ['x'], forms: [long(50)], wrt: [0] },
      output: { names: null, forms: [long(40)], size: 40 },
    };
    const cells = windowAround(large, 0, { ...worst, row: 39, column: 20 }, null);
    expect(cells).toHaveLength(36);
    expect([cells[0].output, cells[0].index]).toEqual([[34], [17]]);
    expect(cells.at(-1)).toMatchObject({ output: [39], index: [22] });
  });
});

describe('excess', () => {
  const finding = (claimed: number, measured: number) => ({
    ...findingOf(scene, 'pullback', 'wrong number', {}),
    claimed,
    measured,
  });

  it('is the error in units of the larger of the two, and infinite of NaN', () => {
    expect(excess(finding(3, 2))).toBeCloseTo(1 / 3, 15);
    expect(excess(finding(-2, 2))).toBe(2);
    expect(excess(finding(NaN, 2))).toBe(Infinity);
  });
});
