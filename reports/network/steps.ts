import type { Tensor } from '../../gates/kit/tensor.ts';
import type { Backward, Forward, Worked } from '../../harness/network/worked.ts';
import type { Verdict } from '../../harness/verdict.ts';
import { showLabel } from '../identities.ts';
import { pad, widthOf } from '../kit/grid.ts';
import { showShape } from '../kit/literal.ts';
import { showCounted, showNumber } from '../kit/numbers.ts';
import { tones } from '../kit/outcome.ts';
import { type Paint, unpainted } from '../kit/paint.ts';
import { showPlain } from '../kit/plain.ts';
import { showProblem } from '../message.ts';
import { wrap } from './wrap.ts';
import { showRounded } from './rounded.ts';
import type { Stated, StatedOf } from './stated.ts';

/** One line: what it is, its shape, its numbers, and why. */
interface Line {
  readonly left: string;
  readonly value: Tensor;
  readonly why: string;
}

/**
 * A network worked gate by gate as on a whiteboard: forward, then back with the identity used at each step, numbers
 * and shapes; below it how the gradient holds against central differences of the whole.
 */
export function showSteps(
  name: string,
  { sources, forward, backward }: Worked,
  verdict: Verdict,
  statedOf: StatedOf,
  columns = 100,
  paint: Paint = unpainted,
): string {
  const given = sources.map(({ name: left, value }): Line => ({ left, value, why: '' }));
  const width = widest([
    ...given,
    ...forward.map(lineOf),
    ...backward.flatMap((step) => linesBack(step, statedOf)),
  ]);
  const show = (lines: readonly Line[]): string[] =>
    lines.flatMap((line) => showLine(line, width, columns, paint));
  const blocks = [
    [paint('strong', name) + paint('faint', `  ${forward.map(({ gate }) => gate).join(' → ')}`)],
    [paint('strong', 'given'), ...show(given)],
    [paint('strong', 'forward')],
    ...forward.map((step, k) => [
      headOf(step, k + 1, showPlain(step.latex), paint),
      ...show([lineOf(step)]),
    ]),
    [
      paint('strong', 'backward') +
        paint('faint', '  δ = ∂L/∂z arrives at each gate, which hands it on'),
    ],
    ...backward.map((step) => {
      const at = forward.findIndex((one) => one.name === step.name) + 1;
      return [headOf(step, at, '', paint), ...show(linesBack(step, statedOf))];
    }),
    [showHeld(verdict, columns, paint)],
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

const widest = (lines: readonly Line[]): readonly [number, number] => [
  Math.max(...lines.map(({ left }) => widthOf(left))),
  Math.max(...lines.map(({ value }) => widthOf(showShape(value.shape)))),
];

function headOf(
  { name, gate, from }: Pick<Forward, 'name' | 'gate' | 'from'>,
  at: number,
  statement: string,
  paint: Paint,
): string {
  const inputs = Object.entries(from).map(([input, value]) =>
    input === value ? value : `${input}: ${value}`,
  );
  const head = `${String(at).padStart(2)}  ${name} = ${gate}(${inputs.join(', ')})`;
  return paint('strong', head) + (statement === '' ? '' : paint('faint', `   ${statement}`));
}

const lineOf = ({ name, value }: Forward): Line => ({ left: name, value, why: '' });

function linesBack({ delta, gate, by }: Backward, statedOf: StatedOf): Line[] {
  const first: Line = { left: 'δ', value: delta, why: '' };
  return [
    first,
    ...by.map(({ input, to, gradient, added }): Line => {
      const stated = statedOf(gate, input);
      const why = stated === null ? '' : showStated(stated);
      const sum = added ? 'one of several, which are added' : '';
      return {
        left: `∂L/∂${to}`,
        value: gradient,
        why: [why, sum].filter((t) => t !== '').join('; '),
      };
    }),
  ];
}

/** The identity as far as it is used here: what stands behind its arrow, and what δ makes of a Jacobian. */
function showStated(stated: Stated): string {
  const conclusion = showPlain(stated.latex).split('⇒').at(-1)!.trim();
  const [, right] = conclusion.split(' = ');
  const so = stated.claims === 'jacobian' ? `, so δ ${right}` : '';
  return `${showLabel(stated)}: ${conclusion}${so}`;
}

function showLine(
  { left, value, why }: Line,
  [names, shapes]: readonly [number, number],
  columns: number,
  paint: Paint,
): string[] {
  const head = `      ${pad(left, names)}  ${paint('faint', pad(showShape(value.shape), shapes))}  `;
  const indent = 6 + names + 2 + shapes + 2;
  // the lines after the first come with their own blanks
  const lines = (head + showRounded(value, indent, columns)).split('\n');
  if (why === '') return lines;
  const used = indent + widthOf(showRounded(value, indent, columns));
  if (lines.length === 1 && used + 3 + widthOf(why) <= columns) {
    return [`${lines[0]}   ${paint('faint', why)}`];
  }
  return [...lines, ' '.repeat(indent) + paint('faint', why)];
}

function showHeld(verdict: Verdict, columns: number, paint: Paint): string {
  const { outcome, entries, inputs, resolution } = verdict;
  const far = Math.max(0, ...inputs.map(({ largestAbsolute }) => largestAbsolute?.error ?? 0));
  const held = `held against central differences of the whole: ${showCounted(entries.compared, 'entry', 'entries')}, largest error ${showNumber(far)}, resolution ${showNumber(resolution)}:`;
  const problem = showProblem(verdict, paint, columns);
  return (
    wrap(held, columns - 8, 2) +
    ' ' +
    paint(tones[outcome], outcome) +
    (problem === '' ? '' : `\n\n${problem}`)
  );
}
