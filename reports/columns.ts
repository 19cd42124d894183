import type { CheckedGate } from '../harness/results.ts';
import type { Distance, InputResult } from '../harness/verdict.ts';
import type { Align } from './kit/grid.ts';
import { showCount, showNumber } from './kit/numbers.ts';
import type { Tone } from './kit/paint.ts';

/** A fact about the derivative by one input, as a column of a table. */
export interface Column {
  /** The heading in two lines, for a terminal. */
  readonly title: readonly [string, string];
  /** The heading in full. */
  readonly heading: string;
  readonly align: Align;
  show(row: InputResult, gate: CheckedGate): string;
  tone?(row: InputResult, gate: CheckedGate): Tone;
}

const shapeOf = (shape: readonly number[]): string => `[${shape.join(',')}]`;

function shapesOf({ shapes }: InputResult): string {
  if (shapes === null) return '–';
  const [smallest, largest] = [shapeOf(shapes.smallest), shapeOf(shapes.largest)];
  return smallest === largest ? smallest : `${smallest}…${largest}`;
}

const entry = (index: readonly number[]): string => (index.length === 0 ? '·' : index.join(','));

/** Where an error stands: the entry of the output, then that of the input; `·` for a scalar. */
function placeOf(distance: Distance | null): string {
  if (distance === null || distance.error === 0) return '';
  return `${entry(distance.output)}/${entry(distance.index)}`;
}

/** The labels under which the source table speaks of this input. */
export const labelsOf = (row: InputResult, gate: CheckedGate): string =>
  gate.identities
    .filter(({ input }) => input === row.input)
    .map(({ label, sourceLabel }) => (label === sourceLabel ? label : `${label}*`))
    .join(' ');

const count =
  (of: (row: InputResult) => number) =>
  (row: InputResult): string =>
    showCount(of(row));

/** The facts that every table tells of an input, in order. */
export const columns: readonly Column[] = [
  {
    title: ['', 'by'],
    heading: 'by',
    align: 'left',
    show: ({ input }) => input,
  },
  {
    title: ['', ''],
    heading: 'identity',
    align: 'left',
    show: labelsOf,
    tone: () => 'strong',
  },
  {
    title: ['', 'shapes'],
    heading: 'shapes',
    align: 'left',
    show: shapesOf,
    tone: () => 'faint',
  },
  {
    title: ['', 'entries'],
    heading: 'entries compared',
    align: 'right',
    show: count(({ entries }) => entries.compared),
  },
  {
    title: ['largest', 'error'],
    heading: 'largest absolute error',
    align: 'right',
    show: ({ largestAbsolute }) => showNumber(largestAbsolute?.error ?? null),
  },
  {
    title: ['', 'at'],
    heading: 'at',
    align: 'left',
    show: ({ largestAbsolute }) => placeOf(largestAbsolute),
    tone: () => 'faint',
  },
  {
    title: ['rel.', 'error'],
    heading: 'largest relative error',
    align: 'right',
    show: ({ largestRelative }) => showNumber(largestRelative?.error ?? null),
  },
  {
    title: ['', 'at'],
    heading: 'at',
    align: 'left',
    show: ({ largestRelative }) => placeOf(largestRelative),
    tone: () => 'faint',
  },
  {
    title: ['median', 'bar'],
    heading: 'median bar',
    align: 'right',
    show: ({ medianBar }) => showNumber(medianBar),
  },
  {
    title: ['reso-', 'lution'],
    heading: 'resolution',
    align: 'right',
    show: ({ resolution }) => showNumber(resolution),
    tone: ({ resolution }, { verdict }) =>
      resolution !== null && resolution > verdict.required ? 'doubtful' : 'plain',
  },
  {
    title: ['at', 'kinks'],
    heading: 'at kinks',
    align: 'right',
    show: count(({ entries }) => entries.atKinks),
    tone: ({ entries }) => (entries.atKinks === 0 ? 'faint' : 'plain'),
  },
  {
    title: ['unre-', 'solved'],
    heading: 'unresolved',
    align: 'right',
    show: count(({ entries }) => entries.unresolved),
    tone: ({ entries }) => (entries.unresolved === 0 ? 'faint' : 'doubtful'),
  },
];
