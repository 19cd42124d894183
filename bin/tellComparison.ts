import process from 'node:process';
import type { Comparison } from '../harness/comparison.ts';
import { comparisonReporters, problemsOf, showCellProblem } from '../reports/comparison/index.ts';
import { paintFor, type How } from '../reports/index.ts';
import { print, tell, writeWhole } from './output.ts';
import type { PublishFlags } from './publish.ts';
import { columnsOf, hasColour } from './terminal.ts';

/** Prints what a comparison found, and writes the files that were asked for. */
export function tellComparison(comparison: Comparison, flags: PublishFlags): void {
  const { reporter, output, json = false, quiet = false } = flags;
  const colour = hasColour(flags.color, process.stdout);
  const how: How = { columns: columnsOf(process.stdout), colour, timings: flags.timings === true };

  if (output !== undefined) {
    for (const name of new Set(reporter ?? ['table'])) {
      const { file, render } = comparisonReporters[name];
      const text = render(comparison, { ...how, columns: 100, colour: false });
      const path = writeWhole(output, file, text);
      if (!quiet) tell(`gradcheck: wrote ${path}.`);
    }
  }
  if (json) print(comparisonReporters.json.render(comparison, how));
  else if (quiet) print(showBriefly(comparison, how));
  else {
    const names = output === undefined ? new Set(reporter ?? ['table']) : ['table'];
    print([...names].map((name) => comparisonReporters[name].render(comparison, how)).join('\n'));
  }
}

function showBriefly(comparison: Comparison, { colour, columns }: How): string {
  const paint = paintFor(colour);
  const texts = problemsOf(comparison).map((cell) =>
    showCellProblem(comparison, cell, paint, columns),
  );
  return texts.length === 0 ? '' : `${texts.join('\n\n')}\n`;
}
