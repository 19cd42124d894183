import { defineLaw } from './law.ts';

/** Where the forward gives an answer, the derivatives do too. */
export const exceptions = defineLaw({
  name: 'exceptions',
  latex: String.raw`f(x) \text{ is defined} \Rightarrow J(x) \text{ is defined}`,
  needs: [['vjp'], ['jvp'], ['jacobian']],

  *check(work) {
    const { offers } = work.plan;
    const replies = [
      ...(offers.vjp ? yield* work.vjp([work.cotangent()]) : []),
      ...(offers.jvp ? yield* work.jvp([work.tangent()]) : []),
      ...(offers.jacobian ? [yield* work.firstJacobian()] : []),
    ];
    const bad = replies.find((reply) => reply.refused === 'threw');
    return bad?.refused === undefined ? null : work.refusal('exceptions', bad);
  },
});
