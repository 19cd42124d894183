import type { Hypothesis } from '../hypothesis.ts';
import { accumulated } from './accumulated.ts';
import { assigned } from './assigned.ts';
import { atKink } from './atKink.ts';
import { atOutput } from './atOutput.ts';
import { convention } from './convention.ts';
import { cotangentAveraged } from './cotangentAveraged.ts';
import { cotangentClipped } from './cotangentClipped.ts';
import { cotangentIgnored } from './cotangentIgnored.ts';
import { cotangentRectified } from './cotangentRectified.ts';
import { cotangentSquared } from './cotangentSquared.ts';
import { count } from './count.ts';
import { diagonal } from './diagonal.ts';
import { factor } from './factor.ts';
import { finiteDifferences } from './finiteDifferences.ts';
import { float32 } from './float32.ts';
import { inputForOutput } from './inputForOutput.ts';
import { inputModified } from './inputModified.ts';
import { mirrored } from './mirrored.ts';
import { missing } from './missing.ts';
import { nonSquare } from './nonSquare.ts';
import { notANumber } from './notANumber.ts';
import { oneEntry } from './oneEntry.ts';
import { onesOnly } from './onesOnly.ts';
import { random } from './random.ts';
import { reversed } from './reversed.ts';
import { severalRows } from './severalRows.ts';
import { sharedMemory } from './sharedMemory.ts';
import { sharedTerm } from './sharedTerm.ts';
import { shifted } from './shifted.ts';
import { sign } from './sign.ts';
import { sizeOne } from './sizeOne.ts';
import { someRows } from './someRows.ts';
import { stale } from './stale.ts';
import { swapped } from './swapped.ts';
import { termWithoutCotangent } from './termWithoutCotangent.ts';
import { threw } from './threw.ts';
import { ties } from './ties.ts';
import { transposed } from './transposed.ts';
import { transposedJacobian } from './transposedJacobian.ts';
import { whereLarge } from './whereLarge.ts';
import { whereNegative } from './whereNegative.ts';
import { wherePositive } from './wherePositive.ts';
import { whereTiny } from './whereTiny.ts';
import { whereZero } from './whereZero.ts';
import { wrongShape } from './wrongShape.ts';
import { zero } from './zero.ts';

/** Guesses that a broken promise settles: what a law saw is the mistake itself. */
export const ofPromises: readonly Hypothesis[] = [
  missing,
  wrongShape,
  threw,
  inputModified,
  accumulated,
  random,
  sharedMemory,
];

/** Guesses that claims are held against, the simplest first: the first that explains them all is told. */
export const ofNumbers: readonly Hypothesis[] = [
  notANumber,
  zero,
  sign,
  factor,
  count,
  transposed,
  transposedJacobian,
  swapped,
  diagonal,
  someRows,
  assigned,
  cotangentAveraged,
  shifted,
  reversed,
  mirrored,
  atOutput,
  float32,
  oneEntry,
  finiteDifferences,
  inputForOutput,
  whereZero,
  whereNegative,
  wherePositive,
  whereTiny,
  whereLarge,
  sizeOne,
  nonSquare,
  severalRows,
  sharedTerm,
  cotangentIgnored,
  cotangentSquared,
  cotangentClipped,
  cotangentRectified,
  termWithoutCotangent,
  stale,
  onesOnly,
];

/** Guesses for where every single number that was measured is right, and a law does not hold. */
export const ofTheRest: readonly Hypothesis[] = [float32, atKink, convention, ties];

/** Every hypothesis. */
export const hypotheses: readonly Hypothesis[] = [
  ...new Set([...ofPromises, ...ofNumbers, ...ofTheRest]),
];
