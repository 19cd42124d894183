import { join } from 'node:path';
import { process, type ProcessOptions, type ProcessTarget } from '../process/index.ts';
import { pythonFolder } from '../process/pythonFolder.ts';
import { pythonWithTorch } from './python.ts';

/** What may be set for PyTorch. */
export interface TorchOptions extends ProcessOptions {
  /** The Python to run. @default the first that has torch: $PYTHON, python3, /usr/bin/python3 */
  readonly python?: string;
  /** @default 'float64' */
  readonly dtype?: 'float64' | 'float32';
}

/**
 * PyTorch in a process of its own: the gates of the catalogue, with the gradients of its autograd.
 *
 * @throws {UsageError} saying what to install, where there is no Python or none that has torch
 * @throws {Broken} where PyTorch does not start
 */
export async function torch({
  python,
  dtype = 'float64',
  ...options
}: TorchOptions = {}): Promise<ProcessTarget> {
  const found = pythonWithTorch(python === undefined ? undefined : [python]);
  return process([found, join(pythonFolder(), 'gradcheck_torch.py'), dtype], options);
}
