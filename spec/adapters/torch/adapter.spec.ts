import { describe, expect, it } from 'vitest';
import { adapter } from '../../../adapters/torch/index.ts';
import { missing, pythonWithTorch } from '../../python.ts';

describe('torch:<dtype>', () => {
  it('opens PyTorch in single precision', async ({ skip }) => {
    skip(pythonWithTorch === null, missing.torch);
    const { name, dtype, close } = await adapter.open('float32');
    await close!();
    expect([name, dtype]).toEqual(['torch', 'float32']);
  });

  it('refuses another dtype', async () => {
    await expect(adapter.open('float8')).rejects.toThrow(
      "torch: expected one of float64, float32 after it, came 'float8'.",
    );
  });
});
