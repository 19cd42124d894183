import { basename } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The specs that doubt the harness, what is quick and particular first. Those that measure thousands of slopes, or
 * start a process, are left out: without them a mutant may only live longer.
 */
const specs = [
  'spec/harness/numeric/',
];

/** The spec of the file that is mutated comes first, since it alone kills most mutants; no other is run then. */
class ParticularFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { related = [] } = this.ctx.config;
    const own = related.length === 1 ? basename(related[0], '.ts') : '';
    const placeOf = ({ moduleId }: TestSpecification): number =>
      moduleId.endsWith(`/${own}.spec.ts`) ? -1 : specs.findIndex((spec) => moduleId.includes(spec));
    return files.toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}

export default defineConfig({
  test: {
    include: specs.map((spec) => (spec.endsWith('/') ? `${spec}*.spec.ts` : spec)),
    exclude: ['spec/harness/numeric/numerics.spec.ts'],
    // Modules are loaded once for many mutants: which of them is on is asked when it is run.
    isolate: false,
    sequence: { sequencer: ParticularFirst },
    // That a spec has to do with a mutant is known by coverage, and not by who imports whom.
    forceRerunTriggers: ['**/harness/**'],
    testTimeout: 60_000,
  },
});
