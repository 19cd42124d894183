import { describe, expect, it } from 'vitest';
import { tensor } from '../../../gates/kit/index.ts';
import { answering } from '../../../harness/drivers/answer.ts';
import { drive, driveAsync, newTally } from '../../../harness/drivers/drive.ts';
import type { Asking, OutputForm, Question, Reply } from '../../../harness/question.ts';
import type { Subject } from '../../../harness/index.ts';
import { read } from '../../../harness/value.ts';
import { vector, type Vector } from '../subjects.ts';

function* once(question: Question): Asking<readonly Reply[]> {
  return yield question;
}

const exact = (x: number): number => x;
const { form } = read(vector(1, 2))!;
const layout = { names: ['x'], forms: [form], wrt: [0] };
const output: OutputForm = { names: null, forms: [form], size: 2 };
const point = [vector(1, 2)];
const places = [{ point }];

const twice: Subject = {
  forward: ({ x }: { x: Vector }) => x.map((v) => 2 * v),
  vjp: (_: unknown, u: Vector) => ({ x: u.map((v) => 2 * v) }),
  jvp: (_: unknown, { x: dx }: { x: Vector }) => dx.map((v) => 2 * v),
  jacobian: () => ({ x: tensor([2, 0, 0, 2], [2, 2]) }),
};

describe('drive', () => {
  it('counts places by their kind, and batches', () => {
    const tally = newTally();
    function* asking(): Asking<void> {
      yield { ask: 'forward', layout, places: [{ point }, { point }] };
      yield { ask: 'vjp', layout, places, cotangents: [vector(1, 1)], output };
      yield { ask: 'jvp', layout, places, tangents: [[vector(1, 1)]], output };
      yield { ask: 'jacobian', layout, places, output };
    }
    drive(asking(), answering(twice, exact), tally);
    expect(tally).toMatchObject({ forward: 2, vjp: 1, jvp: 1, jacobian: 1, batches: 4 });
  });
});

describe('driveAsync', () => {
  const later: Subject = {
    forward: async ({ x }: { x: Vector }) => x.map((v) => 2 * v),
    vjp: async () => {
      throw new Error('too late');
    },
  };
  const askLater = (question: Question): Promise<readonly Reply[]> =>
    driveAsync(once(question), answering(later, exact), newTally());

  it('awaits what a subject answers', async () => {
    expect(await askLater({ ask: 'forward', layout, places })).toMatchObject([
      { numbers: [vector(2, 4)] },
    ]);
  });

  it('takes a promise that is broken for a throw', async () => {
    const question: Question = { ask: 'vjp', layout, places, cotangents: [vector(1, 1)], output };
    const replies = [await askLater(question), await askLater({ ...question, guarded: true })];
    for (const [reply] of replies) {
      expect(reply).toMatchObject({ refused: 'threw', came: 'Error: too late' });
    }
  });

  it('serves a subject that answers at once', async () => {
    const reply = await driveAsync(
      once({ ask: 'forward', layout, places }),
      answering(twice, exact),
      newTally(),
    );
    expect(reply).toMatchObject([{ numbers: [vector(2, 4)] }]);
  });
});
