import type { Subject } from '../../harness/subject.ts';
import type { Target } from '../target.ts';
import { Broken } from './broken.ts';
import { offeredBy, type Misdeclared, type Offered } from './offered.ts';
import { Restarting } from './restarting.ts';
import { showCommand, type Command } from './spawn.ts';

const minute = 60_000;

/** What may be set for a process. */
export interface ProcessOptions {
  /** Milliseconds for one answer: a batch of at most 256 calls. @default 60_000 */
  readonly timeout?: number;
  /** Milliseconds from its start to its answer to hello. @default a minute, or `timeout` where that is longer */
  readonly startTimeout?: number;
}

/** A process that answers for its gates. */
export interface ProcessTarget extends Target {
  /** Every gate that it offers; one with several points is here once for each. */
  readonly subjects: readonly Offered[];
  /** What it declares of gates and makes no sense. */
  readonly misdeclared: readonly Misdeclared[];
  /** The gates on which it broke so far, and how. */
  readonly broken: ReadonlyMap<string, Broken>;
  close(): Promise<void>;
}

/**
 * Starts a process of any language that speaks the protocol `gradcheck/1`, and makes subjects of its gates.
 *
 * Their functions answer with promises, so they are for `gradcheckAsync`. What the process does wrong is an
 * outcome of the gate that it was working on; it is started again for the others. It ends with this program,
 * at the latest.
 *
 * @param command a line for the shell, or a program and its arguments
 * @throws {Broken} with a sentence, where it does not start, or does not answer hello as the protocol says
 */
export async function process(
  command: Command,
  { timeout = minute, startTimeout = Math.max(minute, timeout) }: ProcessOptions = {},
): Promise<ProcessTarget> {
  const restarting = new Restarting(command, { start: startTimeout, answer: timeout });
  const { name, version, dtype, gates } = await restarting.hello().catch((error: unknown) => {
    if (!(error instanceof Broken)) throw error;
    const expected = 'expected a process that speaks gradcheck/1, but it';
    throw new Broken(`${showCommand(command)}: ${expected} ${error.message}.`, null, error.stderr);
  });
  const declared = Object.entries(gates).map(([gate, one]) =>
    offeredBy(restarting, gate, one, dtype),
  );
  const subjects = declared.flatMap((one) => ('message' in one ? [] : one));
  const byName = new Map<string, Subject>();
  for (const one of subjects) {
    const known = one.implements ?? one.name;
    // Of several that implement the same gate, the first.
    if (!byName.has(known)) byName.set(known, one);
  }
  return {
    name,
    version,
    dtype,
    gates: Object.fromEntries(byName),
    subjects,
    misdeclared: declared.flatMap((one) => ('message' in one ? [one] : [])),
    broken: restarting.lost,
    close: () => restarting.close(),
  };
}
