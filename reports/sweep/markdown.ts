import { showCount } from '../kit/numbers.ts';
import { fenced, line } from '../kit/page.ts';
import { defineSweepReporter } from './defineSweepReporter.ts';
import { outcomeOf, showGroups, signs } from './outcome.ts';
import { showSwept } from './problems.ts';
import { tallyOf } from './table.ts';

/** For a page: for each library a row for each operation, then what is wrong. */
export const markdown = defineSweepReporter({
  name: 'markdown',
  file: 'sweep.md',

  render({ libraries }) {
    const parts = libraries.flatMap((library) => {
      const { name, version, dtype, operations } = library;
      const rows = operations.map((swept) => [
        swept.operation,
        showCount(swept.calls),
        showCount(swept.cases),
        showCount(swept.compared),
        `${signs[outcomeOf(swept)].mark} ${showGroups(swept)}`,
      ]);
      const heads = ['operation', 'ways', 'cases', 'entries compared', 'outcome'];
      const tally = tallyOf(library).map(([outcome, count]) => `${count} ${outcome}`);
      const wrong = operations.map((swept) => showSwept(swept)).filter((text) => text !== '');
      return [
        `## ${name} ${version}, ${dtype}`,
        `${operations.length} operations: ${tally.join(', ')}.`,
        [line(heads), `|${heads.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n'),
        ...wrong.map(fenced),
      ];
    });
    return `${['# gradcheck compare --sweep', ...parts].join('\n\n')}\n`;
  },
});
