import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { afterAll, describe, it } from 'vitest';
import { blocksIn, root } from './documents.ts';
import { missingIn } from './printed.ts';

/** Within the package, so that `gradcheck` is found as its user finds it. */
const folder = mkdtempSync(join(root, 'dist', 'docs-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The pieces of code; one whose first line is a path is that file of the project. */
const pieces = blocksIn('ts').map((block, i) => {
  const [, path] = /^\/\/ (\S+\.ts)\n/.exec(block.text) ?? [];
  return { ...block, path: path ?? `piece${i}.ts`, isScript: path === undefined };
});
const gates = pieces.flatMap(({ path }) => (path.startsWith('gates/') ? [path.slice(6)] : []));
const specs = pieces.filter(({ path }) => path.startsWith('spec/'));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

for (const { path, text } of pieces) write(path, text);
const again = (...paths: readonly string[]): string =>
  paths.map((path) => `export * from '${path}';\n`).join('');
write('gates/index.ts', again('../../../gates/index.ts', ...gates.map((name) => `./${name}`)));
write('gates/kit/index.ts', again('../../../../gates/kit/index.ts'));
write('spec/describeGate.ts', again('../../../spec/describeGate.ts'));
write('tsconfig.json', '{ "extends": "../../tsconfig.json", "include": ["**/*.ts"] }\n');

/** Runs a program of Node in the folder. */
function run(program: string, ...args: string[]): Promise<{ code: unknown; out: string }> {
  const { FORCE_COLOR: _, ...env } = process.env;
  return new Promise((resolve) => {
    const options = { cwd: folder, env: { ...env, NO_COLOR: '1' } };
    execFile(process.execPath, [program, ...args], options, (error, out, err) =>
      resolve({ code: error === null ? 0 : error.code, out: out + err }),
    );
  });
}

const packaged = (path: string): string => join(root, 'node_modules', path);

describe.concurrent('code in a document', () => {
  it('has the types that it says', async ({ expect }) => {
    expect(await run(packaged('typescript/bin/tsc'))).toEqual({ code: 0, out: '' });
  });

  it.for(pieces.filter(({ isScript }) => isScript))(
    '$where runs and prints as shown',
    async ({ path, shown }, { expect }) => {
      const { code, out } = await run(path);
      expect([code, shown === null ? null : missingIn(shown, out)]).toEqual([0, null]);
    },
  );

  it.for(gates)('has a gate %s that passes', async (path, { expect }) => {
    const { code, out } = await run(join(root, 'bin', 'gradcheck.ts'), `gates/${path}`);
    expect(out).toContain('\n1 gate: 1 pass · ');
    expect(code).toBe(0);
  });

  it('has specs that pass', async ({ expect }) => {
    const { code, out } = await run(packaged('vitest/vitest.mjs'), 'run', '--root', folder);
    expect(out).toContain(` ${specs.length} passed`);
    expect(code).toBe(0);
  });
});
