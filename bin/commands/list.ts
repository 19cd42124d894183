import process from 'node:process';
import { defineCommand, type CommonFlags } from '../defineCommand.ts';
import { Option } from 'commander';
import { filterBy } from '../filter.ts';
import { exits } from '../exits.ts';
import { several } from '../flags.ts';
import { print, tell } from '../output.ts';
import { columnsOf, hasColour } from '../terminal.ts';

/** The flags of `gradcheck list`. */
export interface ListFlags extends CommonFlags {
  readonly gate?: readonly string[];
}

/** Lists the gates of the catalogue. */
export const list = defineCommand<ListFlags>({
  name: 'list',
  summary: 'list the gates of the catalogue',
  arguments: [],
  flags: [
    new Option(
      '-t, --gate <filter>',
      'gates whose name has this part, or fits this pattern with * or ?',
    ).argParser(several),
  ],

  async run(_args, { gate: filters = [], color }) {
    const { catalogue, statementsOf } = await import('../catalogue.ts');
    const { paintFor, showList } = await import('../../reports/index.ts');
    const wanted = filterBy(filters);
    const listed = Object.values(catalogue)
      .map((gate) => ({ gate, statements: statementsOf(gate) }))
      .filter(({ gate, statements }) =>
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
