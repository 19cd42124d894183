import process from 'node:process';
import { paintFor, type How } from '../reports/index.ts';
import type { Paint } from '../reports/kit/paint.ts';
import { print, tell, writeWhole } from './output.ts';
import type { PublishFlags } from './publish.ts';
import { columnsOf, hasColour } from './terminal.ts';

/** A way to tell results of some kind. */
interface Teller<R> {
  readonly file: string;
  render(results: R, how: How): string;
}

/**
 * Prints what was found by the reporters of its kind, and writes the files that were asked for.
 *
 * @param problems what is wrong, for `--quiet`
 */
export function tellBy<R>(
  reporters: Readonly<Record<string, Teller<R>>>,
  results: R,
  flags: PublishFlags,
  problems: (paint: Paint, columns: number) => readonly string[],
): void {
  const { reporter, output, json = false, quiet = false } = flags;
  const colour = hasColour(flags.color, process.stdout);
  const how: How = { columns: columnsOf(process.stdout), colour, timings: flags.timings === true };
  if (output !== undefined) {
    for (const name of new Set(reporter ?? ['table'])) {
      const { file, render } = reporters[name];
      const path = writeWhole(
        output,
        file,
        render(results, { ...how, columns: 100, colour: false }),
      );
      if (!quiet) tell(`gradcheck: wrote ${path}.`);
    }
  }
  if (json) print(reporters.json.render(results, how));
  else if (quiet) {
    const texts = problems(paintFor(colour), how.columns).filter((text) => text !== '');
    print(texts.length === 0 ? '' : `${texts.join('\n\n')}\n`);
  } else {
    const names = output === undefined ? new Set(reporter ?? ['table']) : ['table'];
    print([...names].map((name) => reporters[name].render(results, how)).join('\n'));
  }
}
