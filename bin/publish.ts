import process from 'node:process';
import type { Results } from '../harness/results.ts';
import { paintFor, reporters, showProblem, showSummary, type How } from '../reports/index.ts';
import { print, tell, writeWhole } from './output.ts';
import { columnsOf, hasColour } from './terminal.ts';

/** The flags that say how results are told and where. */
export interface PublishFlags {
  readonly color: boolean;
  readonly reporter?: readonly string[];
  readonly output?: string;
  readonly json?: true;
  readonly timings?: true;
  readonly quiet?: true;
}

/**
 * Prints what a run found, and writes the files that were asked for.
 *
 * Under `--output` each reporter writes its file and stdout gets the table; under `--json` stdout gets the
 * JSON document alone; under `--quiet` it gets what is wrong and the summary.
 */
export function publish(results: Results, flags: PublishFlags): void {
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
  else if (quiet) print(showBriefly(results, how));
  else {
    const names = output === undefined ? new Set(reporter ?? ['table']) : ['table'];
    print([...names].map((name) => reporters[name].render(results, how)).join('\n'));
  }
}

function showBriefly(results: Results, { colour, columns }: How): string {
  const paint = paintFor(colour);
  const problems = results.gates.map(({ verdict }) => showProblem(verdict, paint, columns));
  const parts = [...problems.filter((text) => text !== ''), showSummary(results, columns, paint)];
  return `${parts.join('\n\n')}\n`;
}
