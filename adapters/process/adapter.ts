import type { Target } from '../target.ts';
import { UsageError } from '../usageError.ts';
import { process } from './process.ts';

/** The adapter of the command: `process:"python3 my_gates.py"`. */
export const adapter = {
  name: 'process',
  argument: '"<command>"',
  summary: 'a program in any language that speaks gradcheck/1',

  /** @throws {UsageError} where no command stands behind the colon */
  async open(command: string | undefined): Promise<Target> {
    if (command !== undefined && command.trim() !== '') return process(command);
    throw new UsageError(
      'process: expected a command after it, as in process:"python3 my_gates.py", came none.',
    );
  },
} as const;
