import type { Tensor } from '../../gates/kit/tensor.ts';
import { after, afterAll, defineMutation, mapped, withVjp, type Tensors } from './kit/index.ts';

/** A step that is neither too fine nor too coarse to be believed. */
const step = 1e-4;

/** A forward difference in the place of a derivative. */
export const finiteDifferences = defineMutation({
  name: 'finiteDifferences',
  family: 'wrong formula',
  looksLike: ['finiteDifferences'],
  mutate: (subject) =>
    withVjp(subject, (x, u) => {
      const entries = subject.wrt.flatMap((name) =>
        Array.from(x[name].data, (_, j) => ({ name, j })),
      );
      const at = (one: (typeof entries)[number]): Tensors => ({
        ...x,
        [one.name]: mapped(x[one.name], (v, j) => (j === one.j ? v + step : v)),
      });
      const slope = (z: Tensor, ahead: Tensor): number =>
        ahead.data.reduce((sum, f, i) => sum + (u.data[i] * (f - z.data[i])) / step, 0);
      return after(subject.forward(x), (z) =>
        afterAll(
          entries.map((one) => () => subject.forward(at(one))),
          (ahead) => {
            const slopes = ahead.map((moved) => slope(z, moved));
            let k = 0;
            return Object.fromEntries(
              subject.wrt.map((name) => [name, mapped(x[name], () => slopes[k++])]),
            );
          },
        ),
      );
    }),
});
