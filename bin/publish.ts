import type { Results } from '../harness/results.ts';
import { reporters, showProblem, showSummary } from '../reports/index.ts';
import { tellBy } from './tellBy.ts';

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
  tellBy(reporters, results, flags, (paint, columns) => [
    ...results.gates.map(({ verdict }) => showProblem(verdict, paint, columns)),
    showSummary(results, columns, paint),
  ]);
}
