import { spawnSync } from 'node:child_process';
import { env } from 'node:process';
import { UsageError } from '../usageError.ts';

/** Ends with 0 where torch could be imported, and with 3 where there is Python alone; imports nothing large. */
const probe = 'import importlib.util as u, sys; sys.exit(0 if u.find_spec("torch") else 3)';

/** Pythons that are tried: that of $PYTHON, the one on the path, the system's. */
const candidates = (): string[] => [
  ...(env['PYTHON'] ? [env['PYTHON']] : []),
  'python3',
  '/usr/bin/python3',
];

/**
 * The first Python that has torch.
 *
 * @param tried the Pythons to look at, in their order
 * @throws {UsageError} saying what to install, where there is no Python or none that has torch
 */
export function pythonWithTorch(tried: readonly string[] = candidates()): string {
  const codes = tried.map((python) => spawnSync(python, ['-c', probe], { timeout: 20_000 }).status);
  const found = tried.find((_, k) => codes[k] === 0);
  if (found !== undefined) return found;
  const pythons = tried.filter((_, k) => codes[k] === 3);
  throw new UsageError(
    pythons.length === 0
      ? `torch: expected Python 3.9 or later, came none at ${tried.join(' or ')}: install it, or name it in $PYTHON.`
      : `torch: expected the package torch in Python, came none in ${pythons.join(' or ')}: pip install torch, or Debian's python3-torch.`,
  );
}
