import { describe, expect, it } from 'vitest';
import { adapter } from '../../adapters/tfjs/index.ts';
import { sweepOperation, type SweptOutcome } from '../../harness/sweep.ts';

const { operations } = await adapter.sweep('cpu');

async function outcomesOf(name: string): Promise<SweptOutcome[]> {
  const operation = operations.find((one) => one.name === name)!;
  const { groups } = await sweepOperation(operation, { cases: 1, seed: 1 });
  return groups.map(({ outcome }) => outcome);
}

describe('the operations of tfjs', () => {
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

  it.for(['tanh', 'atan2', 'transpose', 'conv1d', 'image.flipLeftRight', 'mirrorPad'])(
    'have one that is checked: %s',
    async (name) => {
      const expected: Record<string, SweptOutcome[]> = {
        conv1d: ['pass', 'threw'],
        atan2: ['pass', 'threw'],
        'image.flipLeftRight': ['no gradient'],
        mirrorPad: ['wrong number'],
      };
      expect(await outcomesOf(name)).toEqual(expected[name] ?? ['pass']);
    },
  );
});
