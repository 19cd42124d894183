import type { Asking, Question, Reply } from '../question.ts';
import type { Answering } from './answer.ts';

/** Counts what is asked, in the one place where everything is asked. */
export interface Tally {
  forward: number;
  vjp: number;
  jvp: number;
  jacobian: number;
  hvp: number;
  batches: number;
}

export const newTally = (): Tally => ({
  forward: 0,
  vjp: 0,
  jvp: 0,
  jacobian: 0,
  hvp: 0,
  batches: 0,
});

/** Counts what one batch asks. */
export function count(tally: Tally, question: Question): void {
  tally[question.ask] += question.places.length;
  tally.batches++;
}

type Answer = (question: Question) => Answering;

function answerNow(answering: Answering): readonly Reply[] {
  let turn = answering.next();
  while (turn.done !== true) turn = answering.next(turn.value);
  return turn.value;
}

async function answerLater(answering: Answering): Promise<readonly Reply[]> {
  let turn = answering.next();
  while (turn.done !== true) {
    let came: unknown;
    try {
      came = await turn.value;
    } catch (error) {
      turn = answering.throw(error);
      continue;
    }
    turn = answering.next(came);
  }
  return turn.value;
}

/** Works a check in this thread, to its end. */
export function drive<T>(asking: Asking<T>, answer: Answer, tally: Tally): T {
  let turn = asking.next();
  while (turn.done !== true) {
    count(tally, turn.value);
    turn = asking.next(answerNow(answer(turn.value)));
  }
  return turn.value;
}

/** Works a check whose subject answers with promises. */
export async function driveAsync<T>(asking: Asking<T>, answer: Answer, tally: Tally): Promise<T> {
  let turn = asking.next();
  while (turn.done !== true) {
    count(tally, turn.value);
    turn = asking.next(await answerLater(answer(turn.value)));
  }
  return turn.value;
}
