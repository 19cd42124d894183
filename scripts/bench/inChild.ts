import { spawn } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** How a job in a process of its own ended. */
export type Ended<T> =
  | { readonly came: T; readonly died?: undefined }
  | { readonly died: string; readonly broke: boolean };

const child = fileURLToPath(new URL('child.ts', import.meta.url));

/** Runs a job of child.ts in a fresh process; a time-out and a full memory are findings, not faults. */
export function inChild<T>(args: readonly string[], seconds: number): Promise<Ended<T>> {
  const started = performance.now();
  const running = spawn(process.execPath, [child, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: seconds * 1000,
    killSignal: 'SIGKILL',
  });
  let out = '';
  let err = '';
  running.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  running.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  return new Promise((resolve) => {
    running.on('error', (error) => resolve({ died: error.message, broke: true }));
    running.on('close', (code, signal) => {
      const took = (performance.now() - started) / 1000;
      if (code === 0) resolve({ came: JSON.parse(out) as T });
      else if (took >= seconds) resolve({ died: `no answer within ${seconds} s`, broke: false });
      else if (/out of memory|allocation failed/i.test(err) || signal === 'SIGKILL') {
        resolve({ died: `out of memory after ${took.toFixed(1)} s`, broke: false });
      } else {
        const line = err.split('\n').find((each) => /Error/.test(each)) ?? err.split('\n')[0];
        resolve({ died: `ended with ${signal ?? `code ${code}`}: ${line}`, broke: true });
      }
    });
  });
}
