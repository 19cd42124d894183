import type { Flow, GateFlow } from '../../harness/network/flow.ts';
import type { Symptom } from '../../harness/network/symptoms.ts';
import { fitGrid, measureGrid, showRow, type GridCell } from '../kit/grid.ts';
import { showCounted, showNumber } from '../kit/numbers.ts';
import { type Paint, unpainted } from '../kit/paint.ts';
import { showShare, showSymptom } from './symptoms.ts';
import { wrap } from './wrap.ts';

/** Two lines of headings: what is spread, and which number of it. */
const heads: readonly (readonly [string, string])[] = [
  ['', ''],
  ['value', 'rms'],
  ['local', 'median'],
  ['', 'zeros'],
  ['', 'small'],
  ['arrives', 'rms'],
  ['', 'typical'],
  ['', 'zeros'],
  ['leaves', 'rms'],
  ['', 'typical'],
  ['', 'zeros'],
  ['', 'factor'],
];
const aligns = heads.map((_, k) => (k === 0 ? 'left' : 'right'));
const gaps = heads.map(([over], k) => (k === 0 ? 0 : over === '' ? 1 : 2));

/** What flows through a network, gate by gate, and what keeps it from flowing, a sentence each. */
export function showFlow(
  name: string,
  flow: Flow,
  symptoms: readonly Symptom[],
  columns = 100,
  paint: Paint = unpainted,
): string {
  const { examples, loss, gates, threshold } = flow;
  const ill = new Set(symptoms.map(({ gate }) => gate));
  const rows = gates.map((gate) => cellsOf(gate, ill.has(gate.name)));
  const titles = [0, 1].map((line): GridCell[] =>
    heads.map((head) => ({ text: head[line], tone: 'faint' })),
  );
  const grid = fitGrid([...titles, ...rows], gaps, columns, [0]);
  const show = (row: readonly GridCell[]): string =>
    showRow(row, grid.widths, aligns, paint, grid.gaps);
  const learnt = flow.sources.filter(({ kind }) => kind === 'parameter');
  const bySource = learnt.map(({ name: parameter, gradient }): GridCell[] => [
    { text: `∂L/∂${parameter}` },
    { text: showNumber(gradient.rms) },
    { text: showNumber(gradient.median) },
    { text: showShare(gradient.zeros) },
  ]);
  const sourceHead: GridCell[] = ['', 'rms', 'median', 'zeros'].map((text) => ({
    text,
    tone: 'faint',
  }));
  const sourceWidths = measureGrid([sourceHead, ...bySource]);
  const blocks = [
    paint('strong', name) +
      paint('faint', ` · ${showCounted(examples, 'example')} · L ${showNumber(loss)}`),
    [...titles, ...rows].map(show).join('\n'),
    learnt.length === 0
      ? ''
      : [sourceHead, ...bySource]
          .map((row) => showRow(row, sourceWidths, aligns, paint))
          .join('\n'),
    showSymptoms(symptoms, examples, threshold, columns, paint),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function cellsOf(gate: GateFlow, isIll: boolean): GridCell[] {
  const { name, gate: kind, value, local, arrives, leaves, factor, elementwise, units } = gate;
  const out = Object.values(leaves).toSorted((a, b) => b.rms - a.rms)[0];
  const small = units.reduce((sum, unit) => sum + unit.small, 0) / Math.max(1, units.length);
  const nothing: GridCell = { text: '·', tone: 'faint' };
  const cell = (text: string): GridCell => ({ text });
  const silent = arrives.count === 0;
  return [
    { text: `${name} = ${kind}`, tone: isIll ? 'bad' : 'plain' },
    cell(showNumber(value.rms)),
    silent ? nothing : cell(showNumber(local.median)),
    silent ? nothing : cell(showShare(local.zeros)),
    elementwise && !silent ? cell(showShare(small)) : nothing,
    ...(silent
      ? [nothing, nothing, nothing]
      : [arrives.rms, arrives.typical].map((x) => cell(showNumber(x)))),
    ...(silent ? [] : [cell(showShare(arrives.zeros))]),
    silent || out === undefined ? nothing : cell(showNumber(out.rms)),
    silent || out === undefined ? nothing : cell(showNumber(out.typical)),
    silent || out === undefined ? nothing : cell(showShare(out.zeros)),
    silent ? nothing : cell(showNumber(factor)),
  ];
}

/** The findings as a list, or that there are none. */
export function showSymptoms(
  symptoms: readonly Symptom[],
  examples: number,
  threshold: number,
  columns: number,
  paint: Paint,
): string {
  if (symptoms.length === 0)
    return paint('good', 'The gradient flows: nothing is dead, saturated or vanishing.');
  return symptoms
    .map((symptom) => {
      const text = wrap(showSymptom(symptom, examples, threshold), columns - 2, 2);
      return `${paint('bad', '!')} ${text}`;
    })
    .join('\n');
}
