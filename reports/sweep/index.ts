import type { SweepReporter } from './defineSweepReporter.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import { table } from './table.ts';

export { accuses, outcomeOf } from './outcome.ts';
export { showSwept } from './problems.ts';

/** Every way to tell what a sweep found, by its name. */
export const sweepReporters: Readonly<Record<string, SweepReporter>> = { table, markdown, json };
