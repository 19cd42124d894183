import { spawn } from 'node:child_process';
import { mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(new URL('../../dist/bin/gradcheck.js', import.meta.url));

/** How the command ended, and what it printed. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

interface Where {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** A text on stderr or stdout at which the process is interrupted. */
  readonly interruptAt?: RegExp;
}

/** Runs the command as a process, as it is published. */
export const cli = (args: readonly string[], where: Where = {}): Promise<Ended> =>
  run([command, ...args], where);

/** Runs Node. */
export function run(
  args: readonly string[],
  { cwd, env, interruptAt }: Where = {},
): Promise<Ended> {
  const { FORCE_COLOR: _, ...inherited } = process.env;
  const child = spawn(process.execPath, args, {
    cwd,
    env:
      env === undefined ? { ...inherited, NO_COLOR: '1' } : { ...inherited, NO_COLOR: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  let interrupted = false;
  const look = (): void => {
    if (interrupted || !interruptAt?.test(out + err)) return;
    interrupted = true;
    child.kill('SIGINT');
  };
  child.stdout.setEncoding('utf8').on('data', (text: string) => ((out += text), look()));
  child.stderr.setEncoding('utf8').on('data', (text: string) => ((err += text), look()));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}

/** Makes a folder with these files and gives its path. */
export function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'gradcheck-')));
  for (const name in files) writeFileSync(join(folder, name), files[name]);
  return folder;
}
