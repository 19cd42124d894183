import { defineLaw } from './law.ts';

/** Nothing that a subject offers modifies what it is given: inputs, cotangents and tangents come back as they went. */
export const purity = defineLaw({
  name: 'purity',
  latex: String.raw`x \mapsto f(x) \text{ leaves } x \text{ alone}`,
  needs: [['vjp'], ['jvp'], ['jacobian']],

  *check(work) {
    const { layout, point, plan } = work;
    const { offers } = plan;
    for (const [who, replies] of [
      ['forward', yield { ask: 'forward', layout, places: [{ point }], guarded: true }],
      ['vjp', offers.vjp ? yield* work.vjp([work.cotangent()], true) : []],
      ['jvp', offers.jvp ? yield* work.jvp([work.tangent()], true) : []],
      ['jacobian', offers.jacobian ? [yield* work.jacobian(true)] : []],
      ['hvp', work.offersSecond ? yield* work.hvp([work.cotangent()], [work.tangent()], true) : []],
    ] as const) {
      const reply = replies.find(({ refused }) => refused === undefined);
      if (reply === undefined || reply.refused !== undefined) continue;
      if (reply.modified === undefined) continue;
      const k = layout.names.indexOf(reply.modified);
      return work.finding('purity', 'broken promise', {
        ...(k < 0 ? {} : { input: k }),
        expected: `${who} to leave ${reply.modified} as it was`,
        came: `${who} changed ${reply.modified}`,
      });
    }
    return null;
  },
});
