import { copy } from '../numeric/room.ts';
import type { Keep, Layout, Place, Question, Reply } from '../question.ts';
import type { Subject, Value, Values } from '../subject.ts';
import { givenOf, sameNumbers, seen } from './guard.ts';
import { extrasOf, readerOf, secondsOf, thrown } from './reading.ts';
import { Scratch } from './scratch.ts';
import { answerTogether } from './together.ts';

/** Yields a promise that the subject returned, and is sent what came of it. */
export type Answering = Generator<unknown, readonly Reply[], unknown>;

const isPromise = (came: unknown): boolean =>
  typeof (came as { then?: unknown } | null | undefined)?.then === 'function';

/** What is read now and not kept needs no copy. */
const asItLies: Keep = (data) => data as Float64Array;

/** So many numbers are copied for less than it takes to see whose they are. */
const few = 512;

/** What each call is given beside the inputs: a cotangent in the memory of the one before. */
function extrasFor(question: Question): (scratch: Scratch, k: number) => Value | Values | null {
  if (question.ask === 'vjp') {
    const { cotangents, output } = question;
    return (scratch, k) => scratch.cotangent(cotangents[k], output);
  }
  const extraOf = extrasOf(question);
  return (_, k) => extraOf(k);
}

/** A subject used the memory of an earlier result again, which has been read where it lies. */
export class MemoryReused extends Error {}

/** Answers for a subject in this thread, one call after the other. */
class Answers {
  readonly #subject: Subject;
  readonly #round: (x: number) => number;
  readonly #results: 'lent' | 'copied';
  readonly #lent = new WeakSet<ArrayBufferLike>();
  #scratch: Scratch | null = null;
  #isReused = false;

  constructor(subject: Subject, round: (x: number) => number, results: 'lent' | 'copied') {
    this.#subject = subject;
    this.#round = round;
    this.#results = results;
  }

  /** Takes the numbers of a result where they lie, or as copies. */
  readonly #take: Keep = (data) => (this.#results === 'lent' ? this.#borrow(data) : copy(data));

  #borrow(data: ArrayLike<number>): Float64Array {
    if (data.length <= few || !(data instanceof Float64Array) || this.#scratch!.owns(data.buffer)) {
      return copy(data);
    }
    if (this.#lent.has(data.buffer)) this.#isReused = true;
    this.#lent.add(data.buffer);
    return data;
  }

  /** The inputs at a place. */
  #at(layout: Layout, place: Place): Scratch {
    if (!this.#scratch?.isAt(layout, place.point)) {
      this.#scratch = new Scratch(layout, place.point, this.#round);
    }
    this.#scratch.to(place);
    return this.#scratch;
  }

  /** Calls the subject, by what is asked of it. */
  #callerOf(ask: Question['ask']): (inputs: unknown, extra: unknown, second: unknown) => unknown {
    const subject = this.#subject;
    switch (ask) {
      case 'forward':
        return (inputs) => subject.forward(inputs);
      case 'vjp':
        return (inputs, cotangent) => subject.vjp!(inputs, cotangent);
      case 'jvp':
        return (inputs, tangents) => subject.jvp!(inputs, tangents);
      case 'jacobian':
        return (inputs) => subject.jacobian!(inputs);
      case 'hvp':
        return (inputs, cotangent, tangents) => subject.hvp!(inputs, cotangent, tangents);
    }
  }

  *quick(question: Question): Answering {
    // What is asked is looked up once: a batch is many calls.
    const { ask, layout, places } = question;
    const call = this.#callerOf(ask);
    const extraFor = extrasFor(question);
    const secondOf = secondsOf(question);
    const read = readerOf(question, question.keep ?? this.#take);
    const replies: Reply[] = [];
    for (let k = 0; k < places.length; k++) {
      const scratch = this.#at(layout, places[k]);
      try {
        const came = call(scratch.inputs, extraFor(scratch, k), secondOf(k));
        replies.push(read(isPromise(came) ? yield came : came));
      } catch (error) {
        replies.push(thrown(error));
      }
      if (this.#isReused) throw new MemoryReused('An earlier result was overwritten.');
    }
    return replies;
  }

  /** Looks at what became of the things that the subject was given, and at the end at all results once more. */
  *guarded(question: Question): Answering {
    const replies: Reply[] = [];
    const raws: unknown[] = [];
    const { ask, layout, places } = question;
    const call = this.#callerOf(ask);
    // Each in memory of its own: who keeps a cotangent finds it as it was.
    const extraOf = extrasOf(question);
    const secondOf = secondsOf(question);
    const read = readerOf(question);
    for (let k = 0; k < places.length; k++) {
      const scratch = this.#at(layout, places[k]);
      const extra = extraOf(k);
      const second = secondOf(k);
      const given = givenOf(question, k, scratch.inputs, extra, second);
      try {
        const raw = yield call(scratch.inputs, extra, second);
        const reply = read(raw);
        const isRead = reply.refused === undefined;
        raws.push(isRead ? raw : null);
        const saw = seen(given, raw);
        if (saw.modified !== undefined) this.#scratch = null;
        replies.push(isRead ? { ...reply, ...saw } : reply);
      } catch (error) {
        // Who knows what it did to its inputs before it threw.
        this.#scratch = null;
        raws.push(null);
        replies.push(thrown(error));
      }
    }
    const readAgain = readerOf(question, asItLies);
    return replies.map((reply, k) => {
      // Nothing was called after the last one that could have overwritten it.
      if (reply.refused !== undefined || k === replies.length - 1) return reply;
      const again = readAgain(raws[k]);
      const kept =
        again.refused === undefined &&
        again.numbers.every((numbers, i) => sameNumbers(numbers, reply.numbers[i]));
      return kept ? reply : { ...reply, aliased: reply.aliased ?? 'an earlier result' };
    });
  }
}

/**
 * Puts batches of questions to a subject in this thread.
 *
 * A subject may use the memory of a result again: that it does is seen by a guarded question, which reads all
 * results of its batch once more at the end. A subject that answers calls together is asked so.
 *
 * @param results `lent`: read where they lie, which costs nothing but is an error once memory comes twice
 * @throws {MemoryReused} while it answers, where results are lent
 */
export function answering(
  subject: Subject,
  round: (x: number) => number,
  results: 'lent' | 'copied' = 'copied',
): (question: Question) => Answering {
  const { together } = subject;
  if (together !== undefined) return (question) => answerTogether(together, question, round);
  const answers = new Answers(subject, round, results);
  return (question) =>
    question.guarded === true ? answers.guarded(question) : answers.quick(question);
}
