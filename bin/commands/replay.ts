import process from 'node:process';
import type { Verdict } from '../../harness/verdict.ts';
import { paintFor, showProblem } from '../../reports/index.ts';
import { defineCommand } from '../defineCommand.ts';
import { exits } from '../exits.ts';
import { print, tell } from '../output.ts';
import { run } from '../run.ts';
import { columnsOf, hasColour } from '../terminal.ts';

/** Asks the question of one failure again, and tells it in full. */
export const replay = defineCommand({
  name: 'replay',
  summary: 'one failure again, verbosely',
  arguments: ['<token>'],
  flags: [],

  async run([token], { color, verbose }) {
    const paint = paintFor(hasColour(color, process.stdout));
    let verdict: Verdict | undefined;
    const end = await run({ kind: 'replay', token }, (message) => {
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
