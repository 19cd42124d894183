import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { cli, folderOf } from './cli.ts';

const cwd = folderOf({
  'square.mjs':
    'export const square = { forward: ({ x }) => x * x, vjp: ({ x }, u) => ({ x: 2 * x * u }), inputs: { x: 3 } };\n',
  'cube.mjs':
    "export const cube = { name: 'wrong cube', forward: ({ x }) => x ** 3, vjp: ({ x }, u) => ({ x: 2 * x * u }), inputs: { x: 3 } };\n",
  'hangs.mjs':
    'import { square } from "./square.mjs";\nexport const first = { ...square };\nexport const last = { ...square, forward() { console.log("here"); for (;;); } };\n',
});

/** The gates that a filter leaves. */
async function names(filter: string): Promise<string[]> {
  const { out } = await cli(['-t', filter, '--runs', '3', '--allow-undecided', '--json']);
  return (JSON.parse(out) as { gates: { name: string }[] }).gates.map(({ name }) => name);
}

describe.concurrent('gradcheck check', () => {
  it('exits 0 where every claim passes, and tells it in a table', async ({ expect }) => {
    const { code, out, err } = await cli(['square.mjs'], { cwd });
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^gradcheck \d+\.\d+\.\d+ · node [\d.]+ · 1 gate · seed 1 · /);
    expect(out).toContain('\n1 gate: 1 pass · 1 entry compared · ');
  });

  it('exits 1 where a claim fails, and says how to see it again', async ({ expect }) => {
    const { code, out } = await cli(['check', 'square.mjs', 'cube.mjs'], { cwd });
    expect(code).toBe(1);
    expect(out).toMatch(
      /\nwrong cube fails the law \w+ by x: .*\n\n {2}claimed {5}6\n {2}measured {4}27 ± /,
    );
    expect(out).toMatch(/\n {2}replay: gradcheck replay cube\.mjs#wrong%20cube\/\w+\/1\/\S+\n/);
  });

  it('exits 4 where nothing was checked', async ({ expect }) => {
    const nothing = {
      code: 4,
      out: '',
      err: 'gradcheck: nothing was checked: no gate fits --gate nosuch.\n',
    };
    expect(await cli(['--gate', 'nosuch'])).toEqual(nothing);
  });

  it('exits 130 when it is interrupted in a forward that never returns, with what it has', async ({
    expect,
  }) => {
    const { code, out, err } = await cli(['hangs.mjs'], { cwd, interruptAt: /here/ });
    expect(code).toBe(130);
    expect(err).toMatch(/gradcheck: interrupted\.\n$/);
    expect(out).toContain('\n1 gate: 1 pass · ');
  });

  it('checks only the gates that a filter names, by part, pattern or identity', async ({
    expect,
  }) => {
    expect(await names('MATV')).toEqual(['matvec']);
    expect(await names('s*x')).toEqual(['softmax']);
    expect(await names('identity6')).toEqual(['vecmat']);
  });

  it('prints one JSON document under --json, the same bytes for the same seed', async ({
    expect,
  }) => {
    const args = ['check', '--json', '--seed', '3', '--runs', '5', '-t', 'm*'];
    const [first, second] = await Promise.all([cli(args), cli(args)]);
    expect(first.err).toBe('');
    expect(first.out).toBe(second.out);
    expect(JSON.parse(first.out)).toMatchObject({ schema: 'gradcheck/1', seed: 3 });
    expect(first.out).not.toContain('milliseconds');
  });

  it('writes a file for each reporter, whole and under its own name', async ({ expect }) => {
    const folder = join(folderOf({}), 'deep', 'er');
    const reporters = ['json', 'markdown', 'table'].flatMap((name) => ['--reporter', name]);
    const { code } = await cli(['square.mjs', '--output', folder, ...reporters], { cwd });
    expect(code).toBe(0);
    expect(readdirSync(folder).toSorted()).toEqual([
      'gradcheck.json',
      'gradcheck.md',
      'gradcheck.txt',
    ]);
    expect(JSON.parse(readFileSync(join(folder, 'gradcheck.json'), 'utf8'))).toMatchObject({
      outcome: 'pass',
    });
  });

  it('prints several reporters one after the other', async ({ expect }) => {
    const { out } = await cli(['square.mjs', '--reporter', 'markdown', '--reporter', 'table'], {
      cwd,
    });
    expect(out.startsWith('# gradcheck\n')).toBe(true);
    expect(out).toContain('\n\ngradcheck ');
  });

  it('prints what is wrong and the summary alone under --quiet', async ({ expect }) => {
    const { out } = await cli(['square.mjs', 'cube.mjs', '--quiet'], { cwd });
    expect(out).toMatch(/^wrong cube fails /);
    expect(out).toContain('\n2 gates: 1 pass, 1 fail · ');
    expect(out).not.toContain('shapes');
  });

  it('paints where FORCE_COLOR asks for it, and not where NO_COLOR or --no-color forbids it', async ({
    expect,
  }) => {
    const args = ['square.mjs'];
    const painted = await cli(args, { cwd, env: { FORCE_COLOR: '1' } });
    const forbidden = await cli(args, { cwd, env: { FORCE_COLOR: '1', NO_COLOR: '1' } });
    const flagged = await cli([...args, '--no-color'], { cwd, env: { FORCE_COLOR: '1' } });
    expect([painted, forbidden, flagged].map(({ out }) => out.includes('\u001B'))).toEqual([
      true,
      false,
      false,
    ]);
  });
});
