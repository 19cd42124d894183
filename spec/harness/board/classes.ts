import type { Board } from './board.ts';
import { rightMatrices, rightMatricesFine, wrongMatrices, wrongMatricesFine } from './matrices.ts';
import { rightNorms, rightNormsFine, wrongNorms, wrongNormsFine } from './norms.ts';
import {
  rightPointwiseFine,
  rightPointwise,
  wrongPointwiseFine,
  wrongPointwise,
} from './pointwise.ts';
import {
  rightProbabilities,
  rightProbabilitiesFine,
  wrongProbabilities,
  wrongProbabilitiesFine,
} from './probabilities.ts';
import {
  rightSequences,
  rightSequencesFine,
  wrongSequences,
  wrongSequencesFine,
} from './sequences.ts';
import { rightTies, wrongTies } from './ties.ts';

type Cases = readonly (readonly [name: string, given: Board[string]])[];

const all = (...boards: readonly Board[]): Cases =>
  boards.flatMap((board) => Object.entries(board));

/** By classes of function: what holds in float64 and in float32. */
export const right: Cases = all(
  rightPointwise,
  rightTies,
  rightProbabilities,
  rightMatrices,
  rightNorms,
  rightSequences,
);

export const wrong: Cases = all(
  wrongPointwise,
  wrongTies,
  wrongProbabilities,
  wrongMatrices,
  wrongNorms,
  wrongSequences,
);

/** What float32 has too few digits for, or too small a range. */
export const rightInDouble: Cases = all(
  rightPointwiseFine,
  rightProbabilitiesFine,
  rightMatricesFine,
  rightNormsFine,
  rightSequencesFine,
);

export const wrongInDouble: Cases = all(
  wrongPointwiseFine,
  wrongProbabilitiesFine,
  wrongMatricesFine,
  wrongNormsFine,
  wrongSequencesFine,
);
