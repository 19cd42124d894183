import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { gates } from '../gates/index.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What one file imports: where from, whether nothing but types, and whether only when it is asked for. */
interface Import {
  readonly file: string;
  /** A path from the root, or the name of a package; Node's own begin with `node:`. */
  readonly from: string;
  readonly types: boolean;
  readonly later: boolean;
}

/** Of a folder what it may import: each tried in turn, the path of the importing file known. */
interface Layer {
  readonly folder: string;
  readonly allows: readonly ((it: Import) => boolean)[];
}

const under =
  (...folders: string[]) =>
  ({ from }: Import): boolean =>
    folders.some((folder) => from.startsWith(`${folder}/`));
const typesOf =
  (folder: string) =>
  (it: Import): boolean =>
    it.types && it.from.startsWith(`${folder}/`);
/** One package in one place. */
const packageIn =
  (name: string, file: string) =>
  (it: Import): boolean =>
    it.file === file && (it.from === name || it.from.startsWith(`${name}/`));
/** A package and others of the same name and more, of which the types load nothing: in one place, when it is asked for. */
const peerIn =
  (name: string, folder: string) =>
  ({ file, from, types, later }: Import): boolean =>
    types
      ? from === name && file.startsWith(`${folder}/`)
      : later && from.startsWith(name) && file === `${folder}/library.ts`;
const node = ({ from }: Import): boolean => from.startsWith('node:');
const isPackage = ({ from }: Import): boolean => !/^(node:|[a-z]+\/.*\.m?ts$)/.test(from);

/** The house, as DESIGN.md draws it. */
const layers: readonly Layer[] = [
  { folder: 'gates', allows: [under('gates')] },
  {
    folder: 'harness',
    allows: [
      under('harness', 'gates/kit'),
      packageIn('fast-check', 'harness/cases/random.ts'),
      packageIn('pure-rand', 'harness/cases/random.ts'),
      packageIn('mathjs', 'harness/oracle/math64.ts'),
      packageIn('csv-parse', 'harness/data/csv.ts'),
      // Types load nothing.
      (it) => it.types && it.from === 'mathjs' && it.file.startsWith('harness/oracle/'),
    ],
  },
  {
    folder: 'reports',
    allows: [
      under('reports', 'gates/kit'),
      typesOf('harness'),
      node,
      packageIn('@dagrejs/dagre', 'reports/network/layout.ts'),
    ],
  },
  {
    folder: 'adapters',
    allows: [
      under('adapters', 'gates/kit'),
      typesOf('harness'),
      node,
      peerIn('@tensorflow/tfjs', 'adapters/tfjs'),
      peerIn('@jax-js/jax', 'adapters/jaxjs'),
      packageIn('zod', 'adapters/process/messages.ts'),
    ],
  },
  { folder: 'bin', allows: [(it) => !under('spec')(it)] },
  { folder: 'spec', allows: [(it) => !under('bin')(it)] },
];

const importing = /\b(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/g;
const dynamic = /\bimport\(\s*'([^']+)'\s*\)/g;

/** What a source imports, statically or later. */
function importsOf(file: string, source: string): Import[] {
  const resolve = (from: string): string =>
    from.startsWith('.') ? posix.normalize(posix.join(dirname(file), from)) : from;
  const code = source.replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '');
  const still = [...code.matchAll(importing)].map(([, types, from]) => ({
    file,
    from: resolve(from),
    types: types !== undefined,
    later: false,
  }));
  const later = [...code.matchAll(dynamic)].map(([, from]) => ({
    file,
    from: resolve(from),
    types: false,
    later: true,
  }));
  return [...still, ...later];
}

const violations = (imports: readonly Import[], { folder, allows }: Layer): string[] =>
  imports
    .filter(({ file }) => file.startsWith(`${folder}/`))
    .filter((it) => !allows.some((allow) => allow(it)))
    .map(({ file, from, types }) => `${file} imports ${types ? 'types of ' : ''}${from}`);

const sources = (folder: string): [string, string][] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.m?ts$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .map((file) => [file, readFileSync(join(root, file), 'utf8')]);

const files = layers.flatMap(({ folder }) => sources(folder));
const imports = files.flatMap(([file, source]) => importsOf(file, source));

/** One of each kind that must not be. */
const planted: [string, string, string][] = [
  ['gates/relu.ts', "import { laws } from '../harness/index.ts';", 'harness/index.ts'],
  ['gates/kit/tensor.ts', "import { matrix } from 'mathjs';", 'mathjs'],
  ['gates/relu.ts', "import { readFileSync } from 'node:fs';", 'node:fs'],
  ['harness/check.ts', "import { relu } from '../gates/relu.ts';", 'gates/relu.ts'],
  ['harness/check.ts', "export * from '../gates/index.ts';", 'gates/index.ts'],
  ['harness/check.ts', "import { assert } from 'fast-check';", 'fast-check'],
  ['harness/check.ts', "const { all } = await import('mathjs');", 'mathjs'],
  ['harness/check.ts', "import '../reports/index.ts';", 'reports/index.ts'],
  ['reports/table.ts', "import { gradcheck } from '../harness/index.ts';", 'harness/index.ts'],
  ['reports/table.ts', "import { relu } from '../gates/index.ts';", 'gates/index.ts'],
  ['adapters/tfjs/library.ts', "import * as tf from '@tensorflow/tfjs';", '@tensorflow/tfjs'],
  ['adapters/tfjs/gates.ts', "import * as tf from '@tensorflow/tfjs';", '@tensorflow/tfjs'],
  ['adapters/tfjs/gates.ts', "import { relu } from '../../gates/relu.ts';", 'gates/relu.ts'],
  ['adapters/target.ts', "import { gradcheck } from '../harness/index.ts';", 'harness/index.ts'],
  ['adapters/process/process.ts', "import { relu } from '../../gates/relu.ts';", 'gates/relu.ts'],
  ['adapters/process/process.ts', "import * as z from 'zod';", 'zod'],
  [
    'bin/main.ts',
    "import { vector } from '../spec/harness/subjects.ts';",
    'spec/harness/subjects.ts',
  ],
  ['spec/bin/cli.ts', "import {\n  main,\n} from '../../bin/main.ts';", 'bin/main.ts'],
];

describe('layers', () => {
  it.for(layers)('$folder imports nothing but what it may', (layer) => {
    expect(violations(imports, layer)).toEqual([]);
  });

  it.for(planted)('would see %s with %s', ([file, source, from]) => {
    const layer = layers.find(({ folder }) => file.startsWith(`${folder}/`))!;
    expect(violations(importsOf(file, source), layer)).toEqual([`${file} imports ${from}`]);
  });

  it('lets a type pass where a value may not', () => {
    const source = "import type { Verdict } from '../harness/index.ts';";
    const reports = layers.find(({ folder }) => folder === 'reports')!;
    expect(violations(importsOf('reports/table.ts', source), reports)).toEqual([]);
  });

  it('takes a comment for no import', () => {
    const source = "/** import { x } from 'mathjs'; */\n// import 'mathjs';\n";
    expect(importsOf('gates/relu.ts', source)).toEqual([]);
  });

  it('finds sources in every folder, and imports in nearly all of them', () => {
    for (const { folder } of layers) {
      expect(files.filter(([file]) => file.startsWith(`${folder}/`)).length).toBeGreaterThan(5);
    }
    expect(new Set(imports.map(({ file }) => file)).size).toBeGreaterThan(0.8 * files.length);
  });

  it('imports no package that package.json does not name', () => {
    const { dependencies, devDependencies } = JSON.parse(
      readFileSync(join(root, 'package.json'), 'utf8'),
    ) as Record<string, Record<string, string>>;
    const named = Object.keys({ ...dependencies, ...devDependencies });
    const published = imports.filter(({ file }) => !file.startsWith('spec/'));
    const packageOf = (from: string): string => /^(?:@[^/]+\/)?[^/]+/.exec(from)![0];
    const used = new Set(published.filter(isPackage).map(({ from }) => packageOf(from)));
    expect([...used].filter((name) => !named.includes(name))).toEqual([]);
  });

  it('loads mathjs only when it is asked for', () => {
    const still = files.filter(
      ([file, source]) =>
        file.startsWith('harness/') && /^import (?!type)[^;]*'mathjs'/m.test(source),
    );
    expect(still).toEqual([]);
  });
});

describe('harness', () => {
  const names = Object.keys(gates);
  /** A gate's name as a word of the program: a string that is nothing else. */
  const named = (source: string): string[] =>
    names.filter((name) => new RegExp(`['"\`]${name}['"\`]`).test(source));

  it('names no gate', () => {
    const harness = files.filter(([file]) => file.startsWith('harness/'));
    const naming = harness.map(([file, source]) => [file, named(source)] as const);
    expect(naming.filter(([, found]) => found.length > 0)).toEqual([]);
  });

  it('would be seen to name one', () => {
    expect(named("if (gate.name === 'relu') return;")).toEqual(['relu']);
  });
});
