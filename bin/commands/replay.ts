import process from 'node:process';
import type { Verdict } from '../../harness/verdict.ts';
import { paintFor, showProblem } from '../../reports/index.ts';
import { Option } from 'commander';
import { defineCommand, type CommonFlags } from '../defineCommand.ts';
import { exits } from '../exits.ts';
import { time } from '../flags.ts';
import { print, tell } from '../output.ts';
import { processMark } from '../processes.ts';
import { run } from '../run.ts';
import { columnsOf, hasColour } from '../terminal.ts';

/** The flags of `gradcheck replay`. */
export interface ReplayFlags extends CommonFlags {
  readonly process?: string;
  readonly timeout?: number;
}

/** Asks the question of one failure again, and tells it in full. */
export const replay = defineCommand<ReplayFlags>({
  name: 'replay',
  summary: 'one failure again, verbosely',
  arguments: ['<token>'],
  flags: [
    new Option('--process <command>', 'ask this program, whichever the token names'),
    new Option('--timeout <time>', 'what a process may take for one answer').argParser(
      time('--timeout'),
    ),
  ],

  async run([given], { color, verbose, process: command, timeout }) {
    const bare = given.slice(given.lastIndexOf('#') + 1);
    const token = command === undefined ? given : `${processMark}${command}#${bare}`;
    const paint = paintFor(hasColour(color, process.stdout));
    let verdict: Verdict | undefined;
    const task = { kind: 'replay', token, ...(timeout === undefined ? {} : { timeout }) } as const;
    const end = await run(task, (message) => {
      if (message.kind === 'replayed') verdict = message.verdict;
    });
    if (end.exit !== null || verdict === undefined) {
      tell(`gradcheck: ${end.message ?? 'internal: the replay gave no verdict.'}`);
      if (verbose && end.stack !== undefined) tell(end.stack);
      return end.exit ?? exits.broken;
    }
    if (verdict.outcome === 'pass') {
      print(`${paint('good', `${verdict.subject} passes: the failure does not show any more.`)}\n`);
      return exits.pass;
    }
    print(`${showProblem(verdict, paint, columnsOf(process.stdout))}\n`);
    return exits.fail;
  },
});
