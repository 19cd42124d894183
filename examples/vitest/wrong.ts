import { swish } from './gates.ts';

/** Takes the slope of the sigmoid for that of its product with x. */
export const swishOfSigmoid: typeof swish = {
  ...swish,
  name: 'swishOfSigmoid',
  vjp: ({ x }, { data: delta }) => ({
    x: {
      shape: x.shape,
      data: x.data.map((one, i) => {
        const sigma = 1 / (1 + Math.exp(-one));
        return delta[i] * sigma * (1 - sigma);
      }),
    },
  }),
};
