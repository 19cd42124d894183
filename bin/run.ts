import { extname } from 'node:path';
import process from 'node:process';
import { Worker } from 'node:worker_threads';
import { exits } from './exits.ts';
import type { Message, Task } from './task.ts';

/** Who hears what the worker says. */
export type Listener = (message: Message) => void;

/** How the worker's work ended. */
export interface End {
  /** Null where it came to its end. */
  readonly exit: number | null;
  /** The sentence that tells why it did not. */
  readonly message?: string;
  readonly stack?: string;
}

/**
 * Has a task done in a worker thread, so that a subject that never returns can still be interrupted.
 *
 * What the subjects print goes to stderr; stdout is the report's alone.
 */
export async function run(task: Task, listener: Listener): Promise<End> {
  const url = new URL(`./worker${extname(import.meta.url)}`, import.meta.url);
  const worker = new Worker(url, { workerData: task, stdout: true });
  worker.stdout.pipe(process.stderr, { end: false });
  const { promise, resolve } = Promise.withResolvers<End>();
  const interrupt = (): void => resolve({ exit: exits.interrupted, message: 'interrupted.' });
  process.once('SIGINT', interrupt);
  worker.on('message', (message: Message) => {
    if (message.kind === 'done') resolve({ exit: null });
    else if (message.kind === 'refused') resolve({ exit: exits.usage, ...message });
    else if (message.kind === 'broke') resolve({ exit: exits.broken, ...message });
    else listener(message);
  });
  worker.on('error', (error) => resolve({ exit: exits.broken, ...toldOf(error) }));
  worker.on('exit', (code) => {
    resolve({ exit: exits.broken, message: `a module ended its own process with code ${code}.` });
  });
  const end = await promise;
  process.off('SIGINT', interrupt);
  await worker.terminate();
  return end;
}

/** An error that nobody caught, such as a rejected promise that a module left behind. */
function toldOf(error: unknown): { message: string; stack: string } {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  return { message: `a module threw when nobody listened: ${message}`, stack };
}
