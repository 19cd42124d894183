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
    const { layout, point, plan } = work;
    const places = [{ point }, { point }];
    const forward = yield { ask: 'forward', layout, places, guarded: true };
    const cotangents = [work.cotangent(), work.cotangent()];
    const vjp = plan.offers.vjp ? yield* work.vjp(cotangents, true) : [];
    const jvp = plan.offers.jvp ? yield* work.jvp([work.tangent(), work.tangent()], true) : [];
    const hvp = work.offersSecond
      ? yield* work.hvp(cotangents, [work.tangent(), work.tangent()], true)
      : [];
    for (const [who, replies] of [
      ['forward', forward],
      ['vjp', vjp],
      ['jvp', jvp],
      ['hvp', hvp],
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
