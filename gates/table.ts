import { abs } from './abs.ts';
import { add } from './add.ts';
import { affine } from './affine.ts';
import { atan } from './atan.ts';
import { cos } from './cos.ts';
import { dense } from './dense.ts';
import { elu } from './elu.ts';
import { exp } from './exp.ts';
import { expm1 } from './expm1.ts';
import { gelu } from './gelu.ts';
import { geluTanh } from './geluTanh.ts';
import { identity } from './identity.ts';
import type { AnyGate } from './kit/index.ts';
import { leakyRelu } from './leakyRelu.ts';
import { log } from './log.ts';
import { log1p } from './log1p.ts';
import { matmul } from './matmul.ts';
import { matvec } from './matvec.ts';
import { reciprocal } from './reciprocal.ts';
import { relu } from './relu.ts';
import { sigmoid } from './sigmoid.ts';
import { silu } from './silu.ts';
import { sin } from './sin.ts';
import { softmaxCrossEntropy } from './softmaxCrossEntropy.ts';
import { softplus } from './softplus.ts';
import { softsign } from './softsign.ts';
import { sqrt } from './sqrt.ts';
import { square } from './square.ts';
import { tanh } from './tanh.ts';
import { vecmat } from './vecmat.ts';

/** One identity of the source's table, and the gates that it speaks of. */
export interface Identity {
  /** What it is called here; no two alike. */
  readonly label: string;
  /** What the source calls it. */
  readonly sourceLabel: string;
  readonly latex: string;
  readonly gates: readonly AnyGate[];
  /** Gates that do more and contain it, each with the input that it speaks of there: a bias, a batch row by row. */
  readonly within?: readonly (readonly [gate: AnyGate, input: string])[];
  /** The input that the derivative is taken by. */
  readonly input: string;
  /** The Jacobian ∂z/∂x, or the gradient of a loss L by the input, given `delta` = ∂L/∂z. */
  readonly claims: 'jacobian' | 'gradient';
  /** The right-hand side as a mathjs expression, as printed. */
  readonly identity: string;
}

/**
 * The source's table of gates and gradients, in its order, with its expressions as printed.
 *
 * With W ∈ Rⁿˣᵐ, and x ∈ Rᵐ a column (identities 1 and 5) or x ∈ Rⁿ a row (identities 2 and 6).
 * The source says x ∈ Rᵐ for all, but z = x W needs x ∈ Rⁿ. Its label identity4 stands twice; here
 * the second is identity7, and a report names both.
 *
 * δ is a row (1×n) under numerator layout, hence δᵀ xᵀ is (n×1)(1×m), the shape of W; in identity 6,
 * where x is a row, xᵀ δ is (n×1)(1×m) too. Identities 1 and 5 are two claims about one gate, by x
 * and by W; so are 2 and 6. In identity 4 `x` is one-dimensional and `df` is f′, entry by entry.
 *
 * ŷ − y holds for any y that sums to 1, one-hot or soft; for labels that do not,
 * ∂L/∂z = (Σy) ŷ − y.
 */
export const table: readonly Identity[] = [
  {
    label: 'identity1',
    sourceLabel: 'identity1',
    latex: String.raw`z = W x \quad\Rightarrow\quad \frac{\partial z}{\partial x} = W`,
    gates: [matvec],
    within: [[affine, 'x']],
    input: 'x',
    claims: 'jacobian',
    identity: 'W',
  },
  {
    label: 'identity2',
    sourceLabel: 'identity2',
    latex: String.raw`z = x W \quad\Rightarrow\quad \frac{\partial z}{\partial x} = W^\top`,
    gates: [vecmat],
    within: [
      [dense, 'X'],
      [matmul, 'A'],
    ],
    input: 'x',
    claims: 'jacobian',
    identity: 'transpose(W)',
  },
  {
    label: 'identity3',
    sourceLabel: 'identity3',
    latex: String.raw`z = x \quad\Rightarrow\quad \frac{\partial z}{\partial x} = I`,
    gates: [identity],
    within: [
      [affine, 'b'],
      [dense, 'b'],
      [add, 'x'],
      [add, 'y'],
    ],
    input: 'x',
    claims: 'jacobian',
    identity: 'identity(n)',
  },
  {
    label: 'identity4',
    sourceLabel: 'identity4',
    latex: String.raw`z = f(x) \text{ element-wise} \quad\Rightarrow\quad \frac{\partial z}{\partial x} = \mathrm{Diag}[f'(x)]`,
    gates: [
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
    ],
    input: 'x',
    claims: 'jacobian',
    identity: 'diag(df(x))',
  },
  {
    label: 'identity5',
    sourceLabel: 'identity5',
    latex: String.raw`z = W x,\ \delta = \frac{\partial L}{\partial z} \quad\Rightarrow\quad \frac{\partial L}{\partial W} = \delta^\top x^\top`,
    gates: [matvec],
    within: [[affine, 'W']],
    input: 'W',
    claims: 'gradient',
    identity: 'transpose(delta) * transpose(x)',
  },
  {
    label: 'identity6',
    sourceLabel: 'identity6',
    latex: String.raw`z = x W,\ \delta = \frac{\partial L}{\partial z} \quad\Rightarrow\quad \frac{\partial L}{\partial W} = x^\top \delta`,
    gates: [vecmat],
    within: [
      [dense, 'W'],
      [matmul, 'B'],
    ],
    input: 'W',
    claims: 'gradient',
    identity: 'transpose(x) * delta',
  },
  {
    label: 'identity7',
    sourceLabel: 'identity4',
    latex: String.raw`z = W x,\ \hat y = \mathrm{softmax}(z),\ L = \mathrm{CE}(y, \hat y) \quad\Rightarrow\quad \frac{\partial L}{\partial z} = \hat y - y`,
    gates: [softmaxCrossEntropy],
    input: 'z',
    claims: 'gradient',
    identity: 'yhat - y',
  },
];
