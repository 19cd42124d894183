import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['*.test.ts'],
    // Prints the table of all checks after the run.
    reporters: ['default', 'gradcheck/vitest-reporter'],
  },
});
