import { network, oneHot, real } from 'gradcheck';
import { dense, relu, softmaxCrossEntropy } from 'gradcheck/gates';

/** Two of six units have a bias that no example outweighs: they never fire, and never learn. */
export const deadRelu = network(({ input, parameter, apply }) => {
  const X = input('X', real('examples', 4));
  const Y = input('Y', oneHot('examples', 3));
  const W1 = parameter('W1', real(4, 6));
  const b1 = parameter('b1', real(6), [0, 0, -50, 0, 0, -50]);
  const W2 = parameter('W2', real(6, 3));
  const b2 = parameter('b2', real(3));

  const z1 = apply(dense, { X, W: W1, b: b1 }, 'z1');
  const h = apply(relu, { x: z1 }, 'h');
  const z2 = apply(dense, { X: h, W: W2, b: b2 }, 'z2');
  return apply(softmaxCrossEntropy, { y: Y, z: z2 }, 'L');
});
