import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { cli } from './cli.ts';

const cwd = mkdtempSync(join(tmpdir(), 'gradcheck-'));
const gate = (name: string, slope: string): string =>
  `export const ${name} = { forward: ({ x }) => x ** 3, vjp: ({ x }, u) => ({ x: ${slope} * u }), inputs: { x: 3 } };\n`;
writeFileSync(join(cwd, 'gates.mjs'), gate('cube', '3 * x ** 2') + gate('third', '3 * x ** 2'));
writeFileSync(join(cwd, 'still.mjs'), gate('cube', '3 * x ** 2'));
writeFileSync(join(cwd, 'broken.json'), '{ "schema": "another" }');

describe.concurrent('--baseline', () => {
  it('says what got worse since it was written, exit 1, and 0 once it is mended', async ({
    expect,
  }) => {
    const written = await cli(['check', 'gates.mjs', '--update-baseline', 'base.json'], { cwd });
    expect([written.code, written.err]).toEqual([0, 'gradcheck: wrote base.json.\n']);
    const { items } = JSON.parse(readFileSync(join(cwd, 'base.json'), 'utf8'));
    expect(items[0]).toMatchObject({ what: 'cube', outcome: 'pass' });

    const same = await cli(['check', 'gates.mjs', '--baseline', 'base.json'], { cwd });
    expect(same.out).toContain('\nagainst base.json: nothing has changed\n');
    expect(same.code).toBe(0);

    // 27.0001 for 27, and the other one is gone.
    writeFileSync(join(cwd, 'gates.mjs'), gate('cube', '27.0001'));
    const worse = await cli(['check', 'gates.mjs', '--baseline', 'base.json'], { cwd });
    expect(worse.out).toMatch(/\nagainst base\.json: \d+ regressed( · \d+ improved)? · \d+ gone\n/);
    expect(worse.out).toContain('\n  regressed  cube: was pass, now fail; was resolution ');
    expect(worse.out).toMatch(/\n {2}gone {7}third: pass/);
    expect(worse.code).toBe(1);
  });

  it.for([
    ['none.json', 'expected a file, came ENOENT. Write one with --update-baseline none.json.'],
    ['still.mjs', 'expected JSON, came: '],
    ['broken.json', 'expected a baseline at schema, came another: '],
  ])('says what is wrong with %s', async ([file, sentence], { expect }) => {
    const { code, err } = await cli(['check', 'still.mjs', '--baseline', file], { cwd });
    expect(code).toBe(2);
    expect(err).toContain(`gradcheck: --baseline ${file}: ${sentence}`);
  });

  it('refuses a run of another seed', async ({ expect }) => {
    await cli(['check', 'still.mjs', '--update-baseline', 'other.json'], { cwd });
    const args = ['check', 'still.mjs', '--baseline', 'other.json', '--seed', '2'];
    const { code, err } = await cli(args, { cwd });
    expect(code).toBe(2);
    expect(err).toContain('expected the run that it is of, seed 1, came seed 2.');
  });
});
