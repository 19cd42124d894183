import type { AnyGate } from './kit/index.ts';
import { abs } from './abs.ts';
import { add } from './add.ts';
import { affine } from './affine.ts';
import { atan } from './atan.ts';
import { cos } from './cos.ts';
import { crossEntropy } from './crossEntropy.ts';
import { dense } from './dense.ts';
import { divide } from './divide.ts';
import { dot } from './dot.ts';
import { elu } from './elu.ts';
import { exp } from './exp.ts';
import { expm1 } from './expm1.ts';
import { gelu } from './gelu.ts';
import { geluTanh } from './geluTanh.ts';
import { identity } from './identity.ts';
import { leakyRelu } from './leakyRelu.ts';
import { log } from './log.ts';
import { log1p } from './log1p.ts';
import { logSoftmax } from './logSoftmax.ts';
import { logSumExp } from './logSumExp.ts';
import { matmul } from './matmul.ts';
import { matvec } from './matvec.ts';
import { max } from './max.ts';
import { maximum } from './maximum.ts';
import { mean } from './mean.ts';
import { meanSquaredError } from './meanSquaredError.ts';
import { multiply } from './multiply.ts';
import { norm } from './norm.ts';
import { prod } from './prod.ts';
import { reciprocal } from './reciprocal.ts';
import { relu } from './relu.ts';
import { sigmoid } from './sigmoid.ts';
import { silu } from './silu.ts';
import { sin } from './sin.ts';
import { softmax } from './softmax.ts';
import { softmaxCrossEntropy } from './softmaxCrossEntropy.ts';
import { softplus } from './softplus.ts';
import { softsign } from './softsign.ts';
import { sqrt } from './sqrt.ts';
import { square } from './square.ts';
import { subtract } from './subtract.ts';
import { sum } from './sum.ts';
import { tanh } from './tanh.ts';
import { vecmat } from './vecmat.ts';

export { bibliography } from './bibliography.ts';
export { table, type Identity } from './table.ts';
export {
  matvec,
  vecmat,
  affine,
  dense,
  matmul,
  identity,
  add,
  subtract,
  multiply,
  divide,
  maximum,
  sigmoid,
  tanh,
  relu,
  leakyRelu,
  elu,
  softplus,
  silu,
  gelu,
  geluTanh,
  softsign,
  exp,
  expm1,
  log,
  log1p,
  sqrt,
  square,
  reciprocal,
  abs,
  sin,
  cos,
  atan,
  sum,
  mean,
  prod,
  max,
  dot,
  norm,
  logSumExp,
  softmax,
  logSoftmax,
  crossEntropy,
  softmaxCrossEntropy,
  meanSquaredError,
};

/** Every gate of the catalogue by its name: linear, of two vectors, element-wise, reductions, losses. */
export const gates = {
  matvec,
  vecmat,
  affine,
  dense,
  matmul,
  identity,
  add,
  subtract,
  multiply,
  divide,
  maximum,
  sigmoid,
  tanh,
  relu,
  leakyRelu,
  elu,
  softplus,
  silu,
  gelu,
  geluTanh,
  softsign,
  exp,
  expm1,
  log,
  log1p,
  sqrt,
  square,
  reciprocal,
  abs,
  sin,
  cos,
  atan,
  sum,
  mean,
  prod,
  max,
  dot,
  norm,
  logSumExp,
  softmax,
  logSoftmax,
  crossEntropy,
  softmaxCrossEntropy,
  meanSquaredError,
} as const satisfies Readonly<Record<string, AnyGate>>;
