/** A process that died, hung or said what is no message: the clause says what it did, without a full stop. */
export class Broken extends Error {
  override readonly name = 'Broken';
  readonly reason = 'process broke';
  /** The gate that it was working on; null where it was none. */
  readonly gate: string | null;
  /** The end of what it had printed on stderr. */
  readonly stderr: string;

  constructor(message: string, gate: string | null = null, stderr = '') {
    super(message);
    this.gate = gate;
    this.stderr = stderr;
  }
}
