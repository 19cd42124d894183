export { UsageError } from '../adapters/usageError.ts';

/** How a run of the command ends, as a number for scripts. */
export const exits = {
  /** Every claim passes. */
  pass: 0,
  /** A claim fails, or is undecided and `--allow-undecided` was not given. */
  fail: 1,
  /** Wrong arguments, configuration or input files. */
  usage: 2,
  /** A subject's process or the program itself broke. */
  broken: 3,
  nothing: 4,
  interrupted: 130,
} as const;

/** A process of a subject that broke before it could be asked anything. */
export class BrokenError extends Error {
  override readonly name = 'BrokenError';
  /** The end of what it had printed on stderr. */
  readonly printed: string;

  constructor(message: string, printed: string) {
    super(message);
    this.printed = printed;
  }
}
