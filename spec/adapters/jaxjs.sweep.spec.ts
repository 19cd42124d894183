import { describe, expect, it } from 'vitest';
import { adapter } from '../../adapters/jaxjs/index.ts';
import { sweepOperation, type SweptOutcome } from '../../harness/sweep.ts';

const { operations } = await adapter.sweep(undefined);

describe('the operations of jaxjs', () => {
  it('are more than 120, each by a name of its own', () => {
    const names = operations.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(120);
  });

  it('are each called in several ways, no two of which have one label', () => {
    const twice = operations.filter(
      ({ calls }) => new Set(calls.map(({ label }) => label)).size < calls.length,
    );
    expect(twice.map(({ name }) => name)).toEqual([]);
  });

  const expected: [string, SweptOutcome[]][] = [
    ['negative', ['pass']],
    ['diag', ['pass']],
    ['linalg.svdvals', ['threw']],
    // Of its last imaginary part, which is 0, sines of π leave sums of the inputs by roundings.
    ['fft.rfft', ['pass']],
  ];

  it.for(expected)('have one that is checked: %s', async ([name, outcomes]) => {
    const operation = operations.find((one) => one.name === name)!;
    const { groups } = await sweepOperation(operation, { cases: 4, seed: 1 });
    expect(groups.map(({ outcome }) => outcome)).toEqual(outcomes);
  });
});
