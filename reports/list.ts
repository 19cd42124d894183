import type { Dimension } from '../gates/kit/spec.ts';
import type { Statement } from './gate.ts';
import { fitGrid, showRow, type GridCell } from './kit/grid.ts';
import { showShape } from './kit/literal.ts';
import { showCounted } from './kit/numbers.ts';
import { type Paint, unpainted } from './kit/paint.ts';
import { showPlain } from './kit/plain.ts';

/** A gate and the lines of the source table that speak of it. */
export interface Listed {
  readonly gate: {
    readonly name: string;
    readonly latex: string;
    readonly inputs: Readonly<Record<string, { readonly shape: readonly Dimension[] }>>;
  };
  readonly statements: readonly Pick<Statement, 'label' | 'sourceLabel'>[];
}

const gaps = [0, 2, 2, 2];
const aligns = ['left', 'left', 'left', 'left'] as const;

/** Every gate in a line: name, statement, shapes of its inputs, and the identities of the source table. */
export function showList(
  listed: readonly Listed[],
  columns = 100,
  paint: Paint = unpainted,
): string {
  const heads = ['gate', 'statement', 'inputs', 'identity'].map(faint);
  const rows = [heads, ...listed.map(rowOf)];
  const grid = fitGrid(rows, gaps, columns, [2, 1]);
  const lines = rows.map((row) => showRow(row, grid.widths, aligns, paint, grid.gaps));
  const notes = listed.flatMap(({ statements }) => statements).flatMap(noteOf);
  return `${[...lines, '', showCounted(listed.length, 'gate'), ...new Set(notes)].join('\n')}\n`;
}

const faint = (text: string): GridCell => ({ text, tone: 'faint' });

const rowOf = ({ gate, statements }: Listed): GridCell[] => [
  { text: gate.name, tone: 'strong' },
  { text: showPlain(gate.latex) },
  faint(inputsOf(gate.inputs)),
  { text: statements.map(markOf).join(', ') },
];

const inputsOf = (inputs: Listed['gate']['inputs']): string =>
  Object.entries(inputs)
    .map(([name, { shape }]) => `${name} ${showShape(shape)}`)
    .join(', ');

/** The number of an identity, with a star where the source has another label. */
const markOf = ({ label, sourceLabel }: Listed['statements'][number]): string =>
  label.replace(/^identity/, '') + (label === sourceLabel ? '' : '*');

const noteOf = ({ label, sourceLabel }: Listed['statements'][number]): string[] =>
  label === sourceLabel
    ? []
    : [`* ${label} is labelled ${sourceLabel}, a second time, in the source.`];
