import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'vitest';
import { cli, folderOf } from './cli.ts';

const cwd = fileURLToPath(new URL('../..', import.meta.url));
const [whiteboard, deadRelu, shapes] = [
  'examples/networks/whiteboard.ts',
  'examples/networks/dead-relu.ts',
  'examples/training/shapes.ts',
];
const [images, labels] = ['shapes-images.idx', 'shapes-labels.idx'].map(
  (name) => `examples/training/${name}`,
);

describe.concurrent('gradcheck flow', () => {
  it('works a whiteboard, three times over, and exits 0', async ({ expect }) => {
    const { code, out } = await cli(['flow', whiteboard, '--steps'], { cwd });
    expect(out.match(/: pass$/gm)).toHaveLength(3);
    expect(out).toContain('identity7 (identity4 in the source): ∂L/∂z = ŷ - y');
    expect(code).toBe(0);
  });

  it('gives the same JSON for the same seed, and nothing else on stdout', async ({ expect }) => {
    const args = ['flow', deadRelu, '--json', '--seed', '5'];
    const [first, second] = await Promise.all([cli(args, { cwd }), cli(args, { cwd })]);
    expect(first.out).toBe(second.out);
    const { schema, networks } = JSON.parse(first.out) as {
      schema: string;
      networks: { symptoms: { kind: string; units: { index: number[] }[] }[] }[];
    };
    expect(schema).toBe('gradcheck/1');
    expect(networks[0].symptoms[0]).toMatchObject({
      kind: 'dead',
      units: [{ index: [2] }, { index: [5] }],
    });
  });

  it('trains on IDX files, with checks on the way', async ({ expect }) => {
    const args = ['flow', shapes, '--train', images, labels, '--epochs', '2', '--check', '3'];
    const { code, out, err } = await cli(args, { cwd });
    expect(out).toMatch(/^step 3: the gradient by all parameters, by random sums, .*: pass$/m);
    expect(out).toMatch(/^epoch 2 · L \S+ · \S+ % right/m);
    expect([code, err]).toEqual([0, '']);
  });

  it('looks at data from files', async ({ expect }) => {
    const args = ['flow', shapes, '--data', `X=${images}`, '--data', `Y=${labels}`, '--raw'];
    const { code, out } = await cli([...args, '--examples', '100'], { cwd });
    expect(out).toMatch(/^shapes · 100 examples · L /);
    expect(code).toBe(0);
  });

  it('writes its picture whole', async ({ expect }) => {
    const folder = folderOf({});
    const args = ['flow', deadRelu, '--graph', 'svg', '--output', folder];
    const { code, err } = await cli(args, { cwd });
    const path = join(folder, 'deadRelu.svg');
    expect(err).toBe(`gradcheck: wrote ${path}.\n`);
    expect(existsSync(path) && readFileSync(path, 'utf8')).toMatch(/^<svg .*<\/svg>\n$/s);
    expect(code).toBe(0);
  });
});

const folder = folderOf({
  'gates.ts':
    'export const f = { inputs: { x: 1 }, forward: ({ x }) => x, vjp: (_, g) => ({ x: g }) };\n',
  'four.csv': '1,2,3,4\n',
  'labels.csv': '0\n3\n',
  'two.csv': '0\n2\n',
  'gap.json': '{ "X": [[1, 2, 3, null]] }',
  'cut.idx': '\0\0\b\u0001\0\0\0\u0009ab',
});
const here = (name: string): string => join(folder, name);

describe.concurrent('gradcheck flow, given what it cannot use', () => {
  it.for<[string, string[], RegExp]>([
    [
      'a module without networks',
      [here('gates.ts')],
      /gates\.ts: expected an export made by network\(…\), came only f\.\n$/,
    ],
    [
      'no module',
      ['missing.ts'],
      /^gradcheck: missing\.ts: expected a module that exports gates, came no such file\.\n$/,
    ],
    [
      'an IDX file that was cut',
      [shapes, '--data', `X=${here('cut.idx')}`],
      /cut\.idx: expected 17 bytes for shape \[9\], came 10\.\n$/,
    ],
    [
      'an input that is not there',
      [shapes, '--data', `Z=${images}`],
      /^gradcheck: --data Z: expected an input of the network, X, Y\. Did you mean X\?\n$/,
    ],
    [
      'more examples than labels',
      [shapes, '--train', images, images],
      /shapes-images\.idx: expected 6 numbers in a row for Y \[examples, 6\], came 64\.\n$/,
    ],
    [
      'one file for two inputs',
      [shapes, '--train', images],
      /^gradcheck: --train: expected a file for each input, X and Y, came 1\.\n$/,
    ],
    [
      'a file of labels that is shorter',
      [deadRelu, '--data', `X=${here('four.csv')}`, '--data', `Y=${here('two.csv')}`],
      /four\.csv, .*two\.csv: expected as many examples for each input, came X 1, Y 2\.\n$/,
    ],
    [
      'a label out of range',
      [deadRelu, '--data', `Y=${here('labels.csv')}`],
      /labels\.csv: row 2: expected a label from 0 to 2, came 3\.\n$/,
    ],
    [
      'a NaN in JSON',
      [deadRelu, '--data', here('gap.json')],
      /gap\.json: X: expected nested arrays of numbers or \{ shape, data \}, came \[0\]\[3\] null\.\n$/,
    ],
    [
      'a folder without a picture to write',
      [deadRelu, '--output', here('pictures')],
      /^gradcheck: --output: expected --graph beside it, came none\.\n$/,
    ],
    [
      'two things at once',
      [shapes, '--steps', '--scale'],
      /^gradcheck: flow: expected one of --steps, --scale, --graph and --train, came --steps and --scale\.\n$/,
    ],
  ])('says so in a sentence: %s', async ([, args, message], { expect }) => {
    const { code, out, err } = await cli(['flow', ...args], { cwd });
    expect(err).toMatch(message);
    expect([code, out]).toEqual([2, '']);
  });
});
