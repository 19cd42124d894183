import { describe, expect, it } from 'vitest';
import { gradcheck, gradcheckAsync, type Subject } from '../../harness/index.ts';
import { logistic, sigmaSlope, vector, type Vector } from './subjects.ts';

/** The same subject, answering with promises. */
const later = ({ forward, vjp }: Subject): Subject => ({
  forward: async (x: unknown) => forward(x) as unknown,
  vjp: async (x: unknown, u: unknown) => vjp!(x, u) as unknown,
});

const at = { inputs: { x: vector(0.5, -1) } };
const untimed = (verdict: object): object => ({ ...verdict, milliseconds: 0 });

describe('gradcheckAsync', () => {
  it('passes a right subject that answers with promises', async () => {
    expect(await gradcheckAsync(later(logistic()), at)).toMatchObject({ outcome: 'pass' });
  });

  it('comes to the verdict of gradcheck, right or wrong', async () => {
    for (const subject of [logistic(), logistic((x) => 1.1 * sigmaSlope(x))]) {
      const verdict = await gradcheckAsync(later(subject), at);
      expect(untimed(verdict)).toEqual(untimed(gradcheck(subject, at)));
    }
  });

  it('works checks of one size at the same time as it works each alone', async () => {
    const points = [vector(0.5, -1, 2), vector(-3, 0.25, 1), vector(1, 1, 1)];
    const subjects = [logistic(), logistic((x) => 1.1 * sigmaSlope(x)), logistic()];
    const together = await Promise.all(
      subjects.map((subject, k) => gradcheckAsync(later(subject), { inputs: { x: points[k] } })),
    );
    const alone = subjects.map((subject, k) => gradcheck(subject, { inputs: { x: points[k] } }));
    expect(together.map(untimed)).toEqual(alone.map(untimed));
  });

  it('works a check inside the forward of another', () => {
    const inner = vector(4, 5);
    const nesting: Subject = {
      forward({ x }: { x: Vector }) {
        const { outcome } = gradcheck(logistic(), { inputs: { x: inner } });
        return outcome === 'pass' ? x.map((v) => 3 * v) : x;
      },
      vjp: (_: unknown, u: Vector) => ({ x: u.map((v) => 3 * v) }),
    };
    expect(gradcheck(nesting, at)).toMatchObject({ outcome: 'pass' });
  });

  it('serves a subject that answers at once', async () => {
    expect(await gradcheckAsync(logistic(), at)).toMatchObject({ outcome: 'pass' });
  });

  it('takes a promise that is broken for a throw', async () => {
    const broken: Subject = {
      forward: ({ x }: { x: Vector }) => x.slice(),
      vjp: () => Promise.reject(new Error('lost')),
    };
    expect(await gradcheckAsync(broken, at)).toMatchObject({
      outcome: 'fail',
      reason: 'threw',
      worst: { came: 'Error: lost' },
    });
  });

  it('refuses a call that makes no sense by a promise that is broken', async () => {
    await expect(gradcheckAsync({ forward: () => 0 })).rejects.toThrow(TypeError);
  });
});
