import type { ProcessTarget } from '../adapters/process/index.ts';
import { catalogue } from './catalogue.ts';
import { Broken, exits, UsageError } from './exits.ts';
import { suggest } from './nearest.ts';

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

/** Starts a process that offers gates; who starts none loads no adapter. */
export async function startProcess({ command, timeout }: ProcessSource): Promise<ProcessTarget> {
  const { process } = await import('../adapters/process/index.ts');
  return process(command, timeout === undefined ? {} : { timeout });
}

/** What a process says of its gates that makes no sense, and the gates that it broke on. */
export function troublesOf({ command }: ProcessSource, target: ProcessTarget): Trouble[] {
  const names = Object.keys(catalogue);
  const unknown = target.subjects.filter(
    ({ implements: known }) => known !== null && !names.includes(known),
  );
  return [
    ...unknown.map(({ name, implements: known }) => ({
      exit: exits.usage,
      message: `${command}: expected ${name} to implement a gate of the catalogue, came '${known}'.${suggest(known!, names)}`,
    })),
    ...target.misdeclared.map(({ message }) => ({
      exit: exits.usage,
      message: `${command}: ${message}`,
    })),
    ...[...target.broken].map(([gate, { message, stderr }]) => ({
      exit: exits.broken,
      message: `${command}: it broke on ${gate}: it ${message}.`,
      printed: stderr,
    })),
  ];
}

/** What was thrown about a process, as a trouble; what is no bad input is thrown on. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof Broken) {
    return { exit: exits.broken, message: error.message, printed: error.stderr };
  }
  if (error instanceof UsageError) return { exit: exits.usage, message: error.message };
  throw error;
}
