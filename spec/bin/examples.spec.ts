import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'vitest';
import { cli } from './cli.ts';

const cwd = fileURLToPath(new URL('../..', import.meta.url));
const mistakes = readdirSync(`${cwd}/examples/gates`).filter((file) => file !== 'mine.ts');

describe.concurrent('examples/gates', () => {
  it('has three right subjects of a user', async ({ expect }) => {
    const { code, out } = await cli(['examples/gates/mine.ts'], { cwd });
    expect(out).toContain('\n3 gates: 3 pass · ');
    expect(code).toBe(0);
  });

  it.for(mistakes)(
    'has a mistake in %s that is found and can be replayed',
    async (file, { expect }) => {
      const { code, out } = await cli(['check', '--runs', '30', `examples/gates/${file}`], { cwd });
      const tokens = [...out.matchAll(/replay: gradcheck replay (\S+)/g)].map(([, token]) => token);
      expect(code).toBe(1);
      expect(out).not.toContain(' pass ·');
      const replays = await Promise.all(tokens.map((token) => cli(['replay', token], { cwd })));
      expect(replays.map((replay) => replay.code)).toEqual(tokens.map(() => 1));
      expect(tokens.length).toBeGreaterThan(0);
    },
  );
});
