import { parentPort, workerData } from 'node:worker_threads';
import { Broken, UsageError } from './exits.ts';
import type { Message, Task } from './task.ts';

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port has no origin
const say = (message: Message): void => parentPort?.postMessage(message);

/** Does the task that the worker was started for, and says how it ended. */
async function work(task: Task): Promise<void> {
  try {
    if (task.kind === 'check') await (await import('./check.ts')).check(task, say);
    else if (task.kind === 'sweep') await (await import('./sweep.ts')).sweep(task, say);
    else if (task.kind === 'compare') await (await import('./compare.ts')).compare(task, say);
    else if (task.kind === 'mutate') await (await import('./mutate.ts')).mutate(task, say);
    else if (task.kind === 'flow') await (await import('./flow.ts')).flow(task, say);
    else await (await import('./replay.ts')).replayToken(task, say);
    say({ kind: 'done' });
  } catch (error) {
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    if (error instanceof UsageError) say({ kind: 'refused', message, stack });
    else if (error instanceof Broken) say({ kind: 'broke', message, stack });
    else say({ kind: 'broke', message: `internal: ${message}`, stack });
  }
}

await work(workerData as Task);
