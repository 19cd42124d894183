import process from 'node:process';
import { defineCommand, type CommonFlags } from '../defineCommand.ts';
import { Option } from 'commander';
import { filterBy } from '../filter.ts';
import { exits } from '../exits.ts';
import { several, time } from '../flags.ts';
import type { Listed } from '../../reports/list.ts';
import { print, tell } from '../output.ts';
import { columnsOf, hasColour } from '../terminal.ts';

/** The flags of `gradcheck list`. */
export interface ListFlags extends CommonFlags {
  readonly gate?: readonly string[];
  readonly process?: string;
  readonly timeout?: number;
}

/** Lists the gates of the catalogue, or those that a process offers. */
export const list = defineCommand<ListFlags>({
  name: 'list',
  summary: 'list the gates of the catalogue',
  arguments: [],
  flags: [
    new Option(
      '-t, --gate <filter>',
      'gates whose name has this part, or fits this pattern with * or ?',
    ).argParser(several),
    new Option('--process <command>', 'the gates that this program offers'),
    new Option('--timeout <time>', 'what it may take for one answer').argParser(time('--timeout')),
  ],

  async run(_args, { gate: filters = [], color, process: command, timeout }) {
    const { paintFor, showList } = await import('../../reports/index.ts');
    const wanted = filterBy(filters);
    const all = command === undefined ? await catalogued() : await offered(command, timeout);
    const listed = all.filter(({ gate, statements }) =>
      wanted([gate.name, ...statements.map(({ label }) => label)]),
    );
    if (listed.length === 0) {
      tell(`gradcheck: no gate fits --gate ${filters.join(', ')}.`);
      return exits.nothing;
    }
    print(showList(listed, columnsOf(process.stdout), paintFor(hasColour(color, process.stdout))));
    return exits.pass;
  },
});

async function catalogued(): Promise<Listed[]> {
  const { catalogue, statementsOf } = await import('../catalogue.ts');
  return Object.values(catalogue).map((gate) => ({ gate, statements: statementsOf(gate) }));
}

/** What a process says of itself; a gate that implements one of the catalogue has its statement. */
async function offered(command: string, timeout: number | undefined): Promise<Listed[]> {
  const { catalogue, statementsOf } = await import('../catalogue.ts');
  const { startProcess, troublesOf } = await import('../processes.ts');
  const source = timeout === undefined ? { command } : { command, timeout };
  const target = await startProcess(source);
  for (const { message } of troublesOf(source, target)) tell(`gradcheck: ${message}`);
  await target.close();
  return target.subjects.map(({ name, inputs, implements: known }) => {
    const gate = known !== null && Object.hasOwn(catalogue, known) ? catalogue[known] : null;
    // A fixed point is a tensor, and has a shape as a spec has.
    const shaped = inputs as Listed['gate']['inputs'];
    return {
      gate: { name, latex: gate?.latex ?? '', inputs: shaped },
      statements: gate === null ? [] : statementsOf(gate),
    };
  });
}
