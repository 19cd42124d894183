import { defineLaw } from './law.ts';

/**
 * Results are memory of their own: no input, cotangent or tangent handed back, no buffer used again for the
 * next result. Whoever adds a gradient up in place would otherwise change the values it came from.
 */
export const aliasing = defineLaw({
  name: 'aliasing',
  latex: String.raw`f(x), \bar{x} \text{ share no memory with } x, \bar{z} \text{ or earlier results}`,
  needs: [['vjp'], ['jvp'], ['jacobian']],

  *check(work) {
    const { offers } = work.plan;
    for (const [who, replies] of [
      ['forward', yield* work.watched('forward')],
      ['vjp', offers.vjp ? yield* work.watched('vjp') : []],
      ['jvp', offers.jvp ? yield* work.watched('jvp') : []],
      ['hvp', work.offersSecond ? yield* work.watched('hvp') : []],
    ] as const) {
      for (const reply of replies) {
        if (reply.refused !== undefined || reply.aliased === undefined) continue;
        return work.finding('aliasing', 'broken promise', {
          expected: `a result of ${who} in memory of its own`,
          came: `${who} answers with the memory of ${reply.aliased}`,
        });
      }
    }
    return null;
  },
});
