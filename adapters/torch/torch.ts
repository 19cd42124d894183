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
  return program('gradcheck_torch.py', { python, dtype, ...options });
}

/** One of the programs in Python, working in numbers of a kind. */
export function program(
  file: string,
  { python, dtype, ...options }: ProcessOptions & { python?: string | undefined; dtype: string },
): Promise<ProcessTarget> {
  const found = pythonWithTorch(python === undefined ? undefined : [python]);
  return process([found, join(pythonFolder(), file), dtype], options);
}
