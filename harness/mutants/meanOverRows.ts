import { defineMutation, onGradients, scaled, spreadInputs } from './kit/index.ts';

/** The gradient of an input that all rows share, averaged over the rows where it is to be summed. */
export const meanOverRows = defineMutation({
  name: 'meanOverRows',
  family: 'broadcast or reduce',
  looksLike: ['count'],
  mutate(subject) {
    const shared = spreadInputs(subject);
    if (shared.length === 0) return null;
    return onGradients((gradient, _, { u }) => scaled(gradient, 1 / (u.shape[0] || 1)))(
      subject,
      shared,
    );
  },
});
