import { fileURLToPath } from 'node:url';
import { execPath } from 'node:process';
import { describe, it } from 'vitest';
import { cli } from './cli.ts';

const cwd = fileURLToPath(new URL('../..', import.meta.url));

describe.concurrent('gradcheck mutate', () => {
  it('shows gates by name or by pattern, mutation by mutation', async ({ expect }) => {
    const { code, out, err } = await cli(['mutate', 'tanh', 'a*n', '--runs', '40'], { cwd });
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^tanh {2}[\d+=·]{51} {2}100 %$/m);
    expect(out).toMatch(/^atan {2}[\d+=·]{51} {2}100 %$/m);
    expect(out).toMatch(/^mutation score 100 %: (\d+) of \1 mutants killed · .* · seed 1$/m);
  });

  it('gives one document under --json, the same for the same seed', async ({ expect }) => {
    const args = ['mutate', 'sin', '--json', '--seed', '3', '--runs', '20'];
    const [first, second] = await Promise.all([cli(args, { cwd }), cli(args, { cwd })]);
    expect(first.out).toBe(second.out);
    const document = JSON.parse(first.out) as { schema: string; outcome: string; seed: number };
    expect(document).toMatchObject({ schema: 'gradcheck/1', outcome: 'pass', score: 100, seed: 3 });
  });

  it('mutates what a module exports, and leaves what fails as it is', async ({ expect }) => {
    const files = ['examples/gates/mine.ts', 'examples/gates/subtract-same-sign.ts'];
    const { code, out } = await cli(['mutate', '--quiet', '--runs', '40', ...files], { cwd });
    expect(code).toBe(1);
    expect(out).toContain('subtractSameSign  fails as it is, and was not made wrong\n');
    expect(out).toContain('mutation score 100 %');
    expect(out).toContain(' · 4 gates · ');
  });

  it('asks a process call by call, and exits 3 where it breaks', async ({ expect }) => {
    const program = fileURLToPath(new URL('../adapters/process/hostile.mjs', import.meta.url));
    const command = `'${execPath}' '${program}' dies`;
    const { code, out, err } = await cli(['mutate', '--quiet', '--process', command]);
    expect(code).toBe(3);
    expect(out).toContain('bad  is undecided as it is, and was not made wrong\n');
    expect(out).toContain('mutation score 100 %: ');
    expect(err).toContain('it broke on bad: it ended with code 3; its last words: giving up.\n');
  });

  it('refuses what is neither a gate nor a module', async ({ expect }) => {
    const { code, out, err } = await cli(['mutate', 'sofmax'], { cwd });
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(
      /^gradcheck: mutate: expected a gate of the catalogue or a module, came 'sofmax'\./,
    );
  });
});
