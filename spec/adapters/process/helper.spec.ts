import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { process, type ProcessTarget } from '../../../adapters/process/index.ts';
import { isSpec, tensor, type Spec } from '../../../gates/kit/index.ts';
import { gradcheckAsync } from '../../../harness/index.ts';
import { missing, python, pythonWithNumpy } from '../../python.ts';

const program = fileURLToPath(new URL('subjects.py', import.meta.url));

/** Without its site packages a Python has no numpy. */
const kinds = [
  ['with numpy', pythonWithNumpy, [], missing.numpy],
  ['without numpy', python, ['-S'], missing.python],
] as const;

for (const [kind, found, , reason] of kinds) {
  if (found === null) console.warn(`${kind}, skipped: ${reason}.`);
}

const x = (...numbers: number[]) => ({ x: tensor(numbers) });

describe.each(kinds)('gradcheck_subject.py %s', (kind, program0, flags, reason) => {
  let target: ProcessTarget;
  beforeAll(async () => {
    if (program0 !== null) target = await process([program0, ...flags, program]);
  });
  afterAll(() => target?.close());

  const forward = (gate: string, points: object[]) =>
    target.gates[gate].together!.forward(points as never) as Promise<readonly unknown[]>;

  it('says what it has of itself', async ({ skip }) => {
    skip(program0 === null, reason);
    expect([target.name, target.version, target.dtype]).toEqual(['subjects', '1.2', 'float64']);
    expect(target.misdeclared).toEqual([]);
  });

  it('gives functions their inputs as they are used to them', async ({ skip }) => {
    skip(program0 === null, reason);
    expect(await forward('square', [x(1, -3), x(2, 0)])).toEqual([tensor([1, 9]), tensor([4, 0])]);
    const kinds = await forward('kinds', [x(1)]);
    expect(kinds).toEqual([tensor(kind === 'with numpy' ? -1 : 1)]);
    const picked = { table: tensor([5, 6, 7]), i: tensor([2, 0, 2]) };
    expect(await target.gates['picked'].forward(picked)).toEqual(tensor([7, 5, 7]));
  });

  it('keeps what is not finite, and the sign of zero', async ({ skip }) => {
    skip(program0 === null, reason);
    expect(await forward('by y alone', [{ x: tensor(-0), y: tensor(1) }])).toEqual([tensor(-0)]);
    expect(await forward('square', [x(Infinity, NaN, 0.1)])).toEqual([
      tensor([Infinity, NaN, 0.010000000000000002]),
    ]);
  });

  it('keeps prints, writes and reads of a function away from the protocol', async ({ skip }) => {
    skip(program0 === null, reason);
    expect(await forward('noisy', [x(3), x(4)])).toEqual([tensor([9]), tensor([16])]);
    expect(target.broken.size).toBe(0);
  });

  it('answers with an exception and its line, for that point alone', async ({ skip }) => {
    skip(program0 === null, reason);
    const answers = await forward('fails', [x(0), x(5), x(-5)]);
    expect(answers[0]).toEqual(tensor([0]));
    expect(String(answers[1])).toMatch(/^ValueError: more than 1 \(subjects\.py, line \d+\)$/);
    expect(String(answers[2])).toMatch(/^SystemExit: less than -1 \(subjects\.py, line \d+\)$/);
  });

  it('serves several outputs by name, and their cotangents', async ({ skip }) => {
    skip(program0 === null, reason);
    expect(await forward('both', [x(1, 2)])).toEqual([{ squares: tensor([1, 4]), sum: tensor(3) }]);
    const { outcome } = await gradcheckAsync(target.gates['both'], { runs: 5 });
    expect(outcome).toBe('pass');
  });

  it('answers jvp and jacobian where they are offered', async ({ skip }) => {
    skip(program0 === null, reason);
    const at = { x: tensor(2), y: tensor(5) };
    const { product } = target.gates;
    expect(await product.jvp!(at, { x: tensor(1), y: tensor(10) })).toEqual(tensor(25));
    expect(await product.jacobian!(at)).toEqual({
      x: tensor([5], [1, 1]),
      y: tensor([2], [1, 1]),
    });
    const { outcome, laws } = await gradcheckAsync(product, { runs: 5 });
    expect(outcome).toBe('pass');
    expect(laws.map(({ law }) => law)).toContain('adjoint');
    expect(target.gates['square'].jvp).toBe(undefined);
  });

  it('tells a gradient that is missing from one that is not given for each input', async ({
    skip,
  }) => {
    skip(program0 === null, reason);
    const at = { x: tensor(2), y: tensor(5) };
    const u = tensor(1);
    const ask = (gate: string) => target.gates[gate].vjp!(at, u) as Promise<unknown>;
    expect(await ask('half a gradient')).toEqual({ x: tensor(5), y: null });
    expect(await ask('by y alone')).toEqual({ y: tensor(2) });
    await expect(ask('one for two')).rejects.toThrow(
      /^expected a gradient for each of x, y, came 1/,
    );
  });

  it('refuses results that are no numbers', async ({ skip }) => {
    skip(program0 === null, reason);
    const [text] = await forward('text', [x(1)]);
    expect(String(text)).toMatch(/^\w+Error: /);
    const [ragged] = await forward('ragged', [x(1)]);
    expect(String(ragged)).toMatch(/^\w+Error: /);
  });

  it('calls batched functions once for all points, and once for each where that fails', async ({
    skip,
  }) => {
    skip(program0 === null, reason);
    expect(await forward('stacked', [x(1, 2), x(3, 4)])).toEqual([tensor([1, 4]), tensor([9, 16])]);
    expect((await gradcheckAsync(target.gates['stacked'], { runs: 5 })).outcome).toBe('pass');
    const answers = await forward('stacked fails', [x(0), x(5), x(1)]);
    expect([answers[0], answers[2]]).toEqual([tensor([0]), tensor([1])]);
    expect(String(answers[1])).toMatch(/^ValueError: more than 1/);
  });

  it('asks a library for the gradient by the inputs that are differentiated by', async ({
    skip,
  }) => {
    skip(program0 === null, reason);
    const at = { x: tensor(3), y: tensor(5) };
    const { x: by, ...others } = (await target.gates['pulled back'].vjp!(at, tensor(1))) as {
      x: { data: Float64Array };
    };
    expect(others).toEqual({});
    expect(by.data[0]).toBeCloseTo(30, 4);
    const pushed = (await target.gates['pulled back'].jvp!(at, { x: tensor(2) })) as {
      data: Float64Array;
    };
    expect(pushed.data[0]).toBeCloseTo(60, 4);
  });

  it('declares specs, points, kinks and what it implements', async ({ skip }) => {
    skip(program0 === null, reason);
    const declared = target.subjects.find(({ name }) => name === 'declared')!;
    const specs = Object.entries(declared.inputs).map(([name, one]) => {
      const { shape, domain, min } = one as Spec;
      return [name, isSpec(one), shape, domain, min];
    });
    expect(specs).toEqual([
      ['a', true, ['n'], 'positive', { n: 2 }],
      ['b', true, [], 'nonzero', {}],
      ['c', true, [3], { greaterThan: -1 }, {}],
      ['d', true, [], { interval: [0, 1] }, {}],
      ['e', true, ['n'], 'probabilities', { n: 1 }],
      ['f', true, ['n'], 'oneHot', { n: 1 }],
      ['g', true, ['n'], 'labels', { n: 1 }],
      ['h', true, [4], { indices: 'n' }, { n: 1 }],
    ]);
    expect(declared).toMatchObject({
      dtype: 'float32',
      implements: 'square',
      wrt: ['a', 'b', 'c', 'd', 'e'],
      output: ['n'],
      kinks: [
        { input: 'a', at: 0, slope: 1, because: 'so' },
        { ties: ['a', 'e'], to: 'first' },
      ],
    });
    const points = target.subjects.filter(({ gate }) => gate === 'points');
    expect(points.map(({ name, inputs }) => [name, inputs['x']])).toEqual([
      ['points[0]', tensor([1, 2])],
      ['points[1]', tensor([1.5], [1, 1])],
      ['points[2]', tensor(3)],
    ]);
  });
});
