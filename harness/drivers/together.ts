import { sizeOf } from '../../gates/kit/tensor.ts';
import type { Layout, Place, Question, Reply } from '../question.ts';
import type { Together, Value, Values } from '../subject.ts';
import { write } from '../value.ts';
import type { Answering } from './answer.ts';
import { describe, extrasOf, readerOf, thrown } from './reading.ts';
import { pointAt } from './scratch.ts';

/** Numbers that are written out at a time, so that a large question does not fill the memory. */
const atOnce = 2 ** 20;

/** The numbers that one call takes or gives, whichever are more. */
function weightOf(question: Question): number {
  const sizes = question.layout.forms.map(({ shape }) => sizeOf(shape));
  const given = sizes.reduce((sum, size) => sum + size, 1);
  if (question.ask === 'forward') return given;
  return question.ask === 'jacobian' ? given * question.output.size : given + question.output.size;
}

/** The places `from` to `to` of a question, as a question. */
const part = (question: Question, from: number, to: number): Question => ({
  ...question,
  places: question.places.slice(from, to),
  ...('cotangents' in question ? { cotangents: question.cotangents.slice(from, to) } : {}),
  ...('tangents' in question ? { tangents: question.tangents.slice(from, to) } : {}),
});

/** The inputs of each place; one that no direction moves is written once for all places at its point. */
function inputsOf(
  layout: Layout,
  places: readonly Place[],
  round: (x: number) => number,
): readonly Values[] {
  const written = new Map<Float64Array, Value>();
  return places.map((place) => {
    const moved = new Set(place.direction?.map(({ input }) => input));
    const numbers = pointAt(place, round);
    const valueOf = (k: number): Value => {
      const still = moved.has(k) ? undefined : place.point[k];
      const known = still && written.get(still);
      if (known !== undefined) return known;
      const value = write(numbers[k], layout.forms[k]);
      if (still !== undefined) written.set(still, value);
      return value;
    };
    return Object.fromEntries(layout.names.map((name, k) => [name, valueOf(k)] as const));
  });
}

function call(together: Together, question: Question, inputs: readonly Values[]): unknown {
  const extraOf = extrasOf(question);
  const extras = question.places.map((_, k) => extraOf(k));
  switch (question.ask) {
    case 'forward':
      return together.forward(inputs);
    case 'vjp':
      return together.vjp?.(inputs, extras as (Value | Values)[]);
    case 'jvp':
      return together.jvp?.(inputs, extras as Values[]);
    case 'jacobian':
      return together.jacobian?.(inputs);
    case 'hvp':
      return undefined;
  }
}

/**
 * Puts a question to a subject that answers many calls at once; steps along directions become points here.
 *
 * What it is given is its own, so a guarded question sees nothing that others do not.
 */
export function* answerTogether(
  together: Together,
  question: Question,
  round: (x: number) => number,
): Answering {
  const { layout, places } = question;
  const many = Math.max(1, Math.floor(atOnce / weightOf(question)));
  const replies: Reply[] = [];
  for (let from = 0; from < places.length; from += many) {
    const asked = part(question, from, from + many);
    try {
      const raws = yield call(together, asked, inputsOf(layout, asked.places, round));
      replies.push(...readAll(asked, raws));
    } catch (error) {
      replies.push(...asked.places.map(() => thrown(error)));
    }
  }
  return replies;
}

function readAll(question: Question, raws: unknown): Reply[] {
  const count = question.places.length;
  if (!Array.isArray(raws) || raws.length !== count) {
    const came = Array.isArray(raws) ? `${raws.length} answers to ${count} calls` : describe(raws);
    const refused = 'no forward value' as const;
    return question.places.map(() => ({ refused, input: null, expected: 'a list', came }));
  }
  const read = readerOf(question);
  return raws.map((raw: unknown) => (raw instanceof Error ? thrown(raw) : read(raw)));
}
