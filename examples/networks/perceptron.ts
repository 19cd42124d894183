import { network, oneHot, real } from 'gradcheck';
import { dense, mean, relu, softmaxCrossEntropy } from 'gradcheck/gates';

/** Three layers, 64–32–32–10, on a batch of 16: the loss is the mean over the batch. */
export const perceptron = network(({ input, parameter, apply }) => {
  const X = input('X', real(16, 64));
  const Y = input('Y', oneHot(16, 10));
  const h1 = apply(relu, { x: apply(dense, { X, ...layer(1, 64, 32) }, 'z1') }, 'h1');
  const h2 = apply(relu, { x: apply(dense, { X: h1, ...layer(2, 32, 32) }, 'z2') }, 'h2');
  const z3 = apply(dense, { X: h2, ...layer(3, 32, 10) }, 'z3');
  return apply(mean, { x: apply(softmaxCrossEntropy, { y: Y, z: z3 }, 'losses') }, 'L');

  function layer(k: number, n: number, m: number) {
    return { W: parameter(`W${k}`, real(n, m)), b: parameter(`b${k}`, real(m)) };
  }
});
