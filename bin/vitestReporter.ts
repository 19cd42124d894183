import process from 'node:process';
import type { Reporter, TestModule, Vitest } from 'vitest/node';
import { fromRows, reporters, type Row } from '../reports/index.ts';
import { columnsOf, hasColour } from './terminal.ts';

/**
 * For vitest: the table of every gate that the tests of a run have checked, after the run.
 *
 * The rows travel with the tests, so that the shards of a run, merged, tell the same.
 */
export default class VitestReporter implements Reporter {
  #vitest: Vitest | null = null;

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const rows = modules
      .toSorted(
        (a, b) => compare(a.moduleId, b.moduleId) || compare(a.project.name, b.project.name),
      )
      .flatMap((module) => [...module.children.allTests()])
      .flatMap((test): Row[] => test.meta().gradcheck ?? []);
    if (rows.length > 0) this.#vitest?.logger.log(`\n${showRows(rows)}`);
  }
}

const compare = (a: string, b: string): number => Number(a > b) - Number(a < b);

function showRows(rows: readonly Row[]): string {
  const how = {
    columns: columnsOf(process.stdout),
    colour: hasColour(true, process.stdout),
    timings: true,
  };
  const results = fromRows(rows);
  const wrong = rows.filter(({ expected, verdict }) => expected === 'fail' && verdict !== null);
  const open = rows.filter(({ verdict }) => verdict === null);
  const lines = [
    ...(wrong.length > 0 ? [`expected to be wrong, and not in the table: ${namesOf(wrong)}`] : []),
    ...(open.length > 0 ? [`without a verdict: ${namesOf(open)}`] : []),
  ];
  return [
    ...(results.gates.length > 0 ? [reporters.table.render(results, how)] : []),
    ...(lines.length > 0 ? [`${lines.map((line) => `gradcheck: ${line}.`).join('\n')}\n`] : []),
  ].join('\n');
}

const namesOf = (rows: readonly Row[]): string => rows.map(({ name }) => name).join(', ');
