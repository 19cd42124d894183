import type { ComparisonReporter } from './defineComparisonReporter.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import { table } from './table.ts';

export { isWrong } from './cell.ts';
export { problemsOf, showCellProblem } from './problems.ts';

/** Every way to tell what a comparison found, by its name. */
export const comparisonReporters: Readonly<Record<string, ComparisonReporter>> = {
  table,
  markdown,
  json,
  html,
};
