/**
 * Measures what networks cost, and prints it: the gradient of a perceptron 64–32–32–10 on a batch of 16 by random
 * sums and entry by entry, its backward beside its forward, and an epoch of 10,000 pictures of 28×28 through
 * 784–128–10. Times are of the processor, so that other programs count for little.
 *
 *   npm run networks -- --every
 *
 * `--every` compares every entry too, which takes a while.
 */
import process from 'node:process';
import { parseArgs } from 'node:util';
import { dense, mean, relu, sigmoid, softmaxCrossEntropy, tanh } from '../gates/index.ts';
import { oneHot, real, tensor, type Gate } from '../gates/kit/index.ts';
import { begun, checkAt, network, train, type Network } from '../harness/index.ts';
import { median } from './bench/measure.ts';

const { values: flags } = parseArgs({ options: { every: { type: 'boolean', default: false } } });

/** Dense layers with f between them, and the mean of the losses. */
function perceptron(f: Gate<'x'>, lengths: readonly number[], batch: number | 'examples'): Network {
  return network(
    ({ input, parameter, apply }) => {
      let x = input('X', real(batch, lengths[0]));
      lengths.slice(1).forEach((length, k) => {
        const W = parameter(`W${k + 1}`, real(lengths[k], length));
        const b = parameter(`b${k + 1}`, real(length));
        const z = apply(dense, { X: x, W, b }, `z${k + 1}`);
        x = k === lengths.length - 2 ? z : apply(f, { x: z }, `h${k + 1}`);
      });
      const y = input('Y', oneHot(batch, lengths.at(-1)!));
      return apply(mean, { x: apply(softmaxCrossEntropy, { y, z: x }, 'losses') }, 'L');
    },
    { name: `${lengths.join('–')} with ${f.name}` },
  );
}

/** Milliseconds of the processor that something takes. */
function timed<T>(work: () => T): { readonly took: number; readonly value: T } {
  const before = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(before);
  return { took: (user + system) / 1000, value };
}

/** Milliseconds that each of some works takes, the median of rounds in which they take turns. */
function turns(works: readonly (() => unknown)[]): number[] {
  const seen = works.map((): number[] => []);
  for (let round = 0; round < 12; round++) {
    works.forEach((work, k) => {
      const { took } = timed(() => {
        for (let i = 0; i < 100; i++) work();
      });
      // The first rounds are those in which it is compiled.
      if (round > 2) seen[k].push(took / 100);
    });
  }
  return seen.map(median);
}

for (const f of [sigmoid, tanh, relu]) {
  const net = perceptron(f, [64, 32, 32, 10], 16);
  const at = begun(net, { seed: 1, lengths: {} });
  const wrt = net.sources.filter(({ kind }) => kind === 'parameter').map(({ name }) => name);
  const one = tensor(1);
  const values = net.trace(at);
  const [forward, backward] = turns([() => net.forward(at), () => net.backward(values, one)]);
  console.log(
    `${net.name}, batch 16: forward ${(1000 * forward).toFixed(0)} µs, backward ${(backward / forward).toFixed(2)} times that`,
  );
  for (const [how, budget] of [
    ['random sums', 1e-3],
    ...(flags.every ? ([['every entry', 1000]] as const) : []),
  ] as const) {
    const { took, value } = timed(() => checkAt(net, at, { wrt, budget }));
    const { outcome, resolution, entries, evaluations } = value;
    console.log(
      `  ${how}: ${outcome}, resolution ${resolution?.toExponential(1) ?? '–'}, ${entries.compared} compared, ${evaluations.forward} forwards, ${(took / 1000).toFixed(2)} s`,
    );
  }
}

const count = 10_000;
const net = perceptron(relu, [784, 128, 10], 'examples');
let state = 7;
const draw = (): number => (state = (state * 48271) % 2147483647) / 2147483647;
const pixels = Float64Array.from({ length: count * 784 }, () => (draw() < 0.8 ? 0 : draw()));
const labels = new Float64Array(count * 10);
for (let k = 0; k < count; k++) labels[10 * k + Math.floor(10 * draw())] = 1;
const given = { X: tensor(pixels, [count, 784]), Y: tensor(labels, [count, 10]) };
const weights = begun(net, { seed: 1, given, lengths: { examples: count } });
const training = {
  epochs: 1,
  batch: 64,
  rate: 0.1,
  momentum: 0.9,
  seed: 1,
  checks: [],
  threshold: 1e-3,
};
const { took } = timed(() => [...train(net, weights, training)]);
console.log(`an epoch of ${count} pictures through 784–128–10: ${(took / 1000).toFixed(1)} s`);
