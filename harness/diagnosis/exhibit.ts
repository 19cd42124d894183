import { sizeOf } from '../../gates/kit/tensor.ts';
import type { Case } from '../cases/draw.ts';
import type { Random } from '../cases/random.ts';
import type { Field } from '../numeric/field.ts';
import type { Jacobian } from './measureJacobian.ts';

/** By how much a bar may be exceeded: one of a quick look is sometimes exceeded by a little. */
const slack = 2;

/** What is claimed and what was measured by one input, entry by entry. */
export interface Side extends Jacobian {
  readonly claimed: Float64Array;
  /** How far the claims of a row may be from values that are known exactly. */
  readonly tolerances: Float64Array;
}

/** One case, looked at whole. */
export interface Exhibit {
  readonly drawn: Case;
  readonly field: Field;
  readonly rows: number;
  /** By position in `layout.wrt`. */
  readonly sides: readonly Side[];
  readonly random: Random;
}

/** Whether a claim is outside what was measured; where nothing was, it is not. */
export function isWrong(side: Side, at: number): boolean {
  const { claimed, values, bars } = side;
  if (bars[at] === Infinity) return false;
  return !(Math.abs(claimed[at] - values[at]) <= slack * bars[at] + toleranceAt(side, at));
}

/** How far the claim of one entry may be from a value that is known exactly. */
export const toleranceAt = ({ tolerances, columns }: Side, at: number): number =>
  tolerances[Math.floor(at / columns)];

/** Whether an entry is told from 0 and claimed right: it speaks against whoever calls it wrong. */
export const isRight = (side: Side, at: number): boolean =>
  !isWrong(side, at) && Math.abs(side.values[at]) > slack * (side.bars[at] + toleranceAt(side, at));

/** The lengths of the axes of an input. */
export const shapeOf = ({ drawn, field }: Exhibit, k: number): readonly number[] =>
  drawn.shapes[field.layout.wrt[k]];

/** The lengths of the axes of the output; of several outputs, their size. */
export const outputShape = ({ field: { output } }: Exhibit): readonly number[] =>
  output.names === null ? output.forms[0].shape : [output.size];

/** The numbers of one row of the output's first axis. */
export const rowSize = (exhibit: Exhibit): number => sizeOf(outputShape(exhibit).slice(1));
