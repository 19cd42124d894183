import { beforeAll, inject, vi } from 'vitest';

/** Where Stryker has the mutant that is on. */
const stryker = '__stryker__';

const state = globalThis as {
  [stryker]?: { activeMutant?: string | undefined };
  before?: string | undefined;
};

const given = inject as (key: string) => string | undefined;
const mutant = given('activeMutant');

// What a module keeps, it does not keep from one mutant to the next.
if (mutant !== state.before) {
  vi.resetModules();
  state.before = mutant;
  if (given('mutantActivation') !== 'static') state[stryker]!.activeMutant = undefined;
}

// Each expression asks whether its mutant is on. V8 keeps one copy of a short string that it has parsed, and
// compares it with those of the code by where they are; one that came from another thread, letter by letter.
if (mutant !== undefined) {
  beforeAll(() => {
    state[stryker]!.activeMutant = JSON.parse(JSON.stringify(mutant)) as string;
  });
}
