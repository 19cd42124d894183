import { copy } from '../numeric/room.ts';
import type { Keep, Layout, OutputForm, Point, Question, Refusal, Reply } from '../question.ts';
import type { Value, Values } from '../subject.ts';
import { isValue, numbersOf, read, write, type Form } from '../value.ts';
import { sizeOf, type Tensor } from '../../gates/kit/tensor.ts';
import type { Reason } from '../verdict.ts';

const list = (shape: readonly number[]): string => `[${shape.join(', ')}]`;

const refuse = (
  refused: Reason,
  input: string | null,
  expected: string | null,
  came: string,
): Refusal => ({ refused, input, expected, came });

/** What a value is, in a few words for an error. */
export function describe(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  const reading = read(value);
  if (reading !== null) {
    return reading.form.kind === 'number' ? 'a number' : `shape ${list(reading.form.shape)}`;
  }
  if (Array.isArray(value)) return 'an array that is ragged or holds other things than numbers';
  if (typeof value === 'object') {
    if (typeof (value as { then?: unknown }).then === 'function') {
      return 'a promise, which gradcheckAsync awaits and gradcheck does not';
    }
    const { shape, data } = value as { shape?: unknown; data?: ArrayLike<unknown> | null };
    if (Array.isArray(shape) && typeof data?.length === 'number') {
      const size = shape.reduce((product: number, length: number) => product * length, 1);
      const what =
        size === data.length ? 'other things than numbers' : `data of length ${data.length}`;
      return `shape ${list(shape)} with ${what}`;
    }
    return `an object with ${Object.keys(value).join(', ') || 'no keys'}`;
  }
  return `a ${typeof value}`;
}

/** An error that says more than that something threw: a process broke, or numbers came that are none. */
interface Told {
  readonly reason?: unknown;
  readonly expected?: unknown;
  readonly input?: unknown;
}

const textOf = (fact: unknown): string | null => (typeof fact === 'string' ? fact : null);

/** What a subject threw, as one line. */
export function thrown(error: unknown): Refusal {
  const [first] = String(error instanceof Error ? error.message : error).split('\n');
  const { reason, expected, input } = (error ?? {}) as Told;
  if (reason === 'process broke' || reason === 'wrong shape') {
    return refuse(reason, textOf(input), textOf(expected), first);
  }
  return refuse('threw', null, null, error instanceof Error ? `${error.name}: ${first}` : first);
}

/** A tangent for each input to differentiate by, in its form. */
const tangentsOf = (tangent: Point, layout: Layout): Values =>
  Object.fromEntries(
    layout.wrt.map((k) => [layout.names[k], write(tangent[k], layout.forms[k])] as const),
  );

/** What each call is given beside the inputs: the cotangent, the tangents, or nothing. */
export function extrasOf(question: Question): (k: number) => Value | Values | null {
  const { ask, layout } = question;
  switch (ask) {
    case 'vjp':
    case 'hvp': {
      const { cotangents, output } = question;
      return (k) => writeOutput(cotangents[k], output);
    }
    case 'jvp': {
      const { tangents } = question;
      return (k) => tangentsOf(tangents[k], layout);
    }
    case 'forward':
    case 'jacobian':
      return nothing;
  }
}

/** What each call is given besides: the tangents of an hvp. */
export function secondsOf(question: Question): (k: number) => Values | null {
  if (question.ask !== 'hvp') return nothing;
  const { tangents, layout } = question;
  return (k) => tangentsOf(tangents[k], layout);
}

const nothing = (): null => null;

/** Reads what calls come to, by what is asked. */
export function readerOf(
  question: Question,
  keep: Keep = question.keep ?? copy,
): (raw: unknown) => Reply {
  const { ask, layout, output } = question;
  switch (ask) {
    case 'forward':
    case 'jvp':
      return (raw) => readOutput(raw, output, keep);
    case 'vjp':
    case 'hvp':
      return (raw) => readGradients(raw, layout, null, output, keep);
    case 'jacobian':
      return (raw) => readGradients(raw, layout, output.size, output, keep);
  }
}

function flatten(readings: readonly ArrayLike<number>[]): ArrayLike<number> {
  if (readings.length === 1) return readings[0];
  const all = new Float64Array(readings.reduce((size, { length }) => size + length, 0));
  let at = 0;
  for (const reading of readings) {
    all.set(reading as Float64Array, at);
    at += reading.length;
  }
  return all;
}

/** Reads an output (or the tangent of one): a value, or a record of named values. */
export function readOutput(raw: unknown, expected?: OutputForm, keep: Keep = copy): Reply {
  // Once its form is known numbers are all that is wanted.
  if (expected !== undefined && expected.names === null) {
    const data = numbersOf(raw);
    if (data?.length === expected.size) return { numbers: [keep(data, 0)] };
  }
  const single = read(raw);
  if (single !== null) {
    const { form, data } = single;
    const wanted = expected?.forms[0];
    if (expected !== undefined && (expected.names !== null || data.length !== expected.size)) {
      const shape = wanted === undefined ? 'a record' : `shape ${list(wanted.shape)}`;
      return refuse('wrong shape', null, shape, describe(raw));
    }
    const numbers = [keep(data, 0)];
    if (expected !== undefined) return { numbers };
    return { numbers, output: { names: null, forms: [form], size: data.length } };
  }
  if (typeof raw !== 'object' || raw === null || isValue(raw)) {
    return refuse('no forward value', null, 'numbers', describe(raw));
  }
  const names = expected?.names ?? Object.keys(raw);
  const readings = names.map((name) => read((raw as Values)[name]));
  if (names.length === 0 || readings.includes(null)) {
    const bad = names.find((_, k) => readings[k] === null);
    const came = bad === undefined ? describe(raw) : describe((raw as Values)[bad]);
    return refuse('no forward value', bad ?? null, 'numbers', came);
  }
  const whole = readings as { form: Form; data: ArrayLike<number> }[];
  const data = flatten(whole.map((reading) => reading.data));
  if (expected !== undefined && data.length !== expected.size) {
    return refuse('wrong shape', null, `${expected.size} numbers`, `${data.length}`);
  }
  const numbers = [keep(data, 0)];
  if (expected !== undefined) return { numbers };
  return { numbers, output: { names, forms: whole.map(({ form }) => form), size: data.length } };
}

/** Gives a vector of numbers the form of the output: what a subject takes as its cotangent. */
export function writeOutput(numbers: Float64Array, output: OutputForm): Value | Values {
  if (output.names === null) return write(numbers, output.forms[0]);
  const record: Record<string, Value> = {};
  let at = 0;
  output.names.forEach((name, k) => {
    const size = sizeOf(output.forms[k].shape);
    record[name] = write(numbers.subarray(at, at + size), output.forms[k]);
    at += size;
  });
  return record;
}

/** Whether a value of this form may stand for a shape: flat typed arrays hold any, row by row. */
function fits(form: Form, size: number, shape: readonly number[]): boolean {
  if (size !== sizeOf(shape)) return false;
  if (form.kind === 'float64' || form.kind === 'float32' || form.kind === 'number') return true;
  // Nested arrays lose the axes behind an empty one.
  if (form.kind === 'nested' && size === 0) return true;
  if (shape.length === 0 && size === 1) return true;
  return form.shape.length === shape.length && form.shape.every((n, axis) => n === shape[axis]);
}

/** Reads one gradient for each input to differentiate by; `rows` is 1, or the output's size for a Jacobian. */
export function readGradients(
  raw: unknown,
  layout: Layout,
  rows: number | null,
  output: OutputForm,
  keep: Keep = copy,
): Reply {
  if (typeof raw !== 'object' || raw === null || isValue(raw)) {
    const names = layout.wrt.map((k) => layout.names[k]).join(', ');
    return refuse('missing gradient', null, `a record with ${names}`, describe(raw));
  }
  const numbers: Float64Array[] = [];
  for (const k of layout.wrt) {
    const name = layout.names[k];
    const { shape } = layout.forms[k];
    const value = (raw as Values)[name];
    if (value === undefined || value === null) {
      const keys = Object.keys(raw).join(', ');
      return refuse('missing gradient', name, `a gradient for ${name}`, keys || 'no keys');
    }
    if (rows === null && isLike(value, shape)) {
      const { data } = value as Tensor;
      // Nested arrays and matrices may call themselves so, but have a form of their own.
      if (numbersOf(value) === data) {
        numbers.push(keep(data, numbers.length));
        continue;
      }
    }
    const reading = read(value);
    if (reading === null)
      return refuse('wrong shape', name, `shape ${list(shape)}`, describe(value));
    const { form, data } = reading;
    const good =
      rows === null ? fits(form, data.length, shape) : data.length === rows * sizeOf(shape);
    const flat = rows === null ? null : [rows, sizeOf(shape)];
    const full = rows === null ? shape : [...output.forms.flatMap((z) => [...z.shape]), ...shape];
    const told = form.kind === 'tensor' || form.kind === 'nested' || form.kind === 'matrix';
    const named = flat === null || !told || sameShape(form, flat) || sameShape(form, full);
    if (!good || !named) {
      return refuse('wrong shape', name, `shape ${list(flat ?? shape)}`, describe(value));
    }
    numbers.push(keep(data, numbers.length));
  }
  return { numbers };
}

/** Whether a value says that it has this shape: then its numbers are all that is wanted. */
function isLike(value: Value, shape: readonly number[]): boolean {
  const came = (value as Partial<Tensor>).shape;
  if (!Array.isArray(came) || came.length !== shape.length) return false;
  for (let axis = 0; axis < shape.length; axis++) if (came[axis] !== shape[axis]) return false;
  return true;
}

/** Nested arrays and matrices made of them lose the axes behind an empty one. */
function sameShape({ kind, shape: came }: Form, shape: readonly number[]): boolean {
  const ends = kind !== 'tensor' && came.at(-1) === 0;
  return (ends || came.length === shape.length) && came.every((n, axis) => n === shape[axis]);
}
