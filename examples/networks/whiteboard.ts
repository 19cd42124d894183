import { network, oneHot, real, type Gate } from 'gradcheck';
import { affine, relu, sigmoid, softmaxCrossEntropy, tanh } from 'gradcheck/gates';

/** x → affine → f → affine → softmax cross entropy, with numbers that can be followed by hand. */
const twoLayers = (name: string, f: Gate<'x'>) =>
  network(
    ({ input, parameter, apply }) => {
      const x = input('x', real(2), [1, 2]);
      const y = input('y', oneHot(2), [0, 1]);
      const W1 = parameter('W1', real(3, 2), [[0.5, 0.25], [-1, 0.25], [1, -0.25]]); // prettier-ignore
      const b1 = parameter('b1', real(3), [0, 0.25, -0.25]);
      const W2 = parameter('W2', real(2, 3), [[1, 0.5, -2], [-1, 0.25, 2]]); // prettier-ignore
      const b2 = parameter('b2', real(2), [0.5, -0.5]);

      const z1 = apply(affine, { W: W1, x, b: b1 }, 'z1');
      const h = apply(f, { x: z1 }, 'h');
      const z2 = apply(affine, { W: W2, x: h, b: b2 }, 'z2');
      return apply(softmaxCrossEntropy, { y, z: z2 }, 'L');
    },
    { name },
  );

export const whiteboard = twoLayers('whiteboard', relu);
export const withSigmoid = twoLayers('withSigmoid', sigmoid);
export const withTanh = twoLayers('withTanh', tanh);
