import type { Writable } from 'node:stream';
import { Broken } from './broken.ts';
import { excerpt } from './decode.ts';
import { Lines } from './lines.ts';
import { answer, issueOf, numbered, type Answer } from './messages.ts';
import { parse } from './parse.ts';
import { killAll, showEnd, start, type Command } from './spawn.ts';

/** Bytes of a line; more are no answer. */
const longest = 2 ** 26;
/** Characters of stderr that are kept. */
const kept = 8192;

/** A line of stderr that says what went wrong, rather than where. */
const telling = /error|exception|panic|fault|abort|not found|no such/i;

/** Node's sockets and processes can do both. */
interface Handle {
  ref(): unknown;
  unref(): unknown;
}

interface Pending {
  readonly gate: string | null;
  resolve(said: unknown): void;
  reject(error: Broken): void;
}

const seconds = (milliseconds: number): string => `${milliseconds / 1000} s`;

/**
 * One life of a process: questions go out under numbers, answers come back in any order.
 *
 * The first wrong word ends it: whatever is open then is rejected, and the process killed with all that it started.
 */
export class Connection {
  readonly #child: ReturnType<typeof start>;
  readonly #lines = new Lines(longest);
  readonly #open = new Map<number, Pending>();
  /** Answers of the piece that is being read: they count if nothing wrong comes with them. */
  readonly #taken: { readonly asked: Pending; readonly said: unknown }[] = [];
  readonly #exited: Promise<void>;
  #broken: Broken | null = null;
  #closing = false;
  #asked = 0;
  /** The gate that was asked last: what goes wrong while nothing is open is put down to it. */
  #last: string | null = null;
  #stderr = '';
  #patience: number;
  #timer: NodeJS.Timeout | undefined;

  /** @param patience milliseconds without an answer while one is awaited */
  constructor(command: Command, patience: number) {
    this.#patience = patience;
    this.#child = start(command);
    const { stdin, stdout, stderr } = this.#child;
    // A process that is gone is told of by its end.
    stdin.on('error', () => {});
    stdout.on('data', (piece: Buffer) => this.#hear(piece));
    stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr = `${this.#stderr}${text}`.slice(-kept);
    });
    this.#exited = new Promise((resolve) => {
      this.#child.on(
        'error',
        (error) => (this.#break(`cannot be started: ${error.message}`), resolve()),
      );
      this.#child.on('close', (code, signal) => {
        const half = this.#lines.begun > 0 ? ' in the middle of a line' : '';
        this.#break(`${showEnd(code, signal)}${half}${this.#lastWords}`);
        resolve();
      });
      // What it started may keep its streams open, and is not waited for.
      this.#child.on('exit', () => killAll(this.#child));
    });
    this.#rest();
  }

  /** How long an answer may take from now on, in milliseconds. */
  set patience(milliseconds: number) {
    this.#patience = milliseconds;
  }

  /**
   * Sends a question and gives what is answered to it.
   *
   * @param wrongIn a clause for an answer that does not fit the question
   */
  async ask(
    gate: string,
    fields: string,
    wrongIn: (answer: Answer) => string | null,
  ): Promise<Answer> {
    const said = await this.say(gate, fields);
    const read = answer.safeParse(said);
    const wrong = read.success ? wrongIn(read.data) : issueOf(read.error);
    if (read.success && wrong === null) return read.data;
    throw this.refuse(gate, `says what is no answer to the question: ${wrong}`);
  }

  /** Sends a message, its fields as JSON, and gives the message with the same number. */
  say(gate: string | null, fields: string): Promise<unknown> {
    if (this.#broken !== null) return Promise.reject(this.#broken);
    const id = ++this.#asked;
    this.#last = gate;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    this.#open.set(id, { gate, resolve, reject });
    this.#wait();
    this.#child.stdin.write(`{"id":${id},${fields}}\n`);
    return promise;
  }

  /** Breaks it from outside, for what an answer turned out to be. */
  refuse(gate: string | null, clause: string): Broken {
    return this.#break(clause, gate);
  }

  /** Lets it end, for half a second, and ends it then. */
  async close(): Promise<void> {
    this.#closing = true;
    this.#hold();
    this.#child.stdin.end();
    const timer = setTimeout(() => killAll(this.#child), 500);
    await this.#exited;
    clearTimeout(timer);
    (this.#child.stdio as unknown as (Writable | null)[])[3]?.destroy();
  }

  #hear(piece: Buffer): void {
    if (this.#broken !== null) return;
    const lines = this.#lines.push(piece);
    if (lines === null) this.#break(`answers with a line of more than ${longest / 2 ** 20} MB`);
    else lines.forEach((line) => this.#take(line));
    for (const { asked, said } of this.#taken.splice(0)) asked.resolve(said);
  }

  #take(line: string): void {
    if (this.#broken !== null || line.trim() === '') return;
    let said: unknown;
    try {
      said = parse(line);
    } catch {
      this.#break(`prints on stdout what is no message: ${excerpt(line)}`);
      return;
    }
    const read = numbered.safeParse(said);
    if (!read.success) {
      this.#break(`prints on stdout a message without a whole number as id: ${excerpt(line)}`);
      return;
    }
    const { id } = read.data;
    const asked = this.#open.get(id);
    if (asked === undefined) {
      const twice = id >= 1 && id <= this.#asked;
      this.#break(
        twice ? `answers question ${id} twice` : `answers question ${id}, which was not asked`,
      );
      return;
    }
    this.#open.delete(id);
    this.#taken.push({ asked, said });
    this.#wait();
  }

  /** While an answer is awaited the process is held to its time; at rest it keeps nobody from ending. */
  #wait(): void {
    if (this.#open.size === 0) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#rest();
    } else if (this.#timer !== undefined) this.#timer.refresh();
    else {
      this.#timer = setTimeout(() => {
        this.#break(`gave no answer within ${seconds(this.#patience)}${this.#lastWords}`);
      }, this.#patience);
      this.#hold();
    }
  }

  /** Whatever of it keeps the program from ending. */
  get #handles(): readonly Handle[] {
    return [this.#child, ...(this.#child.stdio as unknown as readonly (Handle | null)[])].filter(
      (handle) => handle !== null,
    );
  }

  #rest(): void {
    if (!this.#closing) this.#handles.forEach((handle) => handle.unref());
  }

  #hold(): void {
    this.#handles.forEach((handle) => handle.ref());
  }

  get #lastWords(): string {
    const lines = this.#stderr.trim().split('\n');
    const last = (lines.findLast((line) => telling.test(line)) ?? lines.at(-1)!).trim();
    return last === '' ? '' : `; its last words: ${excerpt(last)}`;
  }

  #break(clause: string, gate: string | null = null): Broken {
    if (this.#broken !== null) return this.#broken;
    clearTimeout(this.#timer);
    const waiting = [...this.#taken.splice(0).map(({ asked }) => asked), ...this.#open.values()];
    const broken = new Broken(clause, gate ?? waiting[0]?.gate ?? this.#last, this.#stderr);
    this.#broken = broken;
    for (const { reject } of waiting) reject(broken);
    this.#open.clear();
    killAll(this.#child);
    return broken;
  }
}
