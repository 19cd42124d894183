import { describe, expect, it } from 'vitest';
import { tensor } from '../../../gates/kit/index.ts';
import { answering } from '../../../harness/drivers/answer.ts';
import { drive, newTally } from '../../../harness/drivers/drive.ts';
import type { Asking, OutputForm, Question, Reply } from '../../../harness/question.ts';
import type { Subject, Value } from '../../../harness/index.ts';
import { read } from '../../../harness/value.ts';
import { vector, type Vector } from '../subjects.ts';

function* once(question: Question): Asking<readonly Reply[]> {
  return yield question;
}

const exact = (x: number): number => x;
const ask = (subject: Subject, question: Question): readonly Reply[] =>
  drive(once(question), answering(subject, exact), newTally());

const layoutOf = (x: Value) => ({ names: ['x'], forms: [read(x)!.form], wrt: [0] });
const point = [vector(1, 2)];
const places = [{ point }];
const layout = layoutOf(vector(1, 2));
const output: OutputForm = { names: null, forms: [read(vector(1, 2))!.form], size: 2 };

const seen: unknown[] = [];
const twice: Subject = {
  forward: ({ x }: { x: Vector }) => x.map((v) => 2 * v),
  vjp: ({ x }: { x: Vector }, u: Vector) => (
    seen.push([x.slice(), u.slice()]),
    { x: u.map((v) => 2 * v) }
  ),
  jvp: (_: unknown, { x: dx }: { x: Vector }) => dx.map((v) => 2 * v),
  jacobian: () => ({ x: tensor([2, 0, 0, 2], [2, 2]) }),
};

describe('answering', () => {
  it('puts a forward at each place of a batch', () => {
    const direction = [{ input: 0, indices: [1], weights: vector(1) }];
    const replies = ask(twice, {
      ask: 'forward',
      layout,
      places: [{ point }, { point, direction, step: 3 }, { point }],
    });
    expect(replies.map((reply) => (reply.refused === undefined ? reply.numbers[0] : null))).toEqual(
      [vector(2, 4), vector(2, 10), vector(2, 4)],
    );
  });

  it('gives a vjp the inputs and the cotangent, a jvp the tangents', () => {
    const cotangents = [vector(3, 5)];
    expect(ask(twice, { ask: 'vjp', layout, places, cotangents, output })).toEqual([
      { numbers: [vector(6, 10)] },
    ]);
    expect(seen).toEqual([[vector(1, 2), vector(3, 5)]]);
    expect(ask(twice, { ask: 'jvp', layout, places, tangents: [[vector(1, 0)]], output })).toEqual([
      { numbers: [vector(2, 0)] },
    ]);
    expect(ask(twice, { ask: 'jacobian', layout, places, output })).toEqual([
      { numbers: [vector(2, 0, 0, 2)] },
    ]);
  });

  it('has what is kept of an answer read before the next call, and of no refusal', () => {
    const memory = vector(0, 0);
    const kept: number[][] = [];
    const writesOver: Subject = {
      ...twice,
      forward: ({ x }: { x: Vector }) => {
        if (x[1] === 5) throw new Error('five');
        memory.set(x);
        return memory;
      },
    };
    const direction = [{ input: 0, indices: [1], weights: vector(1) }];
    const replies = ask(writesOver, {
      ask: 'forward',
      layout,
      places: [1, 3, 7].map((step) => ({ point, direction, step })),
      output,
      keep: (data, part) => (kept.push([part, ...Array.from(data)]), vector(kept.length)),
    });
    expect(kept).toEqual([
      [0, 1, 3],
      [0, 1, 9],
    ]);
    expect(replies.map((reply) => reply.refused ?? reply.numbers)).toEqual([
      [vector(1)],
      'threw',
      [vector(2)],
    ]);
  });

  it('answers for the places where a subject throws, and goes on', () => {
    const picky: Subject = {
      forward({ x }: { x: Vector }) {
        if (x[0] > 1) throw new RangeError('too large');
        return x.slice();
      },
    };
    const direction = [{ input: 0, indices: [0], weights: vector(1) }];
    const replies = ask(picky, {
      ask: 'forward',
      layout,
      places: [{ point, direction, step: 1 }, { point }],
    });
    expect(replies[0]).toMatchObject({ refused: 'threw', came: 'RangeError: too large' });
    expect(replies[1]).toMatchObject({ numbers: [vector(1, 2)] });
  });

  const guarded = (subject: Subject, question: Partial<Question> = {}): readonly Reply[] =>
    ask(subject, { ask: 'forward', layout, places, guarded: true, ...question } as Question);

  it('sees what a guarded question was given modified', () => {
    const modifying: Subject = { forward: ({ x }: { x: Vector }) => x.fill(0).slice() };
    expect(guarded(modifying)[0]).toMatchObject({ modified: 'x' });
  });

  it('tells −0 from 0, and takes NaN for NaN', () => {
    const flipping: Subject = {
      forward({ x }: { x: Vector }) {
        x.forEach((v, i) => (x[i] = v === 0 ? -0 : v));
        return x.slice();
      },
    };
    const at = (x: Vector) => guarded(flipping, { places: [{ point: [x] }] })[0];
    expect(at(vector(0, 1))).toMatchObject({ modified: 'x' });
    expect(at(vector(NaN, 1))).not.toHaveProperty('modified');
  });

  it('sees a result in the memory of an input, of a cotangent, or of an earlier result', () => {
    const shared = vector(0, 0);
    const question: Partial<Question> = { ask: 'vjp', cotangents: [vector(1, 2)], output };
    const handing: Subject = {
      forward: ({ x }: { x: Vector }) => x.subarray(0),
      vjp: (_: unknown, u: Vector) => ({ x: u }),
    };
    const reusing: Subject = {
      forward({ x }: { x: Vector }) {
        shared.set(x);
        return shared;
      },
    };
    const both = [{ point }, { point: [vector(3, 4)] }];
    expect(guarded(handing)[0]).toMatchObject({ aliased: 'x' });
    expect(guarded(handing, question)[0]).toMatchObject({ aliased: 'cotangent' });
    expect(guarded(reusing, { places: both })[0]).toMatchObject({ aliased: 'an earlier result' });
  });

  it('gives each guarded call a cotangent that stays as it was', () => {
    const kept: Vector[] = [];
    const keeping: Subject = {
      forward: ({ x }: { x: Vector }) => x.slice(),
      vjp({ x }: { x: Vector }, u: Vector) {
        kept.push(u);
        return { x: x.slice() };
      },
    };
    const cotangents = [vector(1, 2), vector(3, 4)];
    const both = [{ point }, { point }];
    const replies = guarded(keeping, {
      ask: 'vjp',
      places: both,
      cotangents,
      output,
    } as Partial<Question>);
    expect(kept).toEqual(cotangents);
    for (const reply of replies) expect(reply).not.toHaveProperty('aliased');
  });

  it('says that a guarded question was answered by a throw', () => {
    const throwing: Subject = {
      forward() {
        throw new Error('boom');
      },
    };
    expect(guarded(throwing)[0]).toMatchObject({ refused: 'threw', came: 'Error: boom' });
  });

  it('refuses a promise that nobody awaits', () => {
    const later: Subject = { forward: async ({ x }: { x: Vector }) => x.slice() };
    expect(ask(later, { ask: 'forward', layout, places })[0]).toMatchObject({
      refused: 'no forward value',
      came: 'a promise, which gradcheckAsync awaits and gradcheck does not',
    });
  });
});
