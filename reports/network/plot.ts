import { pad } from '../kit/grid.ts';
import { showNumber } from '../kit/numbers.ts';

/** A curve: a mark for each of its points, from left to right. */
export interface Curve {
  readonly mark: string;
  readonly name: string;
  readonly values: readonly number[];
}

const exponent = (value: number): number => Math.log10(value);

/**
 * Curves of sizes on a terminal, the logarithm upwards; what is exactly 0 lies on the line below the axis.
 *
 * @param at the places along the horizontal axis, evenly apart
 * @param height lines, without the axis
 */
export function showPlot(
  at: readonly number[],
  curves: readonly Curve[],
  height = 12,
  step = 3,
): string {
  const all = curves.flatMap(({ values }) => values.filter((x) => x > 0 && x < Infinity));
  const top = Math.ceil(exponent(Math.max(...all, 1e-300)));
  // far down nothing is told apart any more
  const bottom = Math.max(top - 20, Math.floor(exponent(Math.min(...all, 10 ** top))) - 1);
  const lineOf = (value: number): number => {
    if (!(value > 0)) return height;
    const down = ((top - exponent(value)) / Math.max(1, top - bottom)) * (height - 1);
    return Math.max(0, Math.min(height - 1, Math.round(down)));
  };
  const grid = Array.from({ length: height + 1 }, () => Array<string>(at.length * step).fill(' '));
  for (const { mark, values } of curves) {
    values.forEach((value, k) => {
      const line = grid[lineOf(value)];
      const from = k * step;
      // where two curves meet, the second stands beside the first
      let place = from;
      while (line[place] !== ' ' && place < from + step - 1) place++;
      line[place] = mark;
    });
  }
  const label = (line: number): string => {
    if (line === height) return '0';
    const power = top - (line / (height - 1)) * (top - bottom);
    return line % 3 === 0 || line === height - 1 ? `1e${Math.round(power)}` : '';
  };
  const width = Math.max(...grid.map((_, line) => label(line).length));
  const lines = grid.map((cells, line) =>
    `${pad(label(line), width, 'right')} ┤${cells.join('')}`.trimEnd(),
  );
  const axis = `${' '.repeat(width)} └${'─'.repeat(at.length * step)}`;
  const ticks = Array<string>(at.length * step).fill(' ');
  at.forEach((value, k) => {
    if (k % 4 !== 0 && k !== at.length - 1) return;
    [...showTick(value)].forEach((letter, i) => (ticks[k * step + i] = letter));
  });
  const legend = curves.map(({ mark, name }) => `${mark} ${name}`).join('   ');
  return [
    ...lines,
    axis,
    `${' '.repeat(width + 2)}${ticks.join('')}`.trimEnd(),
    '',
    `${' '.repeat(width + 2)}${legend}`,
  ].join('\n');
}

/** A place of the axis, short. */
export const showTick = (value: number): string =>
  value >= 99.5 ? String(Math.round(value)) : showNumber(value);
