import { rowSize, type Exhibit } from '../exhibit.ts';
import { rearranged } from '../fit.ts';
import { defineStructure, type Candidate } from '../structure.ts';

/** Which rows of the output hand something back. */
type Kept = (row: number, rows: number) => boolean;

const patterns: Readonly<Record<string, Kept>> = {
  'the first': (row) => row === 0,
  'the last': (row, rows) => row === rows - 1,
  'all but the last': (row, rows) => rows === 1 || row < rows - 1,
  'all but the first': (row, rows) => rows === 1 || row > 0,
};

/** The same of single entries of the output, and of whole rows of its first axis. */
const units: Readonly<Record<string, (exhibit: Exhibit) => number>> = {
  row: rowSize,
  entry: () => 1,
};

/** Only some outputs hand something back: a loop that ends too early, begins too late, or keeps its last turn. */
export const someRows = defineStructure({
  name: 'someRows',

  *candidates() {
    yield* [];
    return Object.entries(units).flatMap(([unit, sizeOf]) =>
      Object.entries(patterns).map(([kept, isKept]): Candidate => ({
        facts: { kept, unit },
        predict: rearranged((exhibit, k, row, column) => {
          const size = sizeOf(exhibit);
          const { columns } = exhibit.sides[k];
          const stays = isKept(Math.floor(row / size), exhibit.rows / size);
          return stays ? row * columns + column : -1;
        }),
      })),
    );
  },
});
