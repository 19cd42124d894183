import { defineAdapter, type Patience } from '../defineAdapter.ts';
import { UsageError } from '../usageError.ts';
import { process } from './process.ts';

/** The adapter of the command: `process:"<command>"`. */
export const adapter = defineAdapter({
  name: 'process',
  argument: '<command>',
  summary: 'a program that speaks gradcheck/1',
  async open(argument = '', patience: Patience = {}) {
    if (argument.trim() !== '') return process(argument, patience);
    throw new UsageError(
      'process: expected a command after it, as in process:"python3 my_gates.py", came none.',
    );
  },
});
