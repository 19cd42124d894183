import { Broken } from './broken.ts';
import { Connection } from './connection.ts';
import { hello, issueOf, type Answer, type Hello } from './messages.ts';
import type { Command } from './spawn.ts';

/** Milliseconds that a process is waited for. */
export interface Patience {
  /** From its start to its answer to hello. */
  readonly start: number;
  /** For one answer. */
  readonly answer: number;
}

/**
 * A process that is started again after it broke.
 *
 * The gate that it was working on when it broke is not asked again; whatever else was open is.
 */
export class Restarting {
  readonly #command: Command;
  readonly #patience: Patience;
  /** The gates that broke it, and how. */
  readonly #lost = new Map<string, Broken>();
  #connection: Promise<Connection> | null = null;
  #hello: Hello | null = null;

  constructor(command: Command, patience: Patience) {
    this.#command = command;
    this.#patience = patience;
  }

  /** What it said of itself; starts it where it does not run yet. */
  async hello(): Promise<Hello> {
    await this.#connected();
    return this.#hello!;
  }

  /** How it broke, gate by gate. */
  get lost(): ReadonlyMap<string, Broken> {
    return this.#lost;
  }

  /**
   * Puts a question, its fields as JSON, to the process.
   *
   * @param wrongIn a clause for an answer that does not fit the question
   * @throws {Broken} where it broke while it worked on this gate, or cannot be started again
   */
  async ask(
    gate: string,
    fields: string,
    wrongIn: (answer: Answer) => string | null,
  ): Promise<Answer> {
    for (;;) {
      const lost = this.#lost.get(gate);
      if (lost !== undefined) throw lost;
      const connected = this.#connected();
      const connection = await connected;
      try {
        return await connection.ask(gate, fields, wrongIn);
      } catch (error) {
        if (!(error instanceof Broken)) throw error;
        this.#drop(connected, error);
      }
    }
  }

  async close(): Promise<void> {
    const connection = this.#connection;
    this.#connection = null;
    if (connection === null) return;
    await connection.then(
      (open) => open.close(),
      () => {},
    );
  }

  #drop(connected: Promise<Connection>, broken: Broken): void {
    if (this.#connection === connected) {
      this.#connection = null;
      void connected.then((connection) => connection.close());
    }
    if (broken.gate !== null && !this.#lost.has(broken.gate)) this.#lost.set(broken.gate, broken);
  }

  #connected(): Promise<Connection> {
    this.#connection ??= this.#start();
    return this.#connection;
  }

  async #start(): Promise<Connection> {
    const connection = new Connection(this.#command, this.#patience.start);
    try {
      const said = hello.safeParse(await connection.say(null, '"do":"hello"'));
      if (!said.success) {
        throw connection.refuse(null, `answers hello wrongly: ${issueOf(said.error)}`);
      }
      this.#hello = said.data;
      connection.patience = this.#patience.answer;
      return connection;
    } catch (error) {
      await connection.close();
      throw error;
    }
  }
}
