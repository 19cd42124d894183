/** Numbers that were read from a file, with the shape that the file says they have. */
export interface Table {
  readonly shape: readonly number[];
  readonly data: Float64Array;
  /** Whether they are whole numbers of one byte, such as the grey levels of a picture. */
  readonly bytes: boolean;
  /** The names of the columns, where there are any. */
  readonly columns: readonly string[] | null;
}

/** A file that does not hold what it should: its message says what was expected and what came. */
export class DataError extends Error {
  override readonly name = 'DataError';
}

export const sizeOf = (shape: readonly number[]): number =>
  shape.reduce((size, length) => size * length, 1);
