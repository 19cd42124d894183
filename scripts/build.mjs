// Compiles what is published and links the command, so that npx and npm scripts find it in the project itself.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
if (!existsSync(compiler)) {
  console.error('gradcheck: the compiler is not installed, so nothing was built. Run npm ci.');
  process.exit(0);
}
rmSync(join(root, 'dist'), { recursive: true, force: true });
execFileSync(process.execPath, [compiler, '-p', join(root, 'tsconfig.build.json')], {
  stdio: 'inherit',
});
const command = join(root, 'dist', 'bin', 'gradcheck.js');
const link = join(root, 'node_modules', '.bin', 'gradcheck');
chmodSync(command, 0o755);
mkdirSync(dirname(link), { recursive: true });
rmSync(link, { force: true });
symlinkSync(join('..', '..', 'dist', 'bin', 'gradcheck.js'), link);
