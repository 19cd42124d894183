import { defineLaw } from './law.ts';

/** Nothing that a subject offers modifies what it is given: inputs, cotangents and tangents come back as they went. */
export const purity = defineLaw({
  name: 'purity',
  latex: String.raw`x \mapsto f(x) \text{ leaves } x \text{ alone}`,
  needs: [['vjp'], ['jvp'], ['jacobian']],

  *check(work) {
    const { offers } = work.plan;
    for (const [who, replies] of [
      ['forward', yield* work.watched('forward')],
      ['vjp', offers.vjp ? yield* work.watched('vjp') : []],
      ['jvp', offers.jvp ? yield* work.watched('jvp') : []],
      ['jacobian', offers.jacobian ? yield* work.watched('jacobian') : []],
      ['hvp', work.offersSecond ? yield* work.watched('hvp') : []],
    ] as const) {
      for (const reply of replies) {
        if (reply.refused !== undefined || reply.modified === undefined) continue;
        const k = work.layout.names.indexOf(reply.modified);
        return work.finding('purity', 'broken promise', {
          ...(k < 0 ? {} : { input: k }),
          expected: `${who} to leave ${reply.modified} as it was`,
          came: `${who} changed ${reply.modified}`,
        });
      }
    }
    return null;
  },
});
