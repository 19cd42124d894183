import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProcessTarget } from '../../../adapters/process/index.ts';
import { torch } from '../../../adapters/torch/index.ts';
import { gates } from '../../../gates/index.ts';
import {
  tensor,
  type AnyGate,
  type Spec,
  type Tensor,
  type Tensors,
} from '../../../gates/kit/index.ts';
import { gradcheckAsync } from '../../../harness/index.ts';
import { missing, python, pythonWithTorch } from '../../python.ts';

if (pythonWithTorch === null) console.warn(`skipped: ${missing.torch}.`);

const catalogue: readonly AnyGate[] = Object.values(gates);

/** Numbers in (0, 1) that differ from one another, and sum to 1 where they must. */
function valueOf({ shape, domain }: Spec, salt: number): Tensor {
  const axes = shape.map((axis) => (axis === 'n' ? 3 : axis === 'm' ? 2 : 4));
  const size = axes.reduce((product, length) => product * length, 1);
  const raw = Array.from({ length: size }, (_, i) => (1 + ((7 * i + 3 * salt) % 11)) / 12);
  const sums = domain === 'probabilities' || domain === 'labels';
  const total = raw.reduce((sum, number) => sum + number, 0);
  return tensor(
    raw.map((number) => (sums ? number / total : number)),
    axes,
  );
}

const facts = (inputs: Readonly<Record<string, unknown>>) =>
  Object.entries(inputs).map(([name, one]) => {
    const { shape, domain, min } = one as Spec;
    return [name, shape, domain, min];
  });

/** The largest distance of two tensors, relative to the largest entry; NaN where the shapes differ. */
function apart(came: unknown, expected: Tensor): number {
  const { shape, data } = came as Tensor;
  if (shape.join() !== expected.shape.join()) return NaN;
  const size = Math.max(...expected.data.map(Math.abs), 1e-300);
  return Math.max(...data.map((number, i) => Math.abs(number - expected.data[i]) / size));
}

describe('the target torch', () => {
  let target: ProcessTarget;
  beforeAll(async () => {
    if (pythonWithTorch !== null) target = await torch({ python: pythonWithTorch });
  });
  afterAll(() => target?.close());

  it('offers every gate of the catalogue, with its inputs', ({ skip }) => {
    skip(pythonWithTorch === null, missing.torch);
    expect([target.name, target.dtype]).toEqual(['torch', 'float64']);
    expect(target.version).toMatch(/^\d+\.\d+/);
    expect(Object.keys(target.gates).toSorted()).toEqual(Object.keys(gates).toSorted());
    for (const gate of catalogue) {
      const { inputs, output } = target.gates[gate.name];
      const offered = [gate.name, facts(inputs!), output];
      expect(offered).toEqual([gate.name, facts(gate.inputs), gate.output]);
    }
  });

  it.for(catalogue)('has the values and gradients of $name', async (gate, { skip }) => {
    skip(pythonWithTorch === null, missing.torch);
    const inputs = Object.fromEntries(
      Object.entries(gate.inputs as Readonly<Record<string, Spec>>).map(([name, spec], k) => [
        name,
        valueOf(spec, k + 1),
      ]),
    ) as Tensors;
    const z: Tensor = gate.forward(inputs);
    expect(apart(await target.gates[gate.name].forward(inputs), z)).toBeLessThan(1e-14);
    const u = tensor(
      z.data.map((_, i) => 0.5 - i),
      z.shape,
    );
    const expected = gate.vjp(inputs, u) as Tensors;
    const gradients = (await target.gates[gate.name].vjp!(inputs, u)) as Tensors;
    expect(Object.keys(gradients).toSorted()).toEqual(Object.keys(expected).toSorted());
    for (const name of Object.keys(expected)) {
      expect(apart(gradients[name], expected[name])).toBeLessThan(1e-14);
    }
  });

  it('passes a check, one by one and a batch at a time', async ({ skip }) => {
    skip(pythonWithTorch === null, missing.torch);
    for (const name of ['matvec', 'tanh', 'maximum']) {
      const { outcome } = await gradcheckAsync(target.gates[name], { runs: 4 });
      expect([name, outcome]).toEqual([name, 'pass']);
    }
  });
});

describe('torch', () => {
  it('says what to install where there is no Python', async () => {
    await expect(torch({ python: '/no/such/python' })).rejects.toThrow(
      'torch: expected Python 3.9 or later, came none at /no/such/python: install it, or name it in $PYTHON.',
    );
  });

  it('says what to install where Python has no torch', async ({ skip }) => {
    skip(python === null, missing.python);
    const bare = new URL('bare-python.sh', import.meta.url).pathname;
    await expect(torch({ python: bare })).rejects.toThrow(
      `torch: expected the package torch in Python, came none in ${bare}: pip install torch, or Debian's python3-torch.`,
    );
  });
});
