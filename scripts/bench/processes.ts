import { torch as start } from '../../adapters/torch/index.ts';
import type { Subject, Values } from '../../harness/index.ts';
import { atMost, figure, figureTable, type Figure, type Part } from './figure.ts';
import { median, numbers, use } from './measure.ts';
import { progress } from './print.ts';
import type { Torch } from './torch.ts';

/** Points of a batch. */
const count = 1000;

const tensor = (shape: readonly number[], salt: number): Values[string] => ({
  shape,
  data: numbers(
    shape.reduce((size, length) => size * length, 1),
    salt,
  ),
});

const vector = (k: number): Values => ({ x: tensor([3], k) });
const matrix = (k: number): Values => ({ W: tensor([3, 3], k), x: tensor([3], k + 1) });

/** Microseconds that a point takes when so many are asked for together, the median of the rounds. */
async function perPoint(
  { together }: Subject,
  points: readonly Values[],
  rounds: number,
): Promise<number> {
  const times: number[] = [];
  // The first rounds are warm-up on either side.
  for (let round = -3; round < rounds; round++) {
    const started = performance.now();
    const answers = await together!.forward(points);
    use(answers.length);
    if (round >= 0) times.push(((performance.now() - started) * 1000) / points.length);
  }
  return median(times);
}

/** What it costs to ask a process: PyTorch by the Python helper, small points, start-up apart. */
export async function processes(rounds: number, torch: Torch | null): Promise<Part> {
  progress('PyTorch by the Python helper');
  const note = torch === null ? 'no PyTorch' : '';
  const measured = torch === null ? null : await measure(torch.python, rounds);
  const figures: Figure[] = [
    figure('W x, 3×3, called one by one', measured?.single ?? null, 'µs', atMost(30), note),
    figure('tanh of 3, with a leading axis', measured?.stacked ?? null, 'µs', atMost(10), note),
    figure('one point by itself, there and back', measured?.alone ?? null, 'µs', null, note),
  ];
  const title = `A forward point of PyTorch by the Python helper, in batches of ${count}`;
  return {
    name: 'processes',
    tables: [figureTable(title, figures)],
    figures,
    data: measured,
    broke: [],
  };
}

async function measure(
  python: string,
  rounds: number,
): Promise<{ readonly single: number; readonly stacked: number; readonly alone: number }> {
  const target = await start({ python });
  try {
    const { matvec, tanh } = target.gates;
    const range = [...Array(count).keys()];
    return {
      single: await perPoint(matvec, range.map(matrix), rounds),
      stacked: await perPoint(tanh, range.map(vector), rounds),
      alone: await perPoint(tanh, [vector(1)], 10 * rounds),
    };
  } finally {
    await target.close();
  }
}
