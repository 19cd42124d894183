import { network, oneHot, real } from 'gradcheck';
import { dense, relu, softmaxCrossEntropy } from 'gradcheck/gates';

/** Pictures of 8×8 to six labels: 64–32–6. */
export const shapes = network(({ input, parameter, apply }) => {
  const X = input('X', real('examples', 64));
  const Y = input('Y', oneHot('examples', 6));
  const W1 = parameter('W1', real(64, 32));
  const b1 = parameter('b1', real(32));
  const W2 = parameter('W2', real(32, 6));
  const b2 = parameter('b2', real(6));

  const z1 = apply(dense, { X, W: W1, b: b1 }, 'z1');
  const h = apply(relu, { x: z1 }, 'h');
  const z2 = apply(dense, { X: h, W: W2, b: b2 }, 'z2');
  return apply(softmaxCrossEntropy, { y: Y, z: z2 }, 'L');
});
