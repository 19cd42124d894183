import { defineLaw } from './law.ts';

/** Neither forward nor vjp modifies what it is given: inputs and cotangents come back as they went. */
export const purity = defineLaw({
  name: 'purity',
  latex: String.raw`x \mapsto f(x) \text{ leaves } x \text{ alone}`,
  needs: [['vjp'], ['jvp'], ['jacobian']],

  *check(work) {
    const { layout, point, plan } = work;
    const [forward] = yield { ask: 'forward', layout, places: [{ point }], guarded: true };
    const vjp = plan.offers.vjp ? yield* work.vjp([work.cotangent()], true) : [];
    for (const [who, reply] of [
      ['forward', forward],
      ['vjp', vjp[0]],
    ] as const) {
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
