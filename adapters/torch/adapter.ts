import { defineAdapter } from '../defineAdapter.ts';
import { oneOf } from '../oneOf.ts';
import { sweepOf } from './sweep.ts';
import { torch } from './torch.ts';

const dtypes = ['float64', 'float32'] as const;

/** The adapter of the command: `torch`, `torch:float32`. */
export const adapter = defineAdapter({
  name: 'torch',
  argument: dtypes.join('|'),
  summary: 'PyTorch in a process of its own, float64 unless told otherwise',
  open: async (argument) => torch({ dtype: oneOf('torch', dtypes, argument) }),
  sweep: async (argument) => sweepOf(oneOf('torch', dtypes, argument)),
});
