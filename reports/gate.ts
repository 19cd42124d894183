import type { AnyGate } from '../gates/kit/gate.ts';
import { isDifferentiable } from '../gates/kit/spec.ts';
import { showLabel } from './identities.ts';
import { pad, widthOf } from './kit/grid.ts';
import { showShape } from './kit/literal.ts';
import { type Paint, unpainted } from './kit/paint.ts';
import { showPlain } from './kit/plain.ts';
import { showKink, showSpec } from './kit/spec.ts';

/** A line of the source table, as far as it is told. */
export interface Statement {
  readonly label: string;
  readonly sourceLabel: string;
  readonly latex: string;
  readonly input: string;
  /** The identity as a mathjs expression. */
  readonly expression: string;
}

/**
 * All that a gate declares, a fact a line: statement, identities, shapes, domains, kinks, definition and source.
 *
 * @param source the lines of the bibliography for what the gate cites; its key stands where there are none
 */
export function showGate(
  gate: AnyGate,
  statements: readonly Statement[],
  source: readonly string[] = [gate.cite],
  paint: Paint = unpainted,
): string {
  const names = Object.keys(gate.inputs);
  const by = names.filter((name) => isDifferentiable(gate.inputs[name]));
  const facts: [string, readonly string[]][] = [
    ['statement', [showPlain(gate.latex)]],
    ['identity', statements.flatMap(showStatement)],
    ['inputs', names.map((name) => `${name}  ${showSpec(gate.inputs[name])}`)],
    ['output', [`z  ${showShape(gate.output)}`]],
    ['by', [by.join(', ')]],
    ['kinks', kinksOf(gate)],
    ['batch', gate.batch === undefined ? [] : [`row by row along ${gate.batch}`]],
    ['definition', [gate.definition]],
    ['LaTeX', [gate.latex]],
    ['source', source],
  ];
  const width = Math.max(...facts.map(([name]) => widthOf(name)));
  const lines = facts.flatMap(([name, texts]) =>
    texts.map((text, i) => `  ${paint('faint', pad(i === 0 ? name : '', width))}  ${text}`),
  );
  return `${[paint('strong', gate.name), '', ...lines].join('\n')}\n`;
}

function kinksOf({ kinks = [] }: AnyGate): string[] {
  return kinks.length === 0 ? ['none'] : kinks.map(showKink);
}

const showStatement = (statement: Statement): string[] => [
  `${showLabel(statement)}: ${showPlain(statement.latex)}, by ${statement.input}`,
  `  as an expression: ${statement.expression}`,
];
