import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['spec/**/*.spec.ts'],
    testTimeout: 60_000,
    coverage: {
      include: ['gates/**', 'harness/**'],
      reporter: ['text-summary', 'html'],
      reportOnFailure: true,
      thresholds: { lines: 95 },
    },
  },
});
