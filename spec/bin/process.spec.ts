import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'vitest';
import { alive } from '../alive.ts';
import { cli, folderOf } from './cli.ts';

const program = fileURLToPath(new URL('../adapters/process/hostile.mjs', import.meta.url));
const command = (way: string): string => `${execPath} ${program} ${way}`;

describe.concurrent('--process', () => {
  it('checks what a process offers, and tells its version', async ({ expect }) => {
    const { code, out, err } = await cli(['check', '--process', command('right')]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^gradcheck \S+ · node \S+ · hostile 7 · 2 gates · /);
    expect(out).toContain('\n2 gates: 2 pass · ');
  });

  it('exits 1 for a wrong gradient, which is replayed by the same process or by another', async ({
    expect,
  }) => {
    const { code, out, err } = await cli(['check', '--process', command('wrong')]);
    expect([code, err]).toEqual([1, '']);
    const [, token] = /gradcheck replay '(.*)'/.exec(out)!;
    expect(token).toBe(`process:${command('wrong')}#bad/pullback/1/0`);
    const [again, mended] = await Promise.all([
      cli(['replay', token]),
      cli(['replay', token, '--process', command('right')]),
    ]);
    expect(again.code).toBe(1);
    expect(again.out).toMatch(/^bad fails the law pullback by x: /);
    expect(mended).toEqual({
      code: 0,
      out: 'bad passes: the failure does not show any more.\n',
      err: '',
    });
  });

  it('exits 3 where a process breaks or cannot be started, and checks the rest, the same bytes each time', async ({
    expect,
  }) => {
    const args = ['--process', 'no-such-command', '--process', command('dies')];
    const [first, second] = await Promise.all([1, 2].map(() => cli(['check', '--json', ...args])));
    const { gates, versions } = JSON.parse(first.out) as {
      gates: { name: string; verdict: { outcome: string; reason: string | null } }[];
      versions: Record<string, string>;
    };
    expect(gates.map(({ name, verdict }) => [name, verdict.outcome, verdict.reason])).toEqual([
      ['good', 'pass', null],
      ['bad', 'undecided', 'process broke'],
    ]);
    expect(versions['hostile']).toBe('7');
    expect(first.err).toMatch(
      /^gradcheck: no-such-command: expected a process that speaks gradcheck\/1, but it ended with code 127; its last words: .*: not found\.\n {2}\| .*\n/,
    );
    expect(first.err).toContain(
      `gradcheck: ${command('dies')}: it broke on bad: it ended with code 3; its last words: giving up.\n  | giving up\n`,
    );
    expect(first.code).toBe(3);
    expect(second).toEqual(first);
  });

  it('exits 2 where a gate is declared wrongly, and checks the others', async ({ expect }) => {
    const { code, out, err } = await cli(['check', '--process', command('misdeclared')]);
    expect(out).toContain('\n2 gates: 2 pass · ');
    expect(err.split('\n')).toHaveLength(7);
    expect(err).toContain(
      `gradcheck: ${command('misdeclared')}: expected good to implement a gate of the catalogue, came 'squar'. Did you mean square?\n`,
    );
    expect(err).toContain(
      `gradcheck: ${command('misdeclared')}: domain is declared wrongly: inputs.x.domain: invalid input.\n`,
    );
    expect(code).toBe(2);
  });

  it('kills a process that takes longer than --timeout', async ({ expect }) => {
    const args = ['--timeout', '500ms', '--process', command('hangs'), '-t', 'bad', '--quiet'];
    const { code, err } = await cli(['check', ...args]);
    expect(err).toContain('it broke on bad: it gave no answer within 0.5 s.\n');
    expect(code).toBe(3);
  });

  it('lists what a process offers', async ({ expect }) => {
    const { code, out, err } = await cli(['list', '--process', command('right')]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(
      /^gate +statement +inputs +identity\ngood +x \[3\]\nbad +x \[3\]\n\n2 gates\n/,
    );
    const broken = await cli(['list', '--process', command('atOnce')]);
    expect([broken.code, broken.out, broken.err]).toEqual([
      3,
      '',
      `gradcheck: ${command('atOnce')}: expected a process that speaks gradcheck/1, but it ended with code 1.\n`,
    ]);
  });

  it('leaves no process behind when it is interrupted', async ({ expect }) => {
    const mark = `interrupted-${Math.random()}`;
    const cwd = folderOf({
      'here.mjs':
        "export const here = { forward: ({ x }) => (console.log('here'), x), vjp: (_, u) => ({ x: u }), inputs: { x: 3 } };\n",
    });
    // The module is checked first, then the process hangs.
    const args = ['check', 'here.mjs', '--process', `${command('hangs')} ${mark}`];
    const { code, err } = await cli(args, { cwd, interruptAt: /here/ });
    expect(err).toMatch(/gradcheck: interrupted\.\n$/);
    expect(code).toBe(130);
    await expect.poll(() => alive(mark), { timeout: 60_000 }).toBe(0);
  });
});
