export { torch, type TorchOptions } from './torch.ts';
export type { ProcessTarget } from '../process/index.ts';
export type { Target } from '../target.ts';
