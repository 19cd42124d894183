import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { process, type ProcessTarget } from '../../../adapters/process/index.ts';
import { torch } from '../../../adapters/torch/index.ts';
import { gates, table } from '../../../gates/index.ts';
import {
  tensor,
  type AnyGate,
  type Spec,
  type Tensor,
  type Tensors,
} from '../../../gates/kit/index.ts';
import { gradcheckAgainst, gradcheckAsync } from '../../../harness/index.ts';
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

  it('offers gates of the catalogue, those of the source table among them, with their inputs', ({
    skip,
  }) => {
    skip(pythonWithTorch === null, missing.torch);
    expect([target.name, target.dtype]).toEqual(['torch', 'float64']);
    expect(target.version).toMatch(/^\d+\.\d+/);
    const offered = Object.keys(target.gates);
    expect(offered.filter((name) => !Object.hasOwn(gates, name))).toEqual([]);
    const ofTable = table.flatMap((row) => row.gates.map(({ name }) => name));
    expect(ofTable.filter((name) => !offered.includes(name))).toEqual([]);
    expect(offered.length).toBeGreaterThan(43);
    for (const gate of catalogue) {
      if (!offered.includes(gate.name)) continue;
      const { inputs, output } = target.gates[gate.name];
      const declared = [gate.name, facts(inputs!), output];
      expect(declared).toEqual([gate.name, facts(gate.inputs), gate.output]);
    }
  });

  it.for(catalogue)('has the values and gradients of $name', async (gate, { skip }) => {
    skip(pythonWithTorch === null, missing.torch);
    skip(!Object.hasOwn(target.gates, gate.name), 'not offered');
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

describe('examples/python/torch_gates.py', () => {
  it('has gates of the source table, each of which passes', async ({ skip }) => {
    skip(pythonWithTorch === null, missing.torch);
    const example = new URL('../../../examples/python/torch_gates.py', import.meta.url).pathname;
    const { subjects, close } = await process([pythonWithTorch!, example]);
    const outcomes: string[] = [];
    for (const subject of subjects) {
      const known = gates[subject.implements as keyof typeof gates];
      outcomes.push((await gradcheckAgainst(subject, known, { runs: 3 })).outcome);
    }
    await close();
    expect(outcomes).toEqual(subjects.map(() => 'pass'));
    expect(subjects.length).toBeGreaterThan(5);
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
