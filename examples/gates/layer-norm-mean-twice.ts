import { map, real, type Tensor } from 'gradcheck';

interface Normalised {
  readonly z: Float64Array;
  readonly rate: number;
}

function normalise({ data }: Tensor): Normalised {
  const mean = data.reduce((sum, a) => sum + a, 0) / data.length;
  const centred = data.map((a) => a - mean);
  const variance = centred.reduce((sum, a) => sum + a * a, 0) / data.length;
  const rate = 1 / Math.sqrt(variance + 1e-3);
  return { z: centred.map((a) => a * rate), rate };
}

/** The gradient is r (g − mean g − z mean(g z)); here the mean of g is taken off twice. */
export const layerNormMeanTwice = {
  latex: String.raw`z = (x - \mu) / \sqrt{\sigma^2 + \epsilon}`,
  inputs: { x: real('n').atLeast({ n: 2 }) },

  forward: ({ x }: { x: Tensor }) => ({ shape: x.shape, data: normalise(x).z }),
  vjp({ x }: { x: Tensor }, zBar: Tensor) {
    const { z, rate } = normalise(x);
    const n = z.length;
    const mean = zBar.data.reduce((sum, g) => sum + g, 0) / n;
    const along = zBar.data.reduce((sum, g, i) => sum + g * z[i], 0) / n;
    let i = 0;
    return { x: map(zBar, (g) => rate * (g - 2 * mean - z[i++] * along)) };
  },
};
