import process from 'node:process';

type Stream = Pick<NodeJS.WriteStream, 'isTTY' | 'columns'>;

/** Whether a stream is to be written in colour: NO_COLOR, FORCE_COLOR, TERM=dumb, then whether it is a terminal. */
export function hasColour(flag: boolean, stream: Stream, env = process.env): boolean {
  if (!flag || (env.NO_COLOR ?? '') !== '') return false;
  if (env.FORCE_COLOR !== undefined) return !['0', 'false'].includes(env.FORCE_COLOR);
  return env.TERM !== 'dumb' && stream.isTTY;
}

/** The width to write for: that of the terminal, at least 80, and 100 in a pipe. */
export const columnsOf = (stream: Stream): number =>
  stream.isTTY ? Math.max(80, stream.columns) : 100;
