import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'vitest';
import { cli, type Ended } from './cli.ts';

const cwd = fileURLToPath(new URL('../..', import.meta.url));
const mistakes = readdirSync(`${cwd}/examples/gates`).filter((file) => file !== 'mine.ts');

let checked: Promise<Ended> | null = null;

/** One check of them all. */
const check = (): Promise<Ended> =>
  (checked ??= cli(['check', '--runs', '30', ...mistakes.map((file) => `examples/gates/${file}`)], {
    cwd,
  }));

describe.concurrent('examples/gates', () => {
  it('has three right subjects of a user', async ({ expect }) => {
    const { code, out } = await cli(['examples/gates/mine.ts'], { cwd });
    expect(out).toContain('\n3 gates: 3 pass · ');
    expect(code).toBe(0);
  });

  it('has mistakes, and nothing right among them', async ({ expect }) => {
    const { code, out } = await check();
    expect(code).toBe(1);
    expect(out).toMatch(/\n(\d+) gates: \1 fail · /);
  });

  it.for(mistakes)(
    'has a mistake in %s that is found and can be replayed',
    async (file, { expect }) => {
      const { out } = await check();
      const tokens = [...out.matchAll(/replay: gradcheck replay (\S+)/g)]
        .map(([, token]) => token)
        .filter((token) => token.startsWith(`examples/gates/${file}#`));
      const replays = await Promise.all(tokens.map((token) => cli(['replay', token], { cwd })));
      expect(replays.map((replay) => replay.code)).toEqual(tokens.map(() => 1));
      expect(tokens.length).toBeGreaterThan(0);
    },
  );
});

describe.concurrent('examples/networks', () => {
  it('has networks whose gradients are right, however badly they flow', async ({ expect }) => {
    const files = readdirSync(`${cwd}/examples/networks`).map(
      (file) => `examples/networks/${file}`,
    );
    const { code, out } = await cli(['check', '--runs', '10', ...files], { cwd });
    expect(out).toMatch(/\n5 gates: 5 pass · /);
    expect(code).toBe(0);
  });
});
