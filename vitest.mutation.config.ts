import { basename } from 'node:path';
import process from 'node:process';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { keptThread } from './spec/mutation/keptThread.ts';

/**
 * The specs that doubt each folder, in the order in which a mutant meets them. Others reach it too, and thousands of
 * slopes are measured elsewhere: without them a mutant may only live longer.
 */
const doubting: Readonly<Record<string, readonly string[]>> = {
  'harness/laws/': ['spec/harness/laws/'],
  'harness/numeric/': [
    'spec/harness/numeric/',
    'spec/harness/probe.spec.ts',
    'spec/harness/laws/ties.spec.ts',
    'spec/harness/laws/pullback.spec.ts',
    'spec/harness/verdict.spec.ts',
  ],
};

/** The spec of the file that is mutated comes first, since it kills most mutants; no other is run then. */
class ParticularFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { related = [] } = this.ctx.config;
    const [file] = related;
    // All are mutated at once in the first run, which only looks who covers what.
    if (related.length !== 1) return files;
    const [, specs] = Object.entries(doubting).find(([folder]) => file.includes(folder))!;
    const own = `/${basename(file, '.ts')}.spec.ts`;
    const placeOf = ({ moduleId }: TestSpecification): number =>
      moduleId.endsWith(own) ? 0 : 1 + specs.findIndex((spec) => moduleId.includes(spec));
    return files
      .filter(({ moduleId }) => specs.some((spec) => moduleId.includes(spec)))
      .toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}

export default defineConfig({
  plugins: [
    {
      name: 'mutants',
      // Stryker lets no more than the name of a pool be chosen.
      configureVitest({ project: { config } }) {
        if (process.env.STRYKER_MUTATOR_WORKER === undefined) return;
        config.pool = keptThread.name;
        config.poolRunner = keptThread;
      },
      // Who covers what is counted in the first run alone, and a test's counters are looked up once for it.
      transform: (code) =>
        code
          .replace('function cover() {', '$& if (ns.activeMutant !== undefined) return;')
          .replace(
            'if (ns.currentTestId) {',
            'if (ns.currentTestId && ns.counted === ns.currentTestId) c = ns.counters; else $&',
          )
          .replace(
            'c = cov.perTest[',
            'ns.counted = ns.currentTestId; c = ns.counters = cov.perTest[',
          ),
    },
  ],
  test: {
    setupFiles: ['spec/mutation/afresh.ts'],
    include: [...new Set(Object.values(doubting).flat())].map((spec) =>
      spec.endsWith('/') ? `${spec}*.spec.ts` : spec,
    ),
    exclude: ['spec/harness/numeric/numerics.spec.ts'],
    // Modules are loaded once for many mutants: which of them is on is asked when it is run.
    isolate: false,
    sequence: { sequencer: ParticularFirst },
    // That a spec has to do with a mutant is known by coverage, and not by who imports whom.
    forceRerunTriggers: ['**/harness/**'],
    testTimeout: 60_000,
  },
});
