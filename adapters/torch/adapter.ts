import type { Target } from '../target.ts';
import { UsageError } from '../usageError.ts';
import { torch } from './torch.ts';

const dtypes = ['float64', 'float32'] as const;

/** The adapter of the command: `torch`, `torch:float32`. */
export const adapter = {
  name: 'torch',
  argument: dtypes.join('|'),
  summary: 'PyTorch in a process of Python, float64 or float32',

  /** @throws {UsageError} for another dtype, and where there is no Python with torch */
  async open(argument: string | undefined): Promise<Target> {
    const dtype = dtypes.find((one) => one === (argument ?? dtypes[0]));
    if (dtype !== undefined) return torch({ dtype });
    throw new UsageError(
      `torch: expected one of ${dtypes.join(', ')} after it, came '${argument}'.`,
    );
  },
} as const;
