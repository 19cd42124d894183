import { describe, expect, it } from 'vitest';
import { gradcheckEither } from '../../harness/gradcheckEither.ts';
import { gradcheck, real, type Subject, type Verdict } from '../../harness/index.ts';

interface Point {
  readonly x: readonly number[];
}

const subject = (factor: number) => ({
  name: 'square',
  inputs: { x: real('n').as('nested') },
  forward: ({ x }: Point): unknown => x.map((one) => one * one),
  vjp: ({ x }: Point, delta: readonly number[]): unknown => ({
    x: x.map((one, i) => factor * one * delta[i]),
  }),
});

const withoutTime = (verdict: Verdict): Verdict => ({ ...verdict, milliseconds: 0 });

/** Each subject as it is, and with some of its answers given later. */
const later: Record<string, (one: ReturnType<typeof subject>) => Subject> = {
  everything: (one) => ({
    ...one,
    forward: async (x: Point) => one.forward(x),
    vjp: async (x: Point, delta: readonly number[]) => one.vjp(x, delta),
  }),
  'its vjp': (one) => ({
    ...one,
    vjp: async (x: Point, delta: readonly number[]) => one.vjp(x, delta),
  }),
};

describe('gradcheckEither', () => {
  it.for([2, 3])('answers at once for a subject that does (slope %i x)', (factor) => {
    const verdict = gradcheckEither(subject(factor), { runs: 20 });
    expect(verdict).not.toBeInstanceOf(Promise);
    expect(withoutTime(verdict as Verdict)).toEqual(
      withoutTime(gradcheck(subject(factor), { runs: 20 })),
    );
  });

  it.for(
    Object.entries(later).flatMap(([what, make]) =>
      [2, 3].map((factor) => ({ what, make, factor })),
    ),
  )('decides and counts the same where $what comes later (slope $factor x)', async (one) => {
    const { make, factor } = one;
    const verdict = gradcheckEither(make(subject(factor)), { runs: 20 });
    expect(verdict).toBeInstanceOf(Promise);
    expect(withoutTime(await verdict)).toEqual(
      withoutTime(gradcheck(subject(factor), { runs: 20 })),
    );
  });

  it('takes a rejected promise for a throw', async () => {
    const broken: Subject = {
      ...subject(2),
      vjp: () => Promise.reject(new RangeError('no backend')),
    };
    const { outcome, worst } = await gradcheckEither(broken, { runs: 20 });
    expect([outcome, worst?.reason, worst?.came]).toEqual([
      'fail',
      'threw',
      'RangeError: no backend',
    ]);
  });

  it('works one failure again by its token', () => {
    const { replay } = gradcheck(subject(3));
    const again = gradcheckEither(subject(3), {}, replay) as Verdict;
    expect([again.outcome, again.worst?.law]).toEqual(['fail', replay.split('/')[1]]);
    expect(() => gradcheckEither({ ...subject(3), name: 'cube' }, {}, replay)).toThrow(
      `gradcheck: ${replay} is no replay token of cube, expected subject/law/seed/path.`,
    );
  });
});
