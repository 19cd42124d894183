import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { root } from './docs/documents.ts';

/** Builds what the specs of commands and documents run, where dist/ is not what the sources give. */
export function setup(): void {
  execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'inherit' });
}
