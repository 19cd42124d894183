import type { Asking, Question, Reply } from '../question.ts';
import type { Answering } from './answer.ts';
import { count, driveAsync, type Tally } from './drive.ts';

const isPromise = (value: unknown): value is PromiseLike<unknown> =>
  typeof (value as PromiseLike<unknown> | null | undefined)?.then === 'function';

/** The replies, or the answering as it stands at the first promise. */
function answerUntilPromise(answering: Answering): readonly Reply[] | Answering {
  let turn = answering.next();
  while (turn.done !== true) {
    if (isPromise(turn.value)) return goingOn(answering, turn);
    turn = answering.next(turn.value);
  }
  return turn.value;
}

/** What is left of a generator that has stopped at `turn`, as a generator that begins there. */
function* goingOn<Y, T, N>(
  left: Generator<Y, T, N>,
  turn: IteratorResult<Y, T>,
): Generator<Y, T, N> {
  while (turn.done !== true) {
    let sent: N;
    try {
      sent = yield turn.value;
    } catch (error) {
      turn = left.throw(error);
      continue;
    }
    turn = left.next(sent);
  }
  return turn.value;
}

/**
 * Works a check in this thread for as long as the subject answers at once, and from its first promise on asynchronously.
 *
 * No question is asked twice: the answer that was promised is awaited, and the check goes on with it.
 */
export function driveEither<T>(
  asking: Asking<T>,
  answer: (question: Question) => Answering,
  tally: Tally,
): T | Promise<T> {
  let turn = asking.next();
  while (turn.done !== true) {
    const question = turn.value;
    const answered = answerUntilPromise(answer(question));
    if ('next' in answered) {
      let begun: Answering | null = answered;
      const answerOn = (asked: Question): Answering => {
        const answering = begun ?? answer(asked);
        begun = null;
        return answering;
      };
      return driveAsync(goingOn(asking, turn), answerOn, tally);
    }
    count(tally, question);
    turn = asking.next(answered);
  }
  return turn.value;
}
