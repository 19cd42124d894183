import { writeFileSync } from 'node:fs';

/**
 * Makes a small set of pictures in the format of MNIST and Fashion-MNIST, and writes it beside this file:
 *
 *   node examples/training/make.ts
 *
 * 600 pictures of 8×8 grey levels: a bar across, a bar down, a falling and a rising diagonal, a ring and a cross,
 * each at a random place, of a random brightness, with noise. The same program makes the same bytes.
 */
const [count, side] = [600, 8];

let state = 20;
/** A whole number from 0 to below the bound, by the generator of Lewis, Goodman and Miller. */
function below(bound: number): number {
  state = (state * 48271) % 2147483647;
  return Math.floor((state / 2147483647) * bound);
}

type Shape = (row: number, column: number) => boolean;

/** What is drawn for each label, on a square of 5×5. */
const shapes: readonly Shape[] = [
  (row) => row === 2,
  (_, column) => column === 2,
  (row, column) => row === column,
  (row, column) => row + column === 4,
  (row, column) => Math.max(Math.abs(row - 2), Math.abs(column - 2)) === 2,
  (row, column) => row === 2 || column === 2,
];

function picture(shape: Shape): number[] {
  const [top, left] = [below(side - 4), below(side - 4)];
  const ink = 140 + below(110);
  return Array.from({ length: side * side }, (_, at) => {
    const [row, column] = [Math.floor(at / side) - top, (at % side) - left];
    const inside = row >= 0 && row < 5 && column >= 0 && column < 5 && shape(row, column);
    return Math.min(255, (inside ? ink : 0) + below(60));
  });
}

/** Two zero bytes, 8 for bytes, the count of axes, their lengths, and the bytes; whole numbers are big-endian. */
function idx(shape: readonly number[], bytes: readonly number[]): Uint8Array {
  const lengths = shape.flatMap((length) => [24, 16, 8, 0].map((by) => (length >> by) & 255));
  return Uint8Array.from([0, 0, 8, shape.length, ...lengths, ...bytes]);
}

const labels = Array.from({ length: count }, () => below(shapes.length));
const images = labels.flatMap((label) => picture(shapes[label]));
const here = (name: string): URL => new URL(name, import.meta.url);
writeFileSync(here('shapes-images.idx'), idx([count, side, side], images));
writeFileSync(here('shapes-labels.idx'), idx([count], labels));
