import { expect, it } from 'vitest';
import { run } from './bin/cli.ts';
import { root } from './docs/documents.ts';

/** Here, and not before the suite, so that the other core goes on. */
it('finds every file formatted; npm run format formats', async () => {
  const { code, out, err } = await run(['node_modules/prettier/bin/prettier.cjs', '--check', '.'], {
    cwd: root,
  });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('All matched files use Prettier code style!');
});
