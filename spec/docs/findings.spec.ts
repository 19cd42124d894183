import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { missing, pythonWithTorch } from '../python.ts';
import { blocksIn } from './documents.ts';

const programs = blocksIn('python').filter(({ where }) => where.startsWith('docs/findings.md'));

/** What the program prints, and before it the version of PyTorch. */
function run(text: string): [version: string, out: string] {
  const code = `import torch; print(torch.__version__)\n${text}`;
  const said = execFileSync(pythonWithTorch!, ['-c', code], { encoding: 'utf8', stdio: 'pipe' });
  const end = said.indexOf('\n');
  return [said.slice(0, end), said.slice(end + 1)];
}

describe('a finding in PyTorch', () => {
  it.for(programs)('$where prints as shown', ({ text, shown }, { skip }) => {
    skip(pythonWithTorch === null, missing.torch);
    const [version, out] = run(text);
    skip(!version.startsWith('1.13.'), `found in PyTorch 1.13, came ${version}`);
    expect(out).toBe(shown);
  });

  it('is told with a program', () => {
    expect(programs).toHaveLength(1);
  });
});
