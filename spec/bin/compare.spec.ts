import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'vitest';
import { cli } from './cli.ts';

const cwd = mkdtempSync(join(tmpdir(), 'gradcheck-'));
/** One right, one that is twice too large, one that is nobody's. */
writeFileSync(
  join(cwd, 'mine.mjs'),
  `const map = ({ shape, data }, f) => ({ shape, data: data.map(f) });
const by = (f, df) => ({
  inputs: { x: { shape: ['n'], domain: 'real', container: 'tensor', min: {} } },
  forward: ({ x }) => map(x, f),
  vjp: ({ x }, u) => ({ x: map(x, (v, i) => df(v) * u.data[i]) }),
});
export const square = by((x) => x * x, (x) => 2 * x);
export const sin = by(Math.sin, (x) => 2 * Math.cos(x));
export const cube = by((x) => x * x * x, (x) => 3 * x * x);
`,
);

const program = fileURLToPath(new URL('../adapters/process/hostile.mjs', import.meta.url));
/** A process that goes wrong in one way. */
const hostile = (way: string): string => `process:${execPath} ${program} ${way}`;

describe.concurrent('gradcheck compare', () => {
  it('has a line for each gate and a group of columns for each implementation', async ({
    expect,
  }) => {
    const { code, out } = await cli(
      ['compare', 'tfjs', 'module:mine.mjs', '-t', 'squar?', '-t', 'cube', '--runs', '4'],
      { cwd },
    );
    expect(out).toMatch(/\n +tfjs cpu +mine\.mjs\n +z +∂z +self +z +∂z +self\n/);
    expect(out).toMatch(/\nsquare +✓ +7\.2 +7\.2 +\d\.\d +✓ +16\.0 +16\.0 +\d+\.\d\n/);
    expect(out).toMatch(/\ncube +– not offered +✓ +· +· +\d+\.\d\n/);
    expect(out).toMatch(/\ntfjs cpu 4\.22\.0 · float32 · 1 pass · 1 not offered · /);
    expect(code).toBe(0);
  });

  it('exits 1 where a gradient is wrong, and its line replays it', async ({ expect }) => {
    const { code, out } = await cli(['compare', 'module:mine.mjs', '--runs', '4'], { cwd });
    expect(code).toBe(1);
    expect(out).toContain('\nmine.mjs, sin: wrong number\n\n  sin fails the law pullback by x: ');
    const [, token] = /replay: gradcheck replay (\S+)/.exec(out)!;
    expect(token).toMatch(/^module:mine\.mjs#sin\/pullback\/1\//);
    const again = await cli(['replay', token], { cwd });
    expect(again.code).toBe(1);
    expect(again.out).toContain('sin fails the law pullback by x: ');
  });

  it('prints one JSON document, the same bytes for the same seed', async ({ expect }) => {
    const args = ['compare', 'tfjs', 'module:mine.mjs', '-t', 'squar?', '--runs', '4', '--json'];
    const [first, second] = await Promise.all([cli(args, { cwd }), cli(args, { cwd })]);
    expect(first.err).toBe('');
    expect(first.out).toBe(second.out);
    const { outcome, targets, gates } = JSON.parse(first.out);
    expect([outcome, targets.length, gates.length]).toEqual(['pass', 2, 1]);
    expect(gates[0].cells[0]).toMatchObject({ target: 'tfjs', outcome: 'pass', leaked: 0 });
  });

  it('writes a file for each reporter', async ({ expect }) => {
    const folder = join(cwd, 'reports');
    const args = ['compare', 'module:mine.mjs', '-t', 'squar?', '--output', folder];
    const names = ['table', 'markdown', 'json'];
    await cli([...args, ...names.flatMap((name) => ['--reporter', name])], { cwd });
    expect(readdirSync(folder).toSorted()).toEqual([
      'comparison.json',
      'comparison.md',
      'comparison.txt',
    ]);
    expect(readFileSync(join(folder, 'comparison.md'), 'utf8')).toMatch(
      /\| square \| ✓ 16\.0 \/ 16\.0 \/ /,
    );
  });

  it('names a target that there is not, and goes on with the rest', async ({ expect }) => {
    const { code, out, err } = await cli(
      ['compare', 'tfj', 'module:mine.mjs', '-t', 'squar?', '--runs', '2'],
      { cwd },
    );
    expect(err).toMatch(
      /^gradcheck: compare: expected a target such as tfjs\[:cpu\|wasm\], .*, came 'tfj'\. Did you mean tfjs\?\n$/,
    );
    expect(out).toContain('\nsquare ');
    expect(code).toBe(2);
  });

  it('tells what a process declares wrongly, and ends with 2', async ({ expect }) => {
    const { code, out, err } = await cli(['compare', hostile('misdeclared'), '--runs', '2']);
    expect(out).toContain('\nhostile 7 · float64 · 2 pass · ');
    expect(err.split('\n')).toHaveLength(7);
    expect(err).toContain(
      ': numbers is declared wrongly: x: expected 2 numbers in shape [2], came 1.',
    );
    expect(code).toBe(2);
  });

  it('ends with 3 where a process breaks, held to its --timeout, and goes on with the rest', async ({
    expect,
  }) => {
    const args = [
      'compare',
      hostile('hangs'),
      hostile('dies'),
      '--runs',
      '2',
      '--timeout',
      '500ms',
    ];
    const { code, out, err } = await cli(args);
    expect(out).toMatch(/\ngood +✓ .* ✓ .*\nbad +✗ process broke +✗ process broke\n/);
    expect(err).toContain(': it broke on bad: it gave no answer within 0.5 s.\n');
    expect(err).toContain(': it broke on bad: it ended with code 3; its last words: giving up.\n');
    expect(code).toBe(3);
  });

  it('says that nothing was compared where no gate fits', async ({ expect }) => {
    const { code, err } = await cli(['compare', 'module:mine.mjs', '-t', 'nosuch'], { cwd });
    expect(code).toBe(4);
    expect(err).toBe('gradcheck: nothing was compared: no gate fits --gate nosuch.\n');
  });

  it('sweeps the operations of a library, and says what is wrong', async ({ expect }) => {
    const { code, out } = await cli(
      ['compare', 'tfjs', '--sweep', '-t', 'mirrorPad', '-t', 'tan?'],
      {
        cwd,
      },
    );
    expect(code).toBe(1);
    expect(out).toMatch(/\n✓ tanh +8 +16 +[\d,]+ {2}16 pass\n/);
    expect(out).toMatch(/\n✗ mirrorPad +8 +16 +[\d,]+ {2}16 wrong number\n/);
    expect(out).toContain('\nmirrorPad: wrong number in 16 of 16 cases\n  with shape: [4], ');
    expect(out).toMatch(/claimed 0, measured 1 ± /);
    expect(out).toMatch(/\ntfjs cpu 4\.22\.0: 2 operations · 1 pass · 1 wrong number · /);
  });

  it.for([
    ['--baseline', 'base.json', 'expected no baseline, which is for gates, came one'],
    ['--reporter', 'html', 'expected a reporter of table, markdown, json, came html'],
  ])('does not sweep with %s', async ([flag, given, sentence], { expect }) => {
    const { code, err } = await cli(['compare', 'tfjs', '--sweep', flag, given]);
    expect(code).toBe(2);
    expect(err).toBe(`gradcheck: --sweep: ${sentence}.\n`);
  });

  it('says that a module has nothing to sweep', async ({ expect }) => {
    const { code, err } = await cli(['compare', 'module:mine.mjs', '--sweep'], { cwd });
    expect(code).toBe(2);
    expect(err).toBe(
      "gradcheck: compare: expected a library to sweep, came 'module:mine.mjs', which declares none.\n",
    );
  });
});
