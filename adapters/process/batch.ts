import { Broken } from './broken.ts';
import { failedPoint, type Answer, type Failure } from './messages.ts';
import type { Restarting } from './restarting.ts';

/** Calls in a line, and numbers in a line or in its answer, at most; one call may have more. */
const calls = 256;
const numbers = 2 ** 17;

/** Calls of one kind: for each the JSON of what it takes, field by field. */
export interface Batch {
  readonly gate: string;
  readonly ask: 'forward' | 'vjp' | 'jvp' | 'jacobian';
  /** By the name of the field in the message: `points`, and `cotangents` or `tangents`. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  readonly count: number;
  /** Numbers that one call takes or is answered with. */
  readonly weight: number;
}

/** What an answer is told in: gradients for each input, or outputs. */
const fieldOf = (ask: Batch['ask']): 'outputs' | 'gradients' =>
  ask === 'vjp' || ask === 'jacobian' ? 'gradients' : 'outputs';

/** What a call threw over there, by the name it has there. */
function failed({ type, message }: Failure): Error {
  const error = new Error(message);
  error.name = type;
  return error;
}

function wrongIn(ask: Batch['ask'], count: number): (answer: Answer) => string | null {
  const field = fieldOf(ask);
  return (answer) => {
    if (answer.error !== undefined) return null;
    const came = answer[field];
    if (came === undefined) return `expected ${field} or error`;
    if (came.length === count) return null;
    return `expected ${field} for ${count} points, came ${came.length}`;
  };
}

/**
 * Has calls answered: in lines of bounded length, all on their way before the first answer.
 *
 * Where a whole line is refused for one point, the others are asked again without it.
 *
 * @returns for each call what was said, or an Error; never rejects
 */
export async function answerBatch(process: Restarting, batch: Batch): Promise<unknown[]> {
  const many = Math.max(1, Math.min(calls, Math.floor(numbers / batch.weight)));
  const starts = Array.from({ length: Math.ceil(batch.count / many) }, (_, k) => k * many);
  const parts = starts.map((from) =>
    answerPart(process, batch, from, Math.min(from + many, batch.count)),
  );
  return (await Promise.all(parts)).flat();
}

async function answerPart(
  process: Restarting,
  batch: Batch,
  from: number,
  to: number,
): Promise<unknown[]> {
  const { gate, ask, fields } = batch;
  const count = to - from;
  if (count === 0) return [];
  const lists = Object.entries(fields).map(
    ([name, items]) => `"${name}":[${items.slice(from, to).join(',')}]`,
  );
  const question = `"do":"${ask}","gate":${JSON.stringify(gate)},${lists.join(',')}`;
  let answer: Answer;
  try {
    answer = await process.ask(gate, question, wrongIn(ask, count));
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    return Array.from({ length: count }, () => error);
  }
  const { error } = answer;
  if (error === undefined) return answer[fieldOf(ask)]!.map(itemOf);
  if (count === 1) return [failed(error)];
  const { point } = error;
  if (point !== undefined && point < count) {
    const [before, after] = await Promise.all([
      answerPart(process, batch, from, from + point),
      answerPart(process, batch, from + point + 1, to),
    ]);
    return [...before, failed(error), ...after];
  }
  const middle = from + (count >> 1);
  const halves = [answerPart(process, batch, from, middle), answerPart(process, batch, middle, to)];
  return (await Promise.all(halves)).flat();
}

/** One answer among others, or the error in its place. */
function itemOf(item: unknown): unknown {
  if (typeof item !== 'object' || item === null || !('error' in item)) return item;
  const read = failedPoint.safeParse(item);
  return read.success ? failed(read.data.error) : item;
}
