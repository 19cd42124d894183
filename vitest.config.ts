import process from 'node:process';
import { defineConfig } from 'vitest/config';

/** Where a program wants the results too, as JSON. */
const { GRADCHECK_TEST_RESULTS: outputFile } = process.env;

export default defineConfig({
  test: {
    include: ['spec/**/*.spec.ts'],
    testTimeout: 60_000,
    reporters: outputFile === undefined ? ['default'] : ['default', ['json', { outputFile }]],
    coverage: {
      include: ['gates/**', 'harness/**'],
      reporter: ['text-summary', 'html'],
      reportOnFailure: true,
      thresholds: { lines: 95 },
    },
  },
});
