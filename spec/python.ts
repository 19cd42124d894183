import { spawnSync } from 'node:child_process';
import { env } from 'node:process';

/** Pythons of this machine: that of $PYTHON, the one on the path, the system's. */
const candidates = [env['PYTHON'] ?? '', 'python3', '/usr/bin/python3'].filter((one) => one !== '');

const runs = (python: string, code: string): boolean =>
  spawnSync(python, ['-c', code], { timeout: 20_000 }).status === 0;

const old = 'import sys; assert sys.version_info >= (3, 9)';
const having = (name: string): string =>
  `${old}\nimport importlib.util as u\nassert u.find_spec("${name}") and u.find_spec("numpy")`;

/** A Python of 3.9 or later, one that has numpy, one that has torch too; null where there is none. */
export const python = candidates.find((one) => runs(one, old)) ?? null;
export const pythonWithNumpy = candidates.find((one) => runs(one, having('numpy'))) ?? null;
export const pythonWithTorch = candidates.find((one) => runs(one, having('torch'))) ?? null;

/** The reasons of skipped tests. */
export const missing = {
  python: 'no Python 3.9 or later at $PYTHON, python3 or /usr/bin/python3',
  numpy: 'no Python with numpy at $PYTHON, python3 or /usr/bin/python3',
  torch: 'no Python with torch at $PYTHON, python3 or /usr/bin/python3',
} as const;
