import { sizeOf, type Tensor } from '../../gates/kit/tensor.ts';
import { showLiteral } from './numbers.ts';

/** The entries that a message shows; a larger tensor is told by its shape alone. */
export const most = 64;

/** A shape as it is declared: [2, 3]; [] is a scalar. */
export const showShape = (shape: readonly (number | string)[]): string => `[${shape.join(', ')}]`;

/** A tensor as the nested literal that reads back, its rows below each other where a line is too short. */
export function showTensor({ shape, data }: Tensor, indent = 0, columns = 100): string {
  const size = sizeOf(shape);
  if (size === 0) return `${nest(shape, data, 0, ', ')} (shape ${showShape(shape)})`;
  if (size > most) return `${size} numbers of shape ${showShape(shape)}`;
  const line = nest(shape, data, 0, ', ');
  if (shape.length < 2 || indent + line.length <= columns) return line;
  return nest(shape, data, 0, `,\n${' '.repeat(indent + 1)}`);
}

/** Brackets around the entries from `from` on, the outermost axis joined by `glue`. */
function nest(shape: readonly number[], data: Float64Array, from: number, glue: string): string {
  if (shape.length === 0) return showLiteral(data[from]);
  const [length, ...rest] = shape;
  const step = sizeOf(rest);
  const parts = Array.from({ length }, (_, i) => nest(rest, data, from + i * step, ', '));
  return `[${parts.join(glue)}]`;
}
