import { accumulating } from './accumulating.ts';
import { allTies } from './allTies.ts';
import { assigned } from './assigned.ts';
import { atOutput } from './atOutput.ts';
import { columnMajor } from './columnMajor.ts';
import { cotangentAveraged } from './cotangentAveraged.ts';
import { cotangentClipped } from './cotangentClipped.ts';
import { cotangentIgnored } from './cotangentIgnored.ts';
import { cotangentModified } from './cotangentModified.ts';
import { cotangentRectified } from './cotangentRectified.ts';
import { cotangentSquared } from './cotangentSquared.ts';
import { diagonalOnly } from './diagonalOnly.ts';
import { double } from './double.ts';
import { dropped } from './dropped.ts';
import { finiteDifferences } from './finiteDifferences.ts';
import { firstRowOnly } from './firstRowOnly.ts';
import { float32Rounded } from './float32Rounded.ts';
import { half } from './half.ts';
import { inputModified } from './inputModified.ts';
import { jacobianTransposed } from './jacobianTransposed.ts';
import type { Mutation } from './kit/mutation.ts';
import { lastRowOnly } from './lastRowOnly.ts';
import { maskFlipped } from './maskFlipped.ts';
import { meanForSum } from './meanForSum.ts';
import { meanOverRows } from './meanOverRows.ts';
import { millionth } from './millionth.ts';
import { missing } from './missing.ts';
import { missingSum } from './missingSum.ts';
import { missingTerm } from './missingTerm.ts';
import { noise } from './noise.ts';
import { nonSquare } from './nonSquare.ts';
import { notANumber } from './notANumber.ts';
import { onePercent } from './onePercent.ts';
import { otherConvention } from './otherConvention.ts';
import { outputForgotten } from './outputForgotten.ts';
import { reusedBuffer } from './reusedBuffer.ts';
import { reversed } from './reversed.ts';
import { severalRows } from './severalRows.ts';
import { shifted } from './shifted.ts';
import { sign } from './sign.ts';
import { sizeOne } from './sizeOne.ts';
import { staleCache } from './staleCache.ts';
import { summedForMean } from './summedForMean.ts';
import { swapped } from './swapped.ts';
import { throwsOnEmpty } from './throwsOnEmpty.ts';
import { transposed } from './transposed.ts';
import { whereLarge } from './whereLarge.ts';
import { whereNegative } from './whereNegative.ts';
import { whereSaturated } from './whereSaturated.ts';
import { whereTiny } from './whereTiny.ts';
import { whereZero } from './whereZero.ts';
import { zeros } from './zeros.ts';

/** Every way in which a right subject is made wrong. */
export const mutations: readonly Mutation[] = [
  sign,
  double,
  half,
  summedForMean,
  meanForSum,
  meanOverRows,
  zeros,
  dropped,
  missing,
  transposed,
  columnMajor,
  jacobianTransposed,
  diagonalOnly,
  cotangentIgnored,
  cotangentSquared,
  cotangentClipped,
  cotangentRectified,
  cotangentAveraged,
  missingTerm,
  outputForgotten,
  lastRowOnly,
  firstRowOnly,
  missingSum,
  assigned,
  swapped,
  atOutput,
  staleCache,
  shifted,
  reversed,
  maskFlipped,
  otherConvention,
  allTies,
  whereZero,
  whereNegative,
  whereLarge,
  whereSaturated,
  whereTiny,
  sizeOne,
  nonSquare,
  severalRows,
  throwsOnEmpty,
  onePercent,
  millionth,
  notANumber,
  float32Rounded,
  finiteDifferences,
  inputModified,
  cotangentModified,
  reusedBuffer,
  accumulating,
  noise,
];
