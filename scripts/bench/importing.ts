import { spawnSync } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';
import process from 'node:process';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { atMost, figure, figureTable, type Part } from './figure.ts';
import { median, timed } from './measure.ts';
import { progress } from './print.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const library = join(root, 'dist', 'bin', 'library.js');

/** The code of a module, run in a fresh process; what it printed. */
function run(code: string): string {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', code],
    { cwd: root, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr.split('\n').find((line) => /Error/.test(line)));
  return stdout;
}

const listing = `
  import { registerHooks } from 'node:module';
  registerHooks({ load: (url, context, next) => (console.log(url), next(url, context)) });
  await import('gradcheck');`;

function isStale(): boolean {
  const built = statSync(library).mtimeMs;
  const sources = globSync('{bin,gates,harness,reports}/**/*.ts', { cwd: root });
  return sources.some((file) => statSync(join(root, file)).mtimeMs > built);
}

/** Milliseconds that import('gradcheck') adds to an empty process, and whether it brings mathjs along. */
export function importing(runs: number): Part {
  progress('import');
  if (!existsSync(library)) {
    const none = figure("import('gradcheck')", null, 'ms', atMost(60), 'no dist: npm run build');
    return {
      name: 'import',
      tables: [figureTable('Import', [none])],
      figures: [none],
      data: null,
      broke: [],
    };
  }
  const empty: number[] = [];
  const full: number[] = [];
  for (let k = 0; k <= runs; k++) {
    const times = [timed(1, () => run('')), timed(1, () => run("await import('gradcheck')"))];
    // The first turn fills the caches of the file system.
    if (k === 0) continue;
    empty.push(times[0]);
    full.push(times[1]);
  }
  const loaded = run(listing)
    .split('\n')
    .filter((url) => url.startsWith(pathToFileURL(root).href));
  const packages = new Set(
    loaded.map((url) => /\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? 'gradcheck'),
  );
  const figures = [
    figure(
      "import('gradcheck'), beyond an empty process",
      median(full) - median(empty),
      'ms',
      atMost(60),
      isStale() ? 'dist is older than the sources' : '',
    ),
    figure('modules it loads', loaded.length, '', null, `of ${[...packages].join(', ')}`),
    figure(
      'modules of mathjs among them',
      loaded.filter((url) => url.includes('/mathjs/')).length,
      '',
      atMost(0),
    ),
  ];
  return {
    name: 'import',
    tables: [figureTable(`Import of the library, median of ${runs} fresh processes`, figures)],
    figures,
    data: { empty, full, packages: [...packages] },
    broke: [],
  };
}
