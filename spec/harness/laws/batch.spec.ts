import { describe, expect, it } from 'vitest';
import { matmul, tanh } from '../../../gates/index.ts';
import { product, scale, tensor, transpose, type Tensor } from '../../../gates/kit/index.ts';
import { real, type Subject } from '../../../harness/index.ts';
import { batch } from '../../../harness/laws/batch.ts';
import { checkLaw, verdictBy } from '../checkLaw.ts';
import { findingBy } from '../findingBy.ts';
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

/** At least two rows of three numbers, and a row that all share; the number of rows comes last. */
const rows = {
  inputs: { n: real('b'), X: real('b', 3), w: real(3) },
  wrt: ['X', 'w'],
  output: ['b', 3],
  batch: 'b',
} as const;

/** z = X + w, row by row. */
const shifted: Subject = {
  ...rows,
  forward: ({ X, w }: Rows) => addTo(X, w),
  vjp: ({ w }: Rows, u: Tensor) => ({ X: tensor(u.data, u.shape), w: sumOf(u, w) }),
};

interface Rows {
  readonly X: Tensor;
  readonly w: Tensor;
}

const addTo = ({ data, shape }: Tensor, w: Tensor): Tensor =>
  tensor(
    data.map((v, i) => v + w.data[i % 3]),
    shape,
  );

const sumOf = ({ data }: Tensor, w: Tensor): Tensor =>
  tensor(w.data.map((_, j) => data.filter((_, i) => i % 3 === j).reduce((a, b) => a + b, 0)));

const { output: _output, ...undeclared } = shifted;

/** Seeds at whose first case there are several rows. */
const seeds = [1, 2, 3, 4, 5, 6, 7, 8];

function rowsAt(seed: number): number {
  let rows = 0;
  const watching = {
    ...shifted,
    forward(given: Rows) {
      rows ||= given.X.shape[0];
      return addTo(given.X, given.w);
    },
  };
  findingBy(batch, watching, { seed });
  return rows;
}

describe('what batch tells', () => {
  it('is the number that another row changes, and a bar of a few roundings of it', () => {
    const last = (z: Tensor, by: number): Tensor => {
      if (z.shape[0] > 1) z.data[z.data.length - 1] += by;
      return z;
    };
    const leaking = { ...shifted, forward: ({ X, w }: Rows) => last(addTo(X, w), 1) };
    const told = seeds.map((seed) => findingBy(batch, leaking, { seed }));
    const findings = told.filter((one) => one !== null && one !== 'not asked');
    expect(findings.length).toBeGreaterThan(3);
    for (const { at, shapes, ...facts } of findings) {
      const [b] = shapes.X;
      const measured = at.X.data[3 * b - 1] + at.w.data[2];
      const bar = 2 ** -47 * Math.max(Math.abs(measured), Math.abs(measured + 1));
      expect(facts).toMatchObject({
        law: 'batch',
        reason: 'broken promise',
        output: [b - 1, 2],
        claimed: measured + 1,
        measured,
        bar,
        expected: `row ${b - 1} of the output to be that of row ${b - 1} alone, ${measured}`,
        came: `${measured + 1}`,
      });
    }
  });

  it('is the sum of the gradients of the rows, and a bar of the roundings of the largest', () => {
    const wrong = {
      ...shifted,
      vjp: ({ w }: Rows, u: Tensor) => {
        given.push(u);
        const { data } = sumOf(u, w);
        return {
          X: tensor(u.data, u.shape),
          w: tensor([data[0], data[1], data[2] * (u.shape[0] > 1 ? 2 : 1)]),
        };
      },
    };
    let given: Tensor[] = [];
    const several = seeds.flatMap((seed) => {
      given = [];
      const finding = findingBy(batch, wrong, { seed });
      return finding === null || finding === 'not asked' ? [] : [{ finding, u: given[0] }];
    });
    expect(several.length).toBeGreaterThan(3);
    for (const { finding, u } of several) {
      const [b] = u.shape;
      const sizes = sumOf({ ...u, data: u.data.map(Math.abs) }, tensor([0, 0, 0]));
      const measured = sumOf(u, tensor([0, 0, 0])).data[2];
      expect(finding).toMatchObject({
        law: 'batch',
        reason: 'wrong number',
        input: 'w',
        index: [2],
        claimed: 2 * measured,
        measured,
        bar: 16 * 2 ** -53 * (b + 4) * Math.max(...sizes.data),
      });
    }
  });

  const refuse = (): never => {
    throw new RangeError('not here');
  };
  const alone = ({ X }: Rows): boolean => X.shape[0] === 1;
  const right = shifted.vjp!;

  /** Gradients of the right shapes, whatever came as a cotangent. */
  const none = ({ X, w }: Rows): Rows => ({ X: scale(X, 0), w: scale(w, 0) });

  const unasked: Record<string, Subject> = {
    'whose output has no row for each': {
      ...shifted,
      output: [3],
      forward: ({ w }: Rows) => scale(w, 1),
      vjp: none,
    },
    'whose output has other rows than are declared': {
      ...shifted,
      forward: ({ w }: Rows) => tensor([...w.data, ...w.data, ...w.data, ...w.data], [4, 3]),
      vjp: none,
    },
    'whose output is a record': {
      ...undeclared,
      forward: ({ X, w }: Rows) => ({ z: addTo(X, w) }),
      vjp: none,
    },
    'whose gradients are refused': { ...shifted, vjp: refuse },
    'whose gradients are refused for several rows': {
      ...shifted,
      vjp: (given: Rows, u: Tensor) => (alone(given) ? right(given, u) : refuse()),
    },
    'that refuses one row alone': {
      ...shifted,
      forward: ({ X, w }: Rows) => (alone({ X, w }) ? refuse() : addTo(X, w)),
    },
    'that refuses the gradients of one row alone': {
      ...shifted,
      vjp: (given: Rows, u: Tensor) => (alone(given) ? refuse() : right(given, u)),
    },
    'that answers for one row with another number of numbers': {
      ...shifted,
      forward({ X, w }: Rows) {
        const { data } = addTo(X, w);
        return alone({ X, w }) ? tensor([...data, 7], [1, 4]) : addTo(X, w);
      },
      vjp: none,
    },
  };

  it.for(Object.entries(unasked))('is nothing of a subject %s', ([, subject]) => {
    const several = seeds.filter((seed) => rowsAt(seed) > 1);
    expect(several.length).toBeGreaterThan(3);
    for (const seed of several) expect(findingBy(batch, subject, { seed })).toBe('not asked');
  });

  it('is nothing of what is right but for roundings, or overflows, or is no number in either', () => {
    const overflowing = {
      ...shifted,
      forward: ({ X, w }: Rows) => scale(addTo(X, w), Infinity),
      vjp: ({ X, w }: Rows) => ({ X: scale(X, NaN), w: scale(w, NaN) }),
    };
    const factor = ({ shape }: Tensor): number => 1 + (shape[0] > 1 ? 2 ** -50 : 0);
    const rounding = {
      ...shifted,
      forward: ({ X, w }: Rows) => scale(addTo(X, w), factor(X)),
      vjp: ({ X, w }: Rows, u: Tensor) => ({
        X: scale(u, factor(X)),
        w: scale(sumOf(u, w), factor(X)),
      }),
    };
    const infiniteAlone = {
      ...shifted,
      vjp: (given: Rows, u: Tensor) => {
        const { X, w } = right(given, u) as Rows;
        return { X, w: alone(given) ? scale(w, Infinity) : w };
      },
    };
    for (const subject of [shifted, undeclared, overflowing, rounding, infiniteAlone]) {
      const told = Array.from({ length: 60 }, (_, run) => findingBy(batch, subject, {}, { run }));
      expect(new Set(told)).toEqual(new Set([null, 'not asked']));
    }
  });
});
