import { defineConfig } from 'vitest/config';

/** The specs that doubt the harness: those of laws, of measuring, and of whole verdicts; no process is started. */
export default defineConfig({
  test: {
    include: [
      'spec/harness/numeric/**/*.spec.ts',
      'spec/harness/laws/**/*.spec.ts',
      'spec/harness/{check,gradcheck,probe,mutate}.spec.ts',
      'spec/harness/mutants/index.spec.ts',
    ],
    testTimeout: 60_000,
  },
});
