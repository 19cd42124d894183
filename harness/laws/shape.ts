import { sizeOf } from '../../gates/kit/tensor.ts';
import { shapeIn } from '../cases/dimensions.ts';
import { defineLaw } from './law.ts';

/**
 * The output has the shape that is declared for it, and each input that is differentiated by gets one
 * gradient, in its own shape.
 */
export const shape = defineLaw({
  name: 'shape',
  latex: String.raw`z \in \mathbb{R}^{\text{output}}, \quad \bar{x} \in \mathbb{R}^{\text{shape of } x}`,
  needs: [['vjp'], ['jvp'], ['jacobian']],

  *check(work) {
    const { output, plan, drawn } = work;
    if (plan.output !== null && output.names === null) {
      const expected = shapeIn(plan.output, drawn.lengths);
      const came = output.forms[0].shape;
      const { kind } = output.forms[0];
      const flat =
        kind === 'float64' || kind === 'float32' || (kind === 'nested' && output.size === 0);
      const same = expected.length === came.length && expected.every((n, k) => n === came[k]);
      if (!same && !(flat && output.size === sizeOf(expected))) {
        return work.finding('shape', 'wrong shape', {
          expected: `an output of shape [${expected.join(', ')}]`,
          came: `shape [${came.join(', ')}]`,
        });
      }
    }
    if (!plan.offers.vjp) return null;
    const [reply] = yield* work.watched('vjp');
    if (reply.refused === undefined) return null;
    return reply.refused === 'threw' ? null : work.refusal('shape', reply);
  },
});
