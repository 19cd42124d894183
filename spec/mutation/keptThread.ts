import {
  ThreadsPoolWorker,
  type PoolRunnerInitializer,
  type WorkerRequest,
  type WorkerResponse,
} from 'vitest/node';

/** Vitest's thread, which goes on from one run to the next: starting it costs more than most mutants do. */
class KeptThread extends ThreadsPoolWorker {
  #config: object | null = null;
  #listener: ((response: WorkerResponse) => void) | null = null;
  #running = false;
  #stopping = false;
  #isOpen = false;

  override on(...[event, callback]: Parameters<ThreadsPoolWorker['on']>): void {
    if (event !== 'message') return super.on(event, callback);
    this.#listener = callback;
    if (!this.#isOpen) super.on('message', this.#hear);
    this.#isOpen = true;
  }

  /** To be started and stopped again is answered for the thread; a configuration goes with the run. */
  override send(request: WorkerRequest): void {
    if (request.type === 'start') {
      const isFirst = this.#config === null;
      this.#config = request.context.config;
      return isFirst ? super.send(request) : this.#answer('started');
    }
    if (request.type === 'stop') {
      this.#stopping = this.#running;
      return this.#running ? undefined : this.#answer('stopped');
    }
    if (request.type !== 'run') return super.send(request);
    this.#running = true;
    const context = { ...request.context, config: this.#config };
    super.send({ ...request, context });
  }

  override async start(): Promise<void> {
    if (this.#config !== null) return;
    await super.start();
    super.on('exit', () => (kept = null));
  }

  override async stop(): Promise<void> {}

  readonly #hear = (response: WorkerResponse): void => {
    this.#listener?.(response);
    if (response.type !== 'testfileFinished') return;
    this.#running = false;
    if (this.#stopping) this.#answer('stopped');
    this.#stopping = false;
  };

  #answer(type: 'started' | 'stopped'): void {
    const listener = this.#listener;
    queueMicrotask(() => listener?.({ type, __vitest_worker_response__: true }));
  }
}

let kept: KeptThread | null = null;

/** A pool of one thread. */
export const keptThread: PoolRunnerInitializer = {
  name: 'kept',
  createPoolWorker: (options) => (kept ??= new KeptThread(options)),
};
