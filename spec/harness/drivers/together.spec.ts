import { describe, expect, it } from 'vitest';
import { tensor } from '../../../gates/kit/index.ts';
import { answering } from '../../../harness/drivers/answer.ts';
import { drive, driveAsync, newTally } from '../../../harness/drivers/drive.ts';
import type { Asking, OutputForm, Question, Reply } from '../../../harness/question.ts';
import { gradcheckAsync, real, type Subject, type Values } from '../../../harness/index.ts';
import { read } from '../../../harness/value.ts';
import { vector, type Vector } from '../subjects.ts';

function* once(question: Question): Asking<readonly Reply[]> {
  return yield question;
}
const exact = (x: number): number => x;
const layout = { names: ['x'], forms: [read(vector(1, 2))!.form], wrt: [0] };
const point = [vector(1, 2)];
const output: OutputForm = { names: null, forms: layout.forms, size: 2 };

/** Doubles, and keeps what it was given. */
function doubling(): Subject & { readonly calls: (readonly Values[])[] } {
  const calls: (readonly Values[])[] = [];
  const double = (inputs: readonly Values[]) => (
    calls.push(inputs),
    inputs.map(({ x }) => (x as Vector).map((v) => 2 * v))
  );
  return {
    calls,
    forward: () => expect.unreachable('asked one by one'),
    vjp: () => expect.unreachable('asked one by one'),
    together: {
      forward: async (inputs) => double(inputs),
      vjp: async (_, cotangents) => cotangents.map((u) => ({ x: (u as Vector).map((v) => 2 * v) })),
      jvp: async (_, tangents) => double(tangents),
      jacobian: async (inputs) => inputs.map(() => ({ x: tensor([2, 0, 0, 2], [2, 2]) })),
    },
  };
}

const ask = (subject: Subject, question: Question): Promise<readonly Reply[]> =>
  driveAsync(once(question), answering(subject, exact), newTally());

describe('answerTogether', () => {
  it('asks for all places in one call, steps along a direction made points', async () => {
    const subject = doubling();
    const direction = [{ input: 0, indices: [1], weights: vector(1) }];
    const places = [{ point }, { point, direction, step: 3 }, { point }];
    const replies = await ask(subject, { ask: 'forward', layout, places });
    expect(subject.calls).toEqual([
      [{ x: vector(1, 2) }, { x: vector(1, 5) }, { x: vector(1, 2) }],
    ]);
    expect(replies.map((reply) => (reply.refused === undefined ? reply.numbers[0] : null))).toEqual(
      [vector(2, 4), vector(2, 10), vector(2, 4)],
    );
  });

  it('gives cotangents and tangents along', async () => {
    const places = [{ point }, { point }];
    const subject = doubling();
    const cotangents = [vector(3, 5), vector(1, 0)];
    expect(await ask(subject, { ask: 'vjp', layout, places, cotangents, output })).toEqual([
      { numbers: [vector(6, 10)] },
      { numbers: [vector(2, 0)] },
    ]);
    const tangents = [[vector(1, 0)], [vector(0, 1)]];
    expect(await ask(subject, { ask: 'jvp', layout, places, tangents, output })).toEqual([
      { numbers: [vector(2, 0)] },
      { numbers: [vector(0, 2)] },
    ]);
    expect(await ask(subject, { ask: 'jacobian', layout, places, output })).toEqual([
      { numbers: [vector(2, 0, 0, 2)] },
      { numbers: [vector(2, 0, 0, 2)] },
    ]);
  });

  it('asks in several calls where all at once would fill the memory', async () => {
    const subject = doubling();
    const large = [new Float64Array(2 ** 18)];
    const forms = [read(large[0])!.form];
    const places = Array.from({ length: 5 }, () => ({ point: large }));
    await ask(subject, { ask: 'forward', layout: { ...layout, forms }, places });
    expect(subject.calls.map(({ length }) => length)).toEqual([3, 2]);
  });

  it('takes an error for the answer of one call, and a rejection for that of all', async () => {
    const places = [{ point }, { point }];
    const broken = Object.assign(new Error('ended with code 3'), { reason: 'process broke' });
    const one: Subject = {
      ...doubling(),
      together: { forward: async () => [new RangeError('too large'), broken] },
    };
    expect(await ask(one, { ask: 'forward', layout, places })).toEqual([
      { refused: 'threw', input: null, expected: null, came: 'RangeError: too large' },
      { refused: 'process broke', input: null, expected: null, came: 'ended with code 3' },
    ]);
    const all: Subject = { ...doubling(), together: { forward: () => Promise.reject(broken) } };
    expect(await ask(all, { ask: 'forward', layout, places })).toMatchObject([
      { refused: 'process broke' },
      { refused: 'process broke' },
    ]);
  });

  it('refuses fewer answers than calls, and a promise that nobody awaits', async () => {
    const places = [{ point }, { point }];
    const few: Subject = { ...doubling(), together: { forward: async () => [1] } };
    const question: Question = { ask: 'forward', layout, places };
    expect(await ask(few, question)).toMatchObject([
      { refused: 'no forward value', came: '1 answers to 2 calls' },
      { refused: 'no forward value' },
    ]);
    expect(drive(once(question), answering(doubling(), exact), newTally())).toMatchObject([
      { came: 'a promise, which gradcheckAsync awaits and gradcheck does not' },
      { refused: 'no forward value' },
    ]);
  });

  it('serves a whole check', async () => {
    const { outcome, evaluations } = await gradcheckAsync(doubling(), {
      inputs: { x: real('n').as('float64') },
      runs: 5,
    });
    expect(outcome).toBe('pass');
    expect(evaluations.forward).toBeGreaterThan(evaluations.batches / 4);
  });
});
