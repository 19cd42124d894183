import process from 'node:process';
import { cut } from '../reports/kit/grid.ts';

/** A line on a terminal that says what is being done, and nothing in a pipe. */
export class Progress {
  readonly #shown: boolean;
  readonly #start = performance.now();
  #timer: NodeJS.Timeout | undefined;
  #count = 0;
  #done = 0;
  #name = '';

  constructor(wanted: boolean) {
    this.#shown = wanted && process.stderr.isTTY;
  }

  /** Says how many gates there are, and starts the clock. */
  plan(count: number): void {
    this.#count = count;
    if (this.#shown) this.#timer = setInterval(() => this.#draw(), 100).unref();
  }

  /** Goes on to the next gate. */
  start(name: string): void {
    this.#name = name;
    this.#done++;
    if (this.#shown) this.#draw();
  }

  /** Takes the line away until the next thing is begun, so that something can be printed. */
  clear(): void {
    if (this.#shown) process.stderr.write('\r\u001B[2K');
  }

  /** Takes the line away. */
  stop(): void {
    clearInterval(this.#timer);
    if (this.#shown) process.stderr.write('\r\u001B[2K');
  }

  #draw(): void {
    const seconds = ((performance.now() - this.#start) / 1000).toFixed(1);
    const line = `${this.#done} of ${this.#count}  ${seconds} s  ${this.#name}`;
    // A terminal may not know how wide it is.
    const columns = process.stderr.columns || 80;
    process.stderr.write(`\r\u001B[2K${cut(line, columns - 1)}`);
  }
}
