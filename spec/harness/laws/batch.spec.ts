import { describe, expect, it } from 'vitest';
import { matmul, tanh } from '../../../gates/index.ts';
import { product, scale, tensor, transpose, type Tensor } from '../../../gates/kit/index.ts';
import { real, type Subject } from '../../../harness/index.ts';
import { batch } from '../../../harness/laws/batch.ts';
import { checkLaw, verdictBy } from '../checkLaw.ts';
import { but } from '../subjects.ts';

type Layer = { X: Tensor; W: Tensor };

/** Rows of X, each multiplied by the same weights. */
const layer: Subject = {
  inputs: { X: real('b', 'n'), W: real('n', 'm') },
  output: ['b', 'm'],
  batch: 'b',
  forward: ({ X, W }: Layer) => product(X, W),
  vjp: ({ X, W }: Layer, u: Tensor) => ({
    X: product(u, transpose(W)),
    W: product(transpose(X), u),
  }),
};

const altered = (change: (gradients: Layer, inputs: Layer) => Layer): Subject => ({
  ...layer,
  vjp: (inputs: Layer, u: Tensor) => change(layer.vjp!(inputs, u) as Layer, inputs),
});

/** Wrong on purpose: rows that know of each other. */
const mutants: Record<string, Subject> = {
  'a gradient by the weights that is averaged over the batch': altered(({ X, W }, inputs) => ({
    X,
    W: scale(W, 1 / (inputs.X.shape[0] || 1)),
  })),
  'gradients by the rows that are divided by their number': altered(({ X, W }, inputs) => ({
    X: scale(X, 1 / (inputs.X.shape[0] || 1)),
    W,
  })),
  'the gradient of the first row alone': altered(({ X, W }, inputs) => ({
    X: tensor(
      X.data.map((g, i) => (i < inputs.X.shape[1] ? g : 0)),
      X.shape,
    ),
    W,
  })),
  'a forward that takes the mean of the batch away': {
    ...layer,
    forward({ X, W }: Layer) {
      const z = product(X, W);
      const mean = z.data.reduce((a, b) => a + b, 0) / z.data.length;
      return tensor(
        z.data.map((v) => v - mean),
        z.shape,
      );
    },
  },
  'a forward that adds the number of its row': {
    ...layer,
    forward({ X, W }: Layer) {
      const z = product(X, W);
      return tensor(
        z.data.map((v, i) => v + Math.floor(i / z.shape[1])),
        z.shape,
      );
    },
  },
};

describe('batch', () => {
  it.for(Object.entries(mutants))('fails %s', ([, mutant]) => {
    expect(checkLaw(batch, mutant)).toBe('fail');
  });

  it('tells the row', () => {
    const { worst } = verdictBy(batch, mutants['a forward that adds the number of its row']);
    expect(worst?.reason).toBe('broken promise');
    expect(worst?.expected).toContain('row 1 of the output to be that of row 1 alone');
  });

  it('passes rows that share their weights, in every regime', () => {
    expect(checkLaw(batch, layer, { runs: 100 })).toBe('pass');
  });

  it('finds the batch on another axis', () => {
    const columns = but(matmul, { batch: 'm' });
    const rows = but(matmul, { batch: 'n' });
    expect(checkLaw(batch, columns)).toBe('pass');
    expect(checkLaw(batch, rows)).toBe('pass');
  });

  it('passes what works entry by entry', () => {
    expect(checkLaw(batch, but(tanh, { batch: 'n' }))).toBe('pass');
  });

  it('has nothing to ask where no batch is declared', () => {
    const { batch: _, ...rest } = layer;
    expect(checkLaw(batch, rest)).toBe('not asked');
  });

  it('cannot see a mistake that each row makes', () => {
    const doubled = altered(({ X, W }) => ({ X: scale(X, 2), W: scale(W, 2) }));
    expect(checkLaw(batch, doubled)).toBe('pass');
  });
});
