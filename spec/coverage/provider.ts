import istanbul from '@vitest/coverage-istanbul';
import type { CoverageProviderModule } from 'vitest/node';

interface Counters {
  readonly s: Readonly<Record<string, number>>;
  readonly f: Readonly<Record<string, number>>;
  readonly b: Readonly<Record<string, readonly number[]>>;
}

/** Where vitest has the counters. */
const store = '__VITEST_COVERAGE__';

/** What outlives the modules of a spec file: the counters by file, and of how many it was told that they count. */
const kept = globalThis as {
  [store]?: Readonly<Record<string, Counters>>;
  told?: Map<string, number>;
};

const counting = ({ s, f, b }: Counters): number =>
  [s, f, ...Object.values(b)].reduce(
    (sum, counts) => sum + Object.values(counts).filter((count) => count > 0).length,
    0,
  );

/**
 * Istanbul's provider, which tells of a source file only when a spec file has covered more of it.
 *
 * One process runs many spec files, and all that it ever loaded would be written, read and merged after
 * each. What is covered is the same; how often it ran is counted no more than once a telling.
 */
export default {
  ...istanbul,
  // Counters go on from one spec file to the next.
  startCoverage() {},
  async takeCoverage(options) {
    const counters = kept[store] ?? {};
    const told = (kept.told ??= new Map<string, number>());
    const more = Object.entries(counters).filter(([file, counted]) => {
      const before = told.get(file);
      told.set(file, counting(counted));
      return told.get(file) !== before;
    });
    if (more.length === 0) return undefined;
    kept[store] = Object.fromEntries(more);
    try {
      return await istanbul.takeCoverage!(options);
    } finally {
      kept[store] = counters;
    }
  },
} satisfies CoverageProviderModule;
