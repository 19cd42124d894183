import { after, defineMutation, onPoint } from './kit/index.ts';

/** The slope taken at the activation f(x) in the place of the pre-activation x. */
export const atOutput = defineMutation({
  name: 'atOutput',
  family: 'saved value',
  looksLike: ['atOutput'],
  mutate: (subject) =>
    onPoint((x, { forward, wrt }) =>
      after(forward(x), (z) => {
        const alike = wrt.find((name) => x[name].shape.join() === z.shape.join());
        return alike === undefined ? x : { ...x, [alike]: z };
      }),
    )(subject),
});
