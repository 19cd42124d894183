import type { Reply } from '../question.ts';
import { defineLaw } from './law.ts';

/** Where the forward gives an answer, the derivatives do too. */
export const exceptions = defineLaw({
  name: 'exceptions',
  latex: String.raw`f(x) \text{ is defined} \Rightarrow J(x) \text{ is defined}`,
  needs: [['vjp'], ['jvp'], ['jacobian']],

  *check(work) {
    const { offers } = work.plan;
    const replies: Reply[] = [];
    if (offers.vjp) replies.push(...(yield* work.watched('vjp')));
    if (offers.jvp) replies.push(...(yield* work.watched('jvp')));
    if (offers.jacobian) replies.push(...(yield* work.watched('jacobian')));
    const bad = replies.find((reply) => reply.refused === 'threw');
    return bad?.refused === undefined ? null : work.refusal('exceptions', bad);
  },
});
