import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** A folder where a program wants the results too, as a JSON of each run. */
const { GRADCHECK_TEST_RESULTS: results } = process.env;

// What Node makes of our TypeScript and of packages is kept for the many processes that specs start.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(
  new URL('node_modules/.cache/gradcheck/compiled', import.meta.url),
);

/** Specs that run commands, documents and what adapters adapt. */
const processes = ['spec/{adapters,bin,docs,scripts}/**/*.spec.ts'];

/** Specs that work through many points, gates or mutants: V8's counters would double the time of their loops. */
const sweeps = [
  'spec/gates/table.spec.ts',
  'spec/harness/cases/draw.spec.ts',
  'spec/harness/check.spec.ts',
  'spec/harness/classes.spec.ts',
  'spec/harness/coarse.spec.ts',
  'spec/harness/confusion.spec.ts',
  'spec/harness/diagnosis/diagnose.spec.ts',
  'spec/harness/gradcheckEither.spec.ts',
  'spec/harness/laws/convention.spec.ts',
  'spec/harness/laws/jacobian.spec.ts',
  'spec/harness/laws/linearity.spec.ts',
  'spec/harness/laws/pullback.spec.ts',
  'spec/harness/laws/pushforward.spec.ts',
  'spec/harness/mutate.spec.ts',
  'spec/harness/network/accused.spec.ts',
  'spec/harness/numeric/numerics.spec.ts',
  'spec/harness/oracle/definitions.spec.ts',
  'spec/harness/oracle/mutants.spec.ts',
  'spec/harness/probe.spec.ts',
  'spec/harness/replay.spec.ts',
  'spec/harness/verdict.spec.ts',
];

export default defineConfig({
  test: {
    // On a busy machine a check of the whole catalogue takes a minute.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    // By itself vitest leaves one core idle, which is half of two.
    maxWorkers: '100%',
    // One process for all spec files that it runs, not one for each: no spec replaces a global.
    isolate: false,
    reporters:
      results === undefined
        ? ['default']
        : ['default', ['json', { outputFile: `${results}/${process.pid}.json` }]],
    // `npm test` counts the coverage of the first project alone, which reaches most that the others reach.
    projects: [
      {
        extends: true,
        test: {
          name: 'counted',
          include: ['spec/**/*.spec.ts'],
          exclude: [...processes, ...sweeps],
        },
      },
      { extends: true, test: { name: 'sweeps', include: sweeps } },
      {
        extends: true,
        test: {
          name: 'processes',
          include: processes,
          // Commands and documents are run as they are published.
          globalSetup: ['spec/build.ts'],
          // Their processes use all cores, which others then do not want.
          sequence: { groupOrder: 1 },
        },
      },
    ],
    coverage: {
      include: ['gates/**', 'harness/**'],
      reporter: ['text-summary'],
      reportOnFailure: true,
      thresholds: { lines: 95 },
    },
  },
});
