import { defineConfig } from 'vitest/config';
export default defineConfig({ test: { include: ['spec/harness/laws/**/*.spec.ts'], isolate: false, testTimeout: 60_000 } });
