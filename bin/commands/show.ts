import process from 'node:process';
import { defineCommand } from '../defineCommand.ts';
import { exits, UsageError } from '../exits.ts';
import { suggest } from '../nearest.ts';
import { print } from '../output.ts';
import { hasColour } from '../terminal.ts';

/** Tells what one gate of the catalogue declares. */
export const show = defineCommand({
  name: 'show',
  summary: 'show what a gate claims: statement, identity, shapes, domain, kinks and source',
  arguments: ['<gate>'],
  flags: [],

  async run([name], { color }) {
    const { catalogue, sourceOf, statementsOf } = await import('../catalogue.ts');
    const { paintFor, showGate } = await import('../../reports/index.ts');
    if (!Object.hasOwn(catalogue, name)) {
      const meant = suggest(name, Object.keys(catalogue));
      throw new UsageError(
        `show: expected a gate of the catalogue, came '${name}'.${meant || ' See gradcheck list.'}`,
      );
    }
    const gate = catalogue[name];
    const paint = paintFor(hasColour(color, process.stdout));
    print(showGate(gate, statementsOf(gate), sourceOf(gate), paint));
    return exits.pass;
  },
});
