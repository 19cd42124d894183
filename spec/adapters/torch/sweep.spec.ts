import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adapter } from '../../../adapters/torch/index.ts';
import { sweepOperation, type Sweep, type SweptOutcome } from '../../../harness/sweep.ts';
import { missing, pythonWithTorch } from '../../python.ts';

describe('the operations of torch', () => {
  let sweep: Sweep;
  beforeAll(async () => {
    if (pythonWithTorch !== null) sweep = await adapter.sweep(undefined);
  });
  afterAll(() => sweep?.close?.());

  it('are more than 300, each called in several ways, no two of which have one label', ({
    skip,
  }) => {
    skip(pythonWithTorch === null, missing.torch);
    const { operations } = sweep;
    expect(operations.length).toBeGreaterThan(300);
    const labels = operations.map(({ calls }) => new Set(calls.map(({ label }) => label)).size);
    expect(labels).toEqual(operations.map(({ calls }) => calls.length));
    expect(Math.min(...labels)).toBeGreaterThan(1);
  });

  const expected: [string, SweptOutcome[]][] = [
    ['tanh', ['pass']],
    // Its gradient is a tensor that has no memory to be read.
    ['sgn', ['pass']],
    ['nn.functional.bilinear', ['pass']],
  ];

  it.for(expected)('have one that is checked: %s', async ([name, outcomes], { skip }) => {
    skip(pythonWithTorch === null, missing.torch);
    const operation = sweep.operations.find((one) => one.name === name)!;
    const { groups } = await sweepOperation(operation, { cases: 3, seed: 1 });
    expect(groups.map(({ outcome }) => outcome)).toEqual(outcomes);
  });
});
