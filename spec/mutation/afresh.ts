import { inject, vi } from 'vitest';

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
