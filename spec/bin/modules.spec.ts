import { describe, it } from 'vitest';
import { cli, folderOf, run } from './cli.ts';

const subject =
  '{ forward: ({ x }) => x * x, vjp: ({ x }, u) => ({ x: 2 * x * u }), inputs: { x: 3 } }';
/** What is published, by its address: a folder elsewhere has no package. */
const built = (path: string): string => new URL(`../../dist/${path}`, import.meta.url).href;

const cwd = folderOf({
  'throws.ts': "const x: number = 1;\nthrow new Error('boom');\nexport const y = x;\n",
  'throwsText.ts': "throw 'plain text';\n",
  'enum.ts': 'export enum Kind { Plain }\n',
  'syntax.mjs': 'export const x = {{;\n',
  'dependency.ts': "import 'no-such-package';\nexport {};\n",
  'numbers.ts': 'export const n = 3;\nexport function f() {}\n',
  'empty.ts': '',
  'noGradient.ts': 'export const sq = { forward: () => 3, inputs: { x: 3 } };\n',
  'noInputs.ts': 'export const sq = { forward: () => 3, vjp: () => 0 };\n',
  'noFunction.ts': 'export const sq = { forward: 3, vjp: () => 0, inputs: { x: 3 } };\n',
  'noNumber.ts': "export const sq = { forward: () => 3, vjp: () => 0, inputs: { x: 'abc' } };\n",
  'twice.ts': `export const all = [{ ...${subject}, name: 'a' }, { ...${subject}, name: 'a' }];\n`,
  'misfit.ts': `import { network, real } from '${built('bin/library.js')}';\nimport { matvec } from '${built('gates/index.js')}';\n\nexport const z = network(({ input, parameter, apply }) =>\n  apply(matvec, { W: parameter('W', real(2, 4)), x: input('x', real(3)) }),\n);\n`,
  'exits.ts': 'process.exit(0);\n',
  'late.ts': `setTimeout(() => { throw new Error('late'); });\nawait new Promise((then) => setTimeout(then, 200));\nexport default ${subject};\n`,
  'right.mjs': `const one = ${subject};\nexport default one;\nexport const again = one;\nexport const list = [{ ...one }, { ...one, name: 'named' }];\nconsole.log('I print');\n`,
});

/** What is wrong with a module, by its path. */
const sentences: Readonly<Record<string, string>> = Object.fromEntries([
  ['missing.ts', 'missing.ts: expected a module that exports gates, came no such file.'],
  ['.', '.: expected a module that exports gates, came a folder.'],
  [
    'throws.ts',
    'throws.ts:2:7: expected a module that can be imported, but it throws Error: boom.',
  ],
  // Not where the package itself throws, but where it was called.
  [
    'misfit.ts',
    'misfit.ts:4:18: expected a module that can be imported, but it throws ShapeError: network: matvec = matvec(W: W, x: x): x has shape [3], expected [m] with m = 4 (from W) (matvec ← x).',
  ],
  [
    'throwsText.ts',
    'throwsText.ts: expected a module that can be imported, but it throws plain text.',
  ],
  [
    'enum.ts',
    'enum.ts:1: expected TypeScript whose types can be erased (no enum, namespace or parameter property), came: TypeScript enum is not supported in strip-only mode.',
  ],
  [
    'syntax.mjs',
    "syntax.mjs: expected a module that Node can read, came SyntaxError: Unexpected token '{'.",
  ],
  [
    'dependency.ts',
    "dependency.ts: expected a module that can be imported, came: Cannot find package 'no-such-package' imported from dependency.ts.",
  ],
  [
    'numbers.ts',
    'numbers.ts: expected an export with forward and a vjp, jvp or jacobian, came f (function), n (number).',
  ],
  [
    'empty.ts',
    'empty.ts: expected an export with forward and a vjp, jvp or jacobian, came no export.',
  ],
  [
    'noGradient.ts',
    'noGradient.ts: sq is no subject: expected a vjp, jvp or jacobian beside forward, came forward, inputs.',
  ],
  [
    'noInputs.ts',
    'noInputs.ts: sq is no subject: expected inputs with a spec or a value for each, came forward, vjp.',
  ],
  [
    'noFunction.ts',
    'noFunction.ts: sq is no subject: expected forward to be a function, came a number.',
  ],
  [
    'noNumber.ts',
    "noNumber.ts: sq is no subject: expected input x to be a spec, a number, an array, { shape, data } or a matrix, came 'abc'.",
  ],
  ['twice.ts', "twice.ts: expected subjects of different names, came 'a' twice."],
]);

const loadSubjects = new URL('../../dist/adapters/module/index.js', import.meta.url).href;
/** Loads each, as Node reads modules, which is not how vitest does. */
const loadAll = `
  const { module } = await import('${loadSubjects}');
  const told = {};
  for (const path of process.argv.slice(1)) told[path] = await module(path).catch(({ message }) => message);
  console.log(JSON.stringify(told));
`;

describe.concurrent('a module', () => {
  it('is told in one sentence where it is none that can be checked', async ({ expect }) => {
    const { code, out } = await run(['-e', loadAll, ...Object.keys(sentences)], { cwd });
    expect(JSON.parse(out)).toEqual(sentences);
    expect(code).toBe(0);
  });

  it.for([
    ['numbers.ts', sentences['numbers.ts']],
    ['matvec', 'matvec: expected a file, came a gate of the catalogue; that is --gate matvec.'],
  ])('%s is no module to check, exit 2', async ([file, sentence], { expect }) => {
    expect(await cli(['check', file], { cwd })).toEqual({
      code: 2,
      out: '',
      err: `gradcheck: ${sentence}\n`,
    });
  });

  it('is told with a stack trace under --verbose', async ({ expect }) => {
    const { code, err } = await cli(['check', 'throws.ts', '--verbose'], { cwd });
    expect([code, /\n\s+at .*:\d+:\d+/.test(err)]).toEqual([2, true]);
  });

  it('that ends the process, or throws when nobody listens, breaks the run', async ({ expect }) => {
    expect(await cli(['exits.ts'], { cwd })).toEqual({
      code: 3,
      out: '',
      err: 'gradcheck: a module ended its own process with code 0.\n',
    });
    expect(await cli(['late.ts'], { cwd })).toEqual({
      code: 3,
      out: '',
      err: 'gradcheck: a module threw when nobody listened: late\n',
    });
  });

  it('has its subjects named by export, place in a list, file, or themselves, each once', async ({
    expect,
  }) => {
    const { code, out, err } = await cli(['right.mjs', '--json'], { cwd });
    const { gates } = JSON.parse(out) as { gates: { name: string; file: string }[] };
    expect(gates.map(({ name }) => name)).toEqual(['again', 'list[0]', 'named']);
    expect(gates.every(({ file }) => file === 'right.mjs')).toBe(true);
    expect([code, err]).toEqual([0, 'I print\n']);
  });
});
