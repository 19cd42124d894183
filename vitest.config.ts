import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { instrument } from './spec/coverage/instrument.ts';

/** Where a program wants the results too, as JSON. */
const { GRADCHECK_TEST_RESULTS: outputFile } = process.env;

// What Node makes of our TypeScript and of packages is kept for the many processes that specs start.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(
  new URL('node_modules/.cache/gradcheck/compiled', import.meta.url),
);

export default defineConfig({
  test: {
    include: ['spec/**/*.spec.ts'],
    // Commands and documents are run as they are published.
    globalSetup: ['spec/build.ts'],
    // On a busy machine a check of the whole catalogue takes a minute.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    // By itself vitest leaves one core idle, which is half of two.
    maxWorkers: '100%',
    // One process for all spec files that it runs, not one for each: no spec replaces a global.
    isolate: false,
    reporters: outputFile === undefined ? ['default'] : ['default', ['json', { outputFile }]],
    coverage: {
      // V8 counts blocks in mathjs too, and the measuring takes twice the time then.
      provider: 'custom',
      customProviderModule: './spec/coverage/provider.ts',
      instrumenter: instrument,
      include: ['gates/**', 'harness/**'],
      reporter: ['text-summary'],
      reportOnFailure: true,
      thresholds: { lines: 95 },
    },
  },
});
