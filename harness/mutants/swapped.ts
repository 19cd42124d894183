import { after, defineMutation, withVjp } from './kit/index.ts';

/** The gradients of the first two inputs of one shape exchanged. */
export const swapped = defineMutation({
  name: 'swapped',
  family: 'wrong formula',
  looksLike: ['swapped'],
  mutate(subject) {
    const shape = (name: string): string => subject.inputs[name].shape.join();
    const first = subject.wrt.find((a) =>
      subject.wrt.some((b) => a !== b && shape(a) === shape(b)),
    );
    const second = subject.wrt.find(
      (name) => first !== undefined && name !== first && shape(name) === shape(first),
    );
    if (first === undefined || second === undefined) return null;
    return withVjp(subject, (x, u) =>
      after(subject.vjp(x, u), (gradients) => ({
        ...gradients,
        [first]: gradients[second],
        [second]: gradients[first],
      })),
    );
  },
});
