import { network, oneHot, real } from 'gradcheck';
import { dense, sigmoid, softmaxCrossEntropy } from 'gradcheck/gates';

/** Weights that begin so large that numbers from −400 to 400 come out: σ is 0 or 1, its slope vanishes, and the first layer stops learning. */
export const saturated = network(({ input, parameter, apply }) => {
  const X = input('X', real('examples', 4));
  const Y = input('Y', oneHot('examples', 3));
  const W1 = parameter('W1', real(4, 6), { scale: 150 });
  const b1 = parameter('b1', real(6));
  const W2 = parameter('W2', real(6, 3));
  const b2 = parameter('b2', real(3));

  const z1 = apply(dense, { X, W: W1, b: b1 }, 'z1');
  const h = apply(sigmoid, { x: z1 }, 'h');
  const z2 = apply(dense, { X: h, W: W2, b: b2 }, 'z2');
  return apply(softmaxCrossEntropy, { y: Y, z: z2 }, 'L');
});
