import type { Tensors } from './kit/index.ts';
import { defineMutation, onPoint } from './kit/index.ts';

/** What forward left behind is kept by shape and never renewed: the first point of each shape answers for all. */
export const staleCache = defineMutation({
  name: 'staleCache',
  family: 'saved value',
  looksLike: ['stale'],
  mutate(subject) {
    const kept = new Map<string, Tensors>();
    return onPoint((x) => {
      const key = JSON.stringify(Object.values(x).map(({ shape }) => shape));
      const first = kept.get(key);
      if (first !== undefined) return first;
      const copies = Object.entries(x).map(
        ([name, { shape, data }]) => [name, { shape, data: data.slice() }] as const,
      );
      kept.set(key, Object.fromEntries(copies));
      return x;
    })(subject);
  },
});
