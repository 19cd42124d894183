import { describe, expect, it } from 'vitest';
import { divide, matvec, multiply, relu, sigmoid, softmax, tanh } from '../../../gates/index.ts';
import * as kit from '../../../gates/kit/index.ts';
import { real, type Subject } from '../../../harness/index.ts';
import { pushforward } from '../../../harness/laws/pushforward.ts';
import { checkLaw, verdictBy } from '../checkLaw.ts';
import { findingBy } from '../findingBy.ts';
import { but } from '../subjects.ts';

const { map2, product, scale, softargmax, tensor, transpose } = kit;

/** Wrong on purpose: each beside a vjp that is right. */
const mutants: Record<string, Subject> = {
  'is twice too large': but(tanh, { jvp: (x, dx) => scale(tanh.jvp(x, dx), 2) }),
  'has the wrong sign': but(tanh, { jvp: (x, dx) => scale(tanh.jvp(x, dx), -1) }),
  'is a part in 10⁷ too large': but(tanh, { jvp: (x, dx) => scale(tanh.jvp(x, dx), 1 + 1e-7) }),
  'forgets a term': but(matvec, { jvp: ({ W }, { x: dx }) => product(W, dx) }),
  'forgets the other term': but(multiply, { jvp: ({ y }, { x: dx }) => kit.multiply(dx, y) }),
  'has the sign of a term turned': but(divide, {
    jvp: ({ x, y }, { x: dx, y: dy }) =>
      kit.add(
        kit.divide(dx, y),
        kit.multiply(
          dy,
          map2(x, y, (a, b) => a / b / b),
        ),
      ),
  }),
  'forgets the transpose of a square matrix': but(matvec, {
    inputs: { W: real('n', 'n'), x: real('n') },
    jvp: ({ W, x }, { W: dW, x: dx }) => kit.add(product(dW, x), product(transpose(W), dx)),
  }),
  'drops the tangent': but(sigmoid, {
    jvp: ({ x }) => sigmoid.jvp({ x }, { x: kit.ones(x.shape) }),
  }),
  'passes the tangent where the mask is closed': but(relu, { jvp: (_, { x: dx }) => scale(dx, 1) }),
  'works entry by entry': but(softmax, {
    jvp: ({ x }, { x: dx }) => map2(softargmax(x), dx, (p, v) => p * (1 - p) * v),
  }),
};

const alone = ({ vjp: _vjp, jacobian: _jacobian, ...rest }: Subject): Subject => rest;

describe('pushforward', () => {
  it.for(Object.entries(mutants))('fails a jvp that %s', ([, mutant]) => {
    expect(checkLaw(pushforward, mutant)).toBe('fail');
  });

  it.for(Object.entries(mutants))('fails one that %s and stands alone', ([, mutant]) => {
    expect(checkLaw(pushforward, alone(mutant))).toBe('fail');
  });

  it('passes a right one that stands alone', () => {
    expect(checkLaw(pushforward, alone(divide))).toBe('pass');
  });

  it('cannot see a mistake of the vjp', () => {
    const wrong = but(tanh, { vjp: (x, zBar) => tanh.vjp(x, scale(zBar, 2)) });
    expect(checkLaw(pushforward, wrong)).toBe('pass');
  });

  it('leaves a jvp of more than 64 tangents to the law adjoint', () => {
    const long = { inputs: { x: real(65) }, output: [65] };
    const wrong = but(tanh, { ...long, jvp: (x, dx) => scale(tanh.jvp(x, dx), 2) });
    expect(checkLaw(pushforward, wrong)).toBe('not asked');
  });

  it('tells its name, and gathers nothing beside the vjp', () => {
    const { worst, entries } = verdictBy(pushforward, mutants['is twice too large']);
    expect([worst?.law, worst?.reason]).toEqual(['pushforward', 'wrong number']);
    expect([entries.compared, entries.zeros, entries.atKinks]).toEqual([0, 0, 0]);
    const { vjp: _, ...beside } = tanh;
    expect(verdictBy(pushforward, beside).entries.compared).toBe(0);
    expect(verdictBy(pushforward, alone(tanh)).entries.compared).toBeGreaterThan(0);
    const short = but(tanh, { jvp: () => tensor([1, 2, 3, 4, 5, 6, 7, 8, 9]) });
    expect(verdictBy(pushforward, short).worst).toMatchObject({
      law: 'pushforward',
      reason: 'wrong shape',
    });
  });

  it('needs no measurement where it agrees with the vjp, and none where there are too many entries', () => {
    const { evaluations } = verdictBy(pushforward, tanh, { runs: 20 });
    expect(evaluations.forward).toBe(2 * 20);
    const wrong = mutants['is twice too large'];
    const inputs = { x: tensor([1]) };
    const large = { budget: 0 };
    expect(findingBy(pushforward, wrong, { inputs }, large)).toBe('not asked');
    expect(findingBy(pushforward, alone(wrong), { inputs }, large)).toMatchObject({
      law: 'pushforward',
    });
  });

  it('asks for up to 64 tangents', () => {
    const most = { inputs: { x: real(64) }, output: [64] };
    const wrong = but(tanh, { ...most, jvp: (x, dx) => scale(tanh.jvp(x, dx), 2) });
    expect(findingBy(pushforward, wrong)).toMatchObject({ law: 'pushforward' });
  });
});
