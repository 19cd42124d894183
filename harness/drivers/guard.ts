import type { Question } from '../question.ts';
import type { Value, Values } from '../subject.ts';
import { isFloat32, numbersOf, type Form } from '../value.ts';
import { sizeOf } from '../../gates/kit/tensor.ts';

/** Something that a call was given, and the numbers that it was given as. */
interface Given {
  readonly name: string;
  readonly value: Value;
  readonly numbers: Float64Array;
  readonly form: Form;
}

/** Adds the pieces of memory that a value lies in: of nested arrays each of their rows. */
function addMemory(pieces: object[], value: unknown): void {
  if (Array.isArray(value)) {
    pieces.push(value);
    for (const row of value) addMemory(pieces, row);
  } else if (typeof value === 'object' && value !== null) {
    const data = isFlat(value) ? value : (value as { data?: unknown }).data;
    if (isFlat(data)) pieces.push(data.buffer);
  }
}

const isFlat = (value: unknown): value is Float64Array | Float32Array =>
  value instanceof Float64Array || value instanceof Float32Array;

/** The pieces of memory that a result lies in, be it one value or several by name. */
function memoryOf(raw: unknown): readonly object[] {
  const pieces: object[] = [];
  if (typeof raw !== 'object' || raw === null || numbersOf(raw) !== null) addMemory(pieces, raw);
  else for (const part of Object.values(raw)) addMemory(pieces, part);
  return pieces;
}

/** Whether a value holds these numbers, as they are in float32 where it does. */
function isAsGiven({ value, numbers, form }: Given): boolean {
  const now = numbersOf(value);
  return now !== null && sameNumbers(now, isFloat32(form) ? numbers.map(Math.fround) : numbers);
}

/** Numbers that are compared together. */
const together = 4;

/** Whether numbers are the same as others: NaN is the same as NaN, and −0 is not as 0. */
export function sameNumbers(numbers: ArrayLike<number>, others: Float64Array): boolean {
  // One kind of memory: a loop over several is slower than a copy.
  const a = numbers instanceof Float64Array ? numbers : Float64Array.from(numbers);
  const { length } = a;
  if (length !== others.length) return false;
  for (let at = 0; (at = sureUntil(a, others, at)) < length;) {
    for (const end = Math.min(length, at + together); at < end; at++) {
      if (!Object.is(a[at], others[at])) return false;
    }
  }
  return true;
}

/** All places that a vector has; masked by them none is looked at for being below 0 or too far up. */
const places = 2 ** 30 - 1;

/** From a place on the first of four of which one is a zero, no number, or not equal to its other; or the few at the end. */
function sureUntil(a: Float64Array, b: Float64Array, from: number): number {
  const last = (a.length - together) | 0;
  // Read before the loop, or else where these lie would be looked up again in each turn.
  void (a[0] + b[0]);
  let at = from & places;
  for (; at <= last; at = (at + together) & places) {
    const x = a[at];
    const y = a[at + 1];
    const z = a[at + 2];
    const w = a[at + 3];
    // No product of theirs is above 0 where one is 0, beside ∞ too; where all are small they are looked at one by one.
    if (!(Math.abs(x * y * (z * w)) > 0)) break;
    if (x !== b[at] || y !== b[at + 1] || z !== b[at + 2] || w !== b[at + 3]) break;
  }
  return at;
}

/** The cotangent of a question's k-th call, or its parts where the output has several. */
function cotangentsOf(question: Question, k: number, extra: Value | Values | null): Given[] {
  if (question.ask !== 'vjp' && question.ask !== 'hvp') return [];
  const { names, forms } = question.output;
  const numbers = question.cotangents[k];
  if (names === null) {
    return [{ name: 'cotangent', value: extra as Value, numbers, form: forms[0] }];
  }
  let at = 0;
  return names.map((name, part) => {
    const form = forms[part];
    const own = numbers.subarray(at, (at += sizeOf(form.shape)));
    return { name: `cotangent of ${name}`, value: (extra as Values)[name], numbers: own, form };
  });
}

/** The tangents of a question's k-th call. */
function tangentsOf(question: Question, k: number, tangents: Values | null): Given[] {
  if (question.ask !== 'jvp' && question.ask !== 'hvp') return [];
  const { names, forms, wrt } = question.layout;
  return wrt.map((input) => ({
    name: `tangent of ${names[input]}`,
    value: tangents![names[input]],
    numbers: question.tangents[k][input],
    form: forms[input],
  }));
}

/** What the k-th call of a question is given, at the point itself. */
export function givenOf(
  question: Question,
  k: number,
  inputs: Values,
  extra: Value | Values | null,
  second: Values | null,
): readonly Given[] {
  const { names, forms } = question.layout;
  const { point } = question.places[k];
  return [
    ...names.map((name, i) => ({ name, value: inputs[name], numbers: point[i], form: forms[i] })),
    ...cotangentsOf(question, k, extra),
    ...tangentsOf(question, k, question.ask === 'hvp' ? second : (extra as Values)),
  ];
}

/** What became of the things that a call was given: the first that was modified, the first whose memory came back. */
export function seen(
  given: readonly Given[],
  raw: unknown,
): { readonly modified?: string; readonly aliased?: string } {
  const results = new Set(memoryOf(raw));
  const modified = given.find((one) => !isAsGiven(one));
  const aliased = given.find(({ value }) => {
    const pieces: object[] = [];
    addMemory(pieces, value);
    return pieces.some((piece) => results.has(piece));
  });
  return {
    ...(modified && { modified: modified.name }),
    ...(aliased && { aliased: aliased.name }),
  };
}
