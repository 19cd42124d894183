/** Puts the pieces of a stream together to lines; a line has at most `most` bytes. */
export class Lines {
  readonly #most: number;
  #pieces: Buffer[] = [];
  #size = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** The bytes of a line that has begun and not ended. */
  get begun(): number {
    return this.#size;
  }

  /**
   * The lines that end in this piece.
   *
   * @returns null where a line grows longer than allowed
   */
  push(piece: Buffer): string[] | null {
    const lines: string[] = [];
    let from = 0;
    for (let end = piece.indexOf(10); end >= 0; end = piece.indexOf(10, from)) {
      const whole = [...this.#pieces, piece.subarray(from, end)];
      lines.push((whole.length === 1 ? whole[0] : Buffer.concat(whole)).toString('utf8'));
      this.#pieces = [];
      this.#size = 0;
      from = end + 1;
    }
    if (from < piece.length) {
      this.#pieces.push(piece.subarray(from));
      this.#size += piece.length - from;
    }
    return this.#size > this.#most ? null : lines;
  }
}
