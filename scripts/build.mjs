// Compiles what is published, unless that is what dist/ holds, and links the command, so that npx and
// npm scripts find it in the project itself.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
if (!existsSync(compiler)) {
  console.error('gradcheck: the compiler is not installed, so nothing was built. Run npm ci.');
  process.exit(0);
}
const project = join(root, 'tsconfig.build.json');
const link = join(root, 'node_modules', '.bin', 'gradcheck');
/** Goes with node_modules/, hence with the compiler: another one builds anew. */
const stamp = join(root, 'node_modules', '.cache', 'gradcheck', 'build');

/** The files in a folder, and in those in it. */
const filesIn = (folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();

/** A digest of all that the build depends on, and of all that it made: names and contents. */
function state() {
  const { include: sources } = JSON.parse(readFileSync(project, 'utf8'));
  const settings = ['package.json', 'tsconfig.json', 'tsconfig.build.json', 'scripts/build.mjs'];
  // what npm says that it has installed, the compiler included
  const installed = join('node_modules', '.package-lock.json');
  const files = [...settings, installed].map((file) => join(root, file));
  const folders = [...sources, 'dist'].filter((folder) => existsSync(join(root, folder)));
  const hash = createHash('sha256');
  for (const file of [...files.filter(existsSync), ...folders.flatMap(filesIn)]) {
    const content = readFileSync(file);
    hash.update(`${file}\n${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

/** Every file that package.json names, and the worker, as they are called in dist/. */
function entries() {
  const { bin, exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const named = [...Object.values(bin), ...Object.values(exports).map((one) => one.default)];
  const names = named.flatMap((path) => /^(?:\.\/)?dist\/(.*)\.js$/.exec(path ?? '')?.[1] ?? []);
  return Object.fromEntries([...names, 'bin/worker'].map((name) => [name, `./${name}.ts`]));
}

/**
 * Puts what each entry needs into few files, since most of the start of a process would go into finding some
 * hundred. What entries share lies beside the worker, in the one folder from which the code looks for files.
 */
async function bundle() {
  const { build } = await import('rolldown');
  await build({
    cwd: root,
    input: entries(),
    platform: 'node',
    external: /^[^./]/,
    output: {
      dir: join(root, 'dist'),
      entryFileNames: '[name].js',
      chunkFileNames: 'bin/[name]-[hash].js',
    },
    logLevel: 'warn',
  });
}

if (!existsSync(stamp) || !existsSync(link) || readFileSync(stamp, 'utf8') !== state()) {
  rmSync(stamp, { force: true });
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  const { status } = spawnSync(process.execPath, [compiler, '-p', project], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
  await bundle();
  const command = join(root, 'dist', 'bin', 'gradcheck.js');
  chmodSync(command, 0o755);
  mkdirSync(dirname(link), { recursive: true });
  rmSync(link, { force: true });
  symlinkSync(join('..', '..', 'dist', 'bin', 'gradcheck.js'), link);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, state());
}
