import type { Question, Reply } from '../question.ts';
import type { Subject, Value, Values } from '../subject.ts';
import { isFloat32, read, write } from '../value.ts';
import { copy, extraOf, readReply, secondOf, thrown, type Take } from './reading.ts';
import { pointAt, Scratch } from './scratch.ts';
import { answerTogether } from './together.ts';

/** Yields a promise that the subject returned, and is sent what came of it. */
export type Answering = Generator<unknown, readonly Reply[], unknown>;

/** The pieces of memory that a value lies in: of nested arrays each of their rows. */
function memoryOf(value: unknown): readonly object[] {
  if (value instanceof Float64Array || value instanceof Float32Array) return [value.buffer];
  if (Array.isArray(value)) return [value, ...value.flatMap(memoryOf)];
  if (typeof value !== 'object' || value === null) return [];
  const { data } = value as { data?: unknown };
  return data instanceof Float64Array || data instanceof Float32Array ? [data.buffer] : [];
}

const parts = (raw: unknown): [string, unknown][] => {
  if (typeof raw !== 'object' || raw === null || read(raw) !== null) return [['', raw]];
  return Object.entries(raw);
};

/** The values of a cotangent or of tangents, by names that say what they are. */
const named = (kind: string, extra: Value | Values | null): [string, unknown][] =>
  extra === null
    ? []
    : parts(extra).map(([name, value]) => [name === '' ? kind : `${kind} of ${name}`, value]);

/** Whether two numbers are the same: NaN is, and the zeros are not. */
const same = (a: number, b: number): boolean =>
  a === b ? a !== 0 || 1 / a === 1 / b : a !== a && b !== b;

function sameNumbers(value: unknown, numbers: ArrayLike<number>): boolean {
  const now = read(value)?.data;
  if (now === undefined || now.length !== numbers.length) return false;
  if (now instanceof Float64Array && numbers instanceof Float64Array) {
    for (let i = 0; i < numbers.length; i++) if (!same(now[i], numbers[i])) return false;
    return true;
  }
  for (let i = 0; i < numbers.length; i++) if (!same(now[i], numbers[i])) return false;
  return true;
}

const isPromise = (came: unknown): boolean =>
  typeof (came as { then?: unknown } | null | undefined)?.then === 'function';

/** What a guarded call was given, kept to look afterwards at what became of it. */
interface Guard {
  readonly given: readonly [string, unknown][];
  readonly before: readonly (ArrayLike<number> | null)[];
}

/** @param known the numbers of the first of what is given, where they are known already */
function guard(
  given: readonly [string, unknown][],
  known: readonly (Float64Array | null)[],
): Guard {
  const before = given.map(([, value], k) => known[k] ?? new Float64Array(read(value)?.data ?? []));
  return { given, before };
}

function seen({ given, before }: Guard, raw: unknown): { modified?: string; aliased?: string } {
  const modified = given.find(([, value], k) => !sameNumbers(value, before[k]!));
  const results = new Set(parts(raw).flatMap(([, value]) => memoryOf(value)));
  const aliased = given.find(([, value]) => memoryOf(value).some((piece) => results.has(piece)));
  return {
    ...(modified === undefined ? {} : { modified: modified[0] }),
    ...(aliased === undefined ? {} : { aliased: aliased[0] }),
  };
}

/** What is read now and not kept needs no copy. */
const asItLies: Take = (data) => data as Float64Array;

/** So many numbers are copied for less than it takes to see whose they are. */
const few = 512;

/** A subject used the memory of an earlier result again, which has been read where it lies. */
export class MemoryReused extends Error {}

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
  let scratch: Scratch | null = null;
  let isReused = false;
  const lent = new WeakSet<ArrayBufferLike>();

  const borrow: Take = (data) => {
    if (data.length <= few || !(data instanceof Float64Array) || scratch!.owns(data.buffer)) {
      return copy(data);
    }
    if (lent.has(data.buffer)) isReused = true;
    lent.add(data.buffer);
    return data;
  };
  const take = results === 'lent' ? borrow : copy;

  function call({ ask }: Question, inputs: unknown, extra: unknown, second: unknown): unknown {
    switch (ask) {
      case 'forward':
        return subject.forward(inputs);
      case 'vjp':
        return subject.vjp!(inputs, extra);
      case 'jvp':
        return subject.jvp!(inputs, extra);
      case 'jacobian':
        return subject.jacobian!(inputs);
      case 'hvp':
        return subject.hvp!(inputs, extra, second);
    }
  }

  function* quick(question: Question): Answering {
    const { layout, places } = question;
    const replies: Reply[] = [];
    for (let k = 0; k < places.length; k++) {
      const place = places[k];
      if (!scratch?.isAt(layout, place.point)) scratch = new Scratch(layout, place.point, round);
      scratch.to(place);
      try {
        const came = call(question, scratch.inputs, extraOf(question, k), secondOf(question, k));
        const raw = isPromise(came) ? yield came : came;
        replies.push(readReply(question, raw, take));
      } catch (error) {
        replies.push(thrown(error));
      }
      if (isReused) throw new MemoryReused('An earlier result was overwritten.');
    }
    return replies;
  }

  function* guarded(question: Question): Answering {
    const { layout, places } = question;
    const replies: Reply[] = [];
    const raws: unknown[] = [];
    for (let k = 0; k < places.length; k++) {
      const numbers = pointAt(places[k], round);
      const fresh = layout.names.map((name, i): [string, Value] => {
        return [name, write(numbers[i], layout.forms[i])];
      });
      const inputs = Object.fromEntries(fresh);
      const extra = extraOf(question, k);
      const second = secondOf(question, k);
      const kept = guard(
        [
          ...fresh,
          ...named(question.ask === 'jvp' ? 'tangent' : 'cotangent', extra),
          ...named('tangent', second),
        ],
        numbers.map((data, i) => (isFloat32(layout.forms[i]) ? null : data)),
      );
      try {
        const raw = yield call(question, inputs, extra, second);
        const reply = readReply(question, raw);
        raws.push(reply.refused === undefined ? raw : null);
        replies.push(reply.refused === undefined ? { ...reply, ...seen(kept, raw) } : reply);
      } catch (error) {
        raws.push(null);
        replies.push(thrown(error));
      }
    }
    return replies.map((reply, k) => {
      if (reply.refused !== undefined) return reply;
      const again = readReply(question, raws[k], asItLies);
      const kept =
        again.refused === undefined &&
        again.numbers.every((numbers, i) => sameNumbers(numbers, reply.numbers[i]));
      return kept ? reply : { ...reply, aliased: 'an earlier result' };
    });
  }

  const { together } = subject;
  if (together !== undefined) return (question) => answerTogether(together, question, round);
  return (question) => (question.guarded === true ? guarded(question) : quick(question));
}
