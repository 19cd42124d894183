import { Broken, process, type ProcessTarget } from '../adapters/process/index.ts';
import { quote } from '../reports/kit/quote.ts';
import { BrokenError, exits, UsageError } from './exits.ts';

/** A process to be started, and how long it may take for one answer, in milliseconds. */
export interface ProcessSource {
  readonly command: string;
  readonly timeout?: number;
}

/** What went wrong beside the verdicts: a sentence, the exit code that it means, and what a process printed. */
export interface Trouble {
  readonly exit: number;
  readonly message: string;
  readonly printed?: string;
}

/** How a process stands before a sentence, and before `#` in a token. */
export const processMark = 'process:';

/**
 * Starts a process that offers gates.
 *
 * @throws {BrokenError} where it does not speak the protocol
 */
export async function startProcess({ command, timeout }: ProcessSource): Promise<ProcessTarget> {
  try {
    return await process(command, timeout === undefined ? {} : { timeout });
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    const expected = 'expected a process that speaks gradcheck/1, but it';
    throw new BrokenError(
      `--process ${quote(command)}: ${expected} ${error.message}.`,
      error.stderr,
    );
  }
}

/** What a process says of its gates that makes no sense, and the gates that it broke on. */
export function troublesOf({ command }: ProcessSource, target: ProcessTarget): Trouble[] {
  const where = `--process ${quote(command)}`;
  return [
    ...target.misdeclared.map(({ message }) => ({
      exit: exits.usage,
      message: `${where}: ${message}`,
    })),
    ...[...target.broken].map(([gate, { message, stderr }]) => ({
      exit: exits.broken,
      message: `${where}: it broke on ${gate}: it ${message}.`,
      printed: stderr,
    })),
  ];
}

/** What was thrown about a process, as a trouble; what is no bad input is thrown on. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof BrokenError) {
    return { exit: exits.broken, message: error.message, printed: error.printed };
  }
  if (error instanceof UsageError) return { exit: exits.usage, message: error.message };
  throw error;
}
