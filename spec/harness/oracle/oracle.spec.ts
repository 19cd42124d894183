import { describe, expect, it } from 'vitest';
import {
  abs,
  cos,
  gelu,
  gates,
  logSoftmax,
  matvec,
  max,
  softmaxCrossEntropy,
  square,
  vecmat,
} from '../../../gates/index.ts';
import { tensor, type AnyGate } from '../../../gates/kit/index.ts';
import { oracleOf } from '../../../harness/oracle/oracle.ts';

/** ∂z/∂x as doubles, row by row. */
async function slopesAt(gate: AnyGate, ...x: number[]): Promise<number[][]> {
  const jacobian = (await oracleOf(gate)).jacobian({ x: tensor(x) });
  return jacobian!.x.map((row) => row.map(({ value }) => value.toNumber()));
}

/** The two sides of each slope by the first entry, and null where they are one. */
async function sidesAt(gate: AnyGate, ...x: number[]): Promise<(number[] | null)[]> {
  const jacobian = (await oracleOf(gate)).jacobian({ x: tensor(x) });
  return jacobian!.x.map(([{ sides }]) => sides && sides.map((side) => side.toNumber()));
}

describe('oracleOf', () => {
  it('reads columns as columns and rows as rows', async () => {
    const W = tensor([1, 2, 3, 4, 5, 6], [3, 2]);
    const column = (await oracleOf(matvec)).forward({ W, x: tensor([7, 8]) });
    expect(column!.map(({ value }) => value.toNumber())).toEqual([23, 53, 83]);
    const row = (await oracleOf(vecmat)).forward({ W, x: tensor([7, 8, 9]) });
    expect(row!.map(({ value }) => value.toNumber())).toEqual([76, 100]);
  });

  it('differentiates by each entry', async () => {
    expect(await slopesAt(square, 3, 0, -1e8)).toEqual([
      [6, 0, 0],
      [0, 0, 0],
      [0, 0, -2e8],
    ]);
  });

  it('has 20 digits of a slope and more', async () => {
    const [[slope]] = (await oracleOf(cos)).jacobian({ x: tensor([1]) })!.x;
    // sin 1, as tabled
    expect(slope.value.plus('0.84147098480789650665250232163').abs().toNumber()).toBeLessThan(
      1e-29,
    );
  });

  it('takes as many digits as a tail needs in which the definition cancels', async () => {
    expect(await slopesAt(gelu, -20)).toEqual([[-1.1014360483133464e-86]]);
    const [top] = (await oracleOf(logSoftmax)).forward({ x: tensor([0, -200]) })!;
    expect(top.value.toNumber()).toBe(-Math.exp(-200));
  });

  it('is not deceived where roundings undo each other', async () => {
    // z₃ = −185.6 − log(1 + 1e-79): at 64 digits it stays the same, whichever way it is rounded
    const [, , third] = await slopesAt(logSoftmax, -0.7890625, 179.6875, -5.9375);
    expect(third[0]).toBe(-4.1689318275308194e-79);
  });

  it('finds the bottom of a curve flat, where a difference sees the curve’s next term', async () => {
    const inputs = { y: tensor([1 / 3, 1 / 3, 1 / 3]), z: tensor([0, 0, 0]) };
    const [[{ value, slack }]] = (await oracleOf(softmaxCrossEntropy)).jacobian(inputs)!.z;
    expect(value.abs().lte(slack)).toBe(true);
    expect(slack.toNumber()).toBeLessThan(1e-50);
  });

  it('gives the two sides of a kink, not their mean', async () => {
    expect(await sidesAt(abs, 0)).toEqual([[-1, 1]]);
    expect(await sidesAt(max, 2, 2)).toEqual([[0, 1]]);
  });

  it('takes neither a curve for a kink nor a near one for its neighbour', async () => {
    expect(await sidesAt(square, 0)).toEqual([null]);
    expect(await sidesAt(abs, 2 ** -30)).toEqual([null]);
  });

  it.for([abs, gelu])('has nothing to say of empty inputs to $name', async (gate) => {
    const oracle = await oracleOf(gate);
    expect(oracle.forward({ x: tensor([]) })).toBe(null);
    expect(oracle.jacobian({ x: tensor([]) })).toBe(null);
  });

  it('counts the operations of a definition', async () => {
    expect((await oracleOf(gates.affine)).operations).toBe(2);
    expect((await oracleOf(gates.identity)).operations).toBe(0);
  });

  it('names a definition that gives no real number', async () => {
    const oracle = await oracleOf({ ...square, definition: 'sqrt(x[1, 1] - 5)' });
    expect(() => oracle.forward({ x: tensor([1]) })).toThrow(
      'square: its definition sqrt(x[1, 1] - 5) gives 2i, expected real numbers.',
    );
  });
});
