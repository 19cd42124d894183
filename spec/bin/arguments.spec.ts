import { describe, it } from 'vitest';
import { cli, folderOf } from './cli.ts';

const cwd = folderOf({ 'file.txt': '' });

describe.concurrent('the command line', () => {
  it.for([
    [['--sed', '3'], "error: unknown option '--sed'\n(Did you mean --seed?)"],
    [['check', '--runs'], "error: option '--runs <count>' argument missing"],
    [['--runs', 'x'], "gradcheck: --runs: expected a whole number of 1 or more, came 'x'."],
    [['--runs', '0'], "gradcheck: --runs: expected a whole number of 1 or more, came '0'."],
    [['--seed', '1.5'], "gradcheck: --seed: expected a whole number of 0 or more, came '1.5'."],
    [
      ['--budget', '10'],
      "gradcheck: --budget: expected a time such as 500ms, 10s or 2min, came '10'.",
    ],
    [
      ['--resolution', '2'],
      "gradcheck: --resolution: expected a number between 0 and 1, came '2'.",
    ],
    [
      ['--reporter', 'pdf'],
      "gradcheck: --reporter: expected one of table, markdown, json, came 'pdf'.",
    ],
    [
      ['-t', 'identity3', '--runs', '3', '--output', 'file.txt/x'],
      'gradcheck: --output file.txt/x: expected a folder that can be written, came ENOTDIR for file.txt/x/gradcheck.txt.',
    ],
    [['show'], "error: missing required argument 'gate'"],
    [
      ['show', 'matvek'],
      "gradcheck: show: expected a gate of the catalogue, came 'matvek'. Did you mean matvec?",
    ],
    [
      ['show', 'qqqqqq'],
      "gradcheck: show: expected a gate of the catalogue, came 'qqqqqq'. See gradcheck list.",
    ],
    [
      ['replay', 'foo'],
      "gradcheck: replay: expected a token of the form subject/law/seed/path, came 'foo'.",
    ],
    [
      ['replay', 'matvek/jacobian/1/2'],
      "gradcheck: replay: expected a gate of the catalogue, came 'matvek'. Did you mean matvec?",
    ],
  ] as const)('%j is refused in one sentence', async ([args, sentence], { expect }) => {
    expect(await cli(args, { cwd })).toEqual({ code: 2, out: '', err: `${sentence}\n` });
  });

  it('says its version and how it is used', async ({ expect }) => {
    const [version, help] = await Promise.all([cli(['--version']), cli(['--help'])]);
    expect([version.code, help.code]).toEqual([0, 0]);
    expect(version.out).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(help.out).toMatch(/^Usage: gradcheck /);
  });
});

describe.concurrent('gradcheck list and show', () => {
  it('lists every gate with the identities that it stands for', async ({ expect }) => {
    const { code, out } = await cli(['list']);
    expect(code).toBe(0);
    expect(out).toMatch(/^matvec +z = W x +W \[n, m\], x \[m\] +1, 5$/m);
    expect(out).toMatch(/^\* identity7 is labelled identity4, a second time, in the source\.$/m);
    expect(out.split('\n').filter((line) => [...line].length > 100)).toEqual([]);
  });

  it('lists nothing for a filter that no gate fits', async ({ expect }) => {
    const err = 'gradcheck: no gate fits --gate nosuch.\n';
    expect(await cli(['list', '-t', 'nosuch'])).toEqual({ code: 4, out: '', err });
  });

  it('shows what a gate claims', async ({ expect }) => {
    const { code, out } = await cli(['show', 'matvec']);
    expect(code).toBe(0);
    expect(out).toContain('identity1: z = W x ⇒ ∂z/∂x = W, by x\n');
    expect(out).toContain('inputs      W  [n, m], real\n              x  [m], real\n');
  });
});
