import { defineAdapter, type Patience } from '../defineAdapter.ts';
import { oneOf } from '../oneOf.ts';
import { sweepOf } from './sweep.ts';
import { torch } from './torch.ts';

const dtypes = ['float64', 'float32'] as const;

/** The adapter of the command: `torch`, `torch:float32`. */
export const adapter = defineAdapter({
  name: 'torch',
  argument: dtypes.join('|'),
  summary: 'PyTorch in a process of its own, float64 unless told otherwise',
  open: async (argument: string | undefined, patience?: Patience) =>
    torch({ dtype: oneOf('torch', dtypes, argument), ...patience }),
  sweep: async (argument: string | undefined, patience?: Patience) =>
    sweepOf(oneOf('torch', dtypes, argument), patience),
});
