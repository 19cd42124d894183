import type { Spec } from '../../gates/kit/spec.ts';
import { sizeOf } from '../../gates/kit/tensor.ts';
import type { Dtype, Subject, Together, Value, Values } from '../../harness/subject.ts';
import { answerBatch, type Batch } from './batch.ts';
import { Encoder } from './encode.ts';
import { inputsOf } from './inputs.ts';
import { declaration, issueOf, type Declaration } from './messages.ts';
import { readGradients, readOutput } from './read.ts';
import type { Restarting } from './restarting.ts';

/** A gate of a process, at one of its points where it has several. */
export interface Offered extends Subject {
  readonly name: string;
  readonly dtype: Dtype;
  readonly inputs: Readonly<Record<string, Value | Spec>>;
  /** The name of the gate in the process. */
  readonly gate: string;
  /** The gate of the catalogue that it says it implements. */
  readonly implements: string | null;
}

/** A declaration that makes no sense: a sentence. */
export interface Misdeclared {
  readonly gate: string;
  readonly message: string;
}

const sizeOfValue = (value: Value): number => {
  if (typeof value === 'number') return 1;
  if (Array.isArray(value)) return value.flat(Infinity).length;
  return 'data' in value ? value.data.length : 'length' in value ? value.length : 1;
};

/** Numbers in a record of values. */
const sizeOfRecord = (values: Values): number =>
  Object.values(values).reduce<number>((sum, value) => sum + sizeOfValue(value), 1);

/** Numbers in what was answered. */
const sizeOfAnswer = (answer: unknown): number =>
  typeof answer === 'object' && answer !== null && 'data' in answer && 'shape' in answer
    ? sizeOf(answer.shape as number[])
    : 1;

/** The functions of a gate that answer many calls with one message. */
function togetherOf(process: Restarting, gate: string): Required<Together> {
  // The largest output so far: what the next answers will be about as long as.
  let largest = 1;

  async function outputs(
    ask: 'forward' | 'jvp',
    inputs: readonly Values[],
    more: Batch['fields'],
    encoder: Encoder,
  ): Promise<readonly unknown[]> {
    const fields = { points: inputs.map((at) => encoder.record(at)), ...more };
    const weight = Math.max(largest, ...inputs.slice(0, 1).map(sizeOfRecord));
    const said = await answerBatch(process, { gate, ask, fields, count: inputs.length, weight });
    const read = said.map(readOutput);
    largest = Math.max(largest, ...read.slice(0, 1).map(sizeOfAnswer));
    return read;
  }

  async function gradients(
    ask: 'vjp' | 'jacobian',
    inputs: readonly Values[],
    more: Batch['fields'],
    encoder: Encoder,
  ): Promise<readonly unknown[]> {
    const fields = { points: inputs.map((at) => encoder.record(at)), ...more };
    const size = inputs.length === 0 ? 1 : sizeOfRecord(inputs[0]);
    const weight = ask === 'jacobian' ? size * largest : size + largest;
    const said = await answerBatch(process, { gate, ask, fields, count: inputs.length, weight });
    return said.map(readGradients);
  }

  return {
    forward: (inputs) => outputs('forward', inputs, {}, new Encoder()),
    jvp(inputs, tangents) {
      const encoder = new Encoder();
      return outputs('jvp', inputs, { tangents: tangents.map((t) => encoder.record(t)) }, encoder);
    },
    vjp(inputs, cotangents) {
      const encoder = new Encoder();
      const more = { cotangents: cotangents.map((u) => encoder.output(u)) };
      return gradients('vjp', inputs, more, encoder);
    },
    jacobian: (inputs) => gradients('jacobian', inputs, {}, new Encoder()),
  };
}

/** The answer to a single call, or what it threw. */
async function only(answers: PromiseLike<readonly unknown[]>): Promise<unknown> {
  const [answer] = await answers;
  if (answer instanceof Error) throw answer;
  return answer;
}

/** The functions that a gate offers: called one by one, and together. */
function functionsOf(
  process: Restarting,
  gate: string,
  offers: readonly ('vjp' | 'jvp' | 'jacobian')[],
): Pick<Subject, 'forward' | 'vjp' | 'jvp' | 'jacobian' | 'together'> {
  const all = togetherOf(process, gate);
  const one: Required<Pick<Subject, 'vjp' | 'jvp' | 'jacobian'>> = {
    vjp: (inputs: Values, cotangent: Value | Values) => only(all.vjp([inputs], [cotangent])),
    jvp: (inputs: Values, tangents: Values) => only(all.jvp([inputs], [tangents])),
    jacobian: (inputs: Values) => only(all.jacobian([inputs])),
  };
  return {
    forward: (inputs: Values) => only(all.forward([inputs])),
    ...Object.fromEntries(offers.map((offer) => [offer, one[offer]])),
    together: all,
  };
}

/** Facts that a declaration has and a subject takes as they are. */
const factsOf = ({ wrt, kinks, output, batch }: Declaration): Partial<Subject> => ({
  ...(wrt === undefined ? {} : { wrt }),
  ...(kinks === undefined ? {} : { kinks }),
  ...(Array.isArray(output) ? { output } : {}),
  ...(batch === undefined ? {} : { batch }),
});

/** The subjects of what a process declares of a gate: one, or one for each of its points. */
export function offeredBy(
  process: Restarting,
  gate: string,
  declared: unknown,
  dtype: Dtype,
): readonly Offered[] | Misdeclared {
  const read = declaration.safeParse(declared);
  if (!read.success)
    return { gate, message: `${gate} is declared wrongly: ${issueOf(read.error)}.` };
  try {
    return inputsOf(read.data).map(({ suffix, inputs }) => ({
      name: `${gate}${suffix}`,
      gate,
      implements: read.data.implements ?? null,
      dtype: read.data.dtype ?? dtype,
      inputs,
      ...factsOf(read.data),
      ...functionsOf(process, gate, read.data.offers ?? ['vjp']),
    }));
  } catch (error) {
    return { gate, message: `${gate} is declared wrongly: ${(error as Error).message}.` };
  }
}
