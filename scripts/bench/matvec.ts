import { matvec } from '../../gates/index.ts';
import type { Subject, Tensor } from '../../harness/index.ts';
import { numbers } from './measure.ts';

interface Inputs {
  readonly W: Tensor;
  readonly x: Tensor;
}

/** z = W x by forward and vjp, as PyTorch's gradcheck sees it too: no jvp, no Jacobian. */
export const product: Subject = {
  name: 'W x',
  forward: (at: Inputs) => matvec.forward(at),
  vjp: (at: Inputs, u: Tensor) => matvec.vjp(at, u),
};

/** An n×n matrix and a vector. */
export const inputsOf = (n: number): Inputs => ({
  W: { shape: [n, n], data: numbers(n * n) },
  x: { shape: [n], data: numbers(n, 7) },
});

/** The product with one entry of its gradient by W off by a relative error. */
export const wrongProduct = (entry: number, error: number): Subject => ({
  ...product,
  vjp(at: Inputs, u: Tensor) {
    const { W, x } = matvec.vjp(at, u);
    const data = Float64Array.from(W.data);
    data[entry] *= 1 + error;
    return { W: { shape: W.shape, data }, x };
  },
});
