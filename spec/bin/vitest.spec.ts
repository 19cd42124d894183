import { spawn } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, it } from 'vitest';
import type { Ended } from './cli.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Each test starts several processes. */
const timeout = 240_000;
const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** Copies the example to where a user would have it: outside of this project, with its packages installed. */
function install(files: Readonly<Record<string, string>> = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'gradcheck-vitest-')));
  folders.push(folder);
  cpSync(join(root, 'examples', 'vitest'), folder, { recursive: true });
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(root, join(folder, 'node_modules', 'gradcheck'));
  symlinkSync(join(root, 'node_modules', 'vitest'), join(folder, 'node_modules', 'vitest'));
  for (const name in files) writeFileSync(join(folder, name), files[name]);
  return folder;
}

/** Runs a program of this project's packages on a folder, as if no vitest were around it. */
function run(cwd: string, program: string, args: readonly string[]): Promise<Ended> {
  const ours = /^(VITEST|FORCE_COLOR|NODE_V8_COVERAGE|GITHUB_)/;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)));
  const child = spawn(process.execPath, [join(root, 'node_modules', program), ...args], {
    cwd,
    env: { ...env, NO_COLOR: '1', NODE_ENV: 'test' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}

const vitest = (cwd: string, ...args: string[]): Promise<Ended> =>
  run(cwd, 'vitest/vitest.mjs', ['run', '--testTimeout=240000', ...args]);

/** What the reporter printed, without times, which differ, and the blanks that they move. */
function tableOf(out: string): string {
  const from = out.indexOf('gradcheck 0.');
  if (from < 0) return '';
  return out
    .slice(from)
    .replaceAll(/\d+(\.\d+)? (ms|s)\b/g, 'T')
    .replaceAll(/ +/g, ' ')
    .replace(/^JSON report written to .*$/m, '')
    .trim();
}

/** A test file of its own on the example's gates. */
const testing = (...lines: string[]): string =>
  [
    "import 'gradcheck/vitest';",
    "import { expect, test } from 'vitest';",
    "import { squaredNorm, swish, swishLater } from './gates.ts';",
    "import { swishOfSigmoid } from './wrong.ts';",
    ...lines,
  ].join('\n');

const example = install();
let whole: Promise<Ended> | null = null;
/** The example as it is, run once. */
const ran = (): Promise<Ended> => (whole ??= vitest(example));

describe.concurrent('examples/vitest', { timeout }, () => {
  it('passes what is right, fails what is wrong with its message, and ends with the table', async ({
    expect,
  }) => {
    const { code, out, err } = await ran();
    expect(code).toBe(1);
    expect(out).toContain('Tests  1 failed | 4 passed (5)');
    expect(err).toContain(`\
Error: swishOfSigmoid fails the law pullback by x: its vjp is not the transposed slope of its forward.

  claimed     0.25
  measured    0.5 ± `);
    expect(err).toMatch(/ {2}x = \[0\]\n/);
    expect(err).toMatch(
      /\n {2}replay: expect\(subject\)\.toPassGradcheck\(\{ replay: "swishOfSigmoid\/pullback\/7\/[\d:]+" \}\)\n/,
    );
    const table = tableOf(out);
    expect(table).toMatch(/^gradcheck \S+ · node \S+ · 4 gates · seed 7 · at: /);
    expect(table).toMatch(/\nswish 50 cases .* pass\n ✓ x \[0\]…\[7\] /);
    expect(table).toMatch(/\nswishLater 50 cases .* pass\n ✓ x /);
    expect(table).toMatch(/\nsquaredNorm at one point 1 case .* pass\n ✓ x \[2\] 2 /);
    expect(table).toMatch(/\nswishOfSigmoid 50 cases .* fail\n ✗ x /);
    expect(table).toContain('\n4 gates: 3 pass, 1 fail · ');
    expect(table).toMatch(
      /gradcheck: expected to be wrong, and not in the table: swishOfSigmoid\.$/,
    );
  });

  it('tells the same table of two shards whose reports are merged', async ({ expect }) => {
    const { out: table } = await ran();
    const shards = await Promise.all(
      ['1/2', '2/2'].map((shard) => vitest(example, `--shard=${shard}`, '--reporter=blob')),
    );
    const merged = await vitest(example, '--merge-reports');
    expect(shards.map(({ out }) => tableOf(out))).toEqual(['', '']);
    expect(merged.code).toBe(1);
    expect(tableOf(table)).not.toBe('');
    expect(tableOf(merged.out)).toBe(tableOf(table));
  });

  it('is typed: a promise is told from an answer, and options from what is none', async ({
    expect,
  }) => {
    const { out } = await run(
      install({
        'types.ts': testing(
          'const now: void = expect(swish).toPassGradcheck({ runs: 3, allowUndecided: true });',
          'const later: Promise<void> = expect(swishLater).not.toPassGradcheck();',
          'const wrong: Promise<void> = expect(swish).toPassGradcheck();',
          "expect(swish).toPassGradcheck({ runs: '3' });",
          'export { later, now, wrong, squaredNorm, swishOfSigmoid, test };',
        ),
      }),
      'typescript/bin/tsc',
      [],
    );
    // and the example itself has no error
    expect(out.match(/^.*error TS\d+/gm)).toEqual([
      'types.ts(7,7): error TS2322',
      'types.ts(8,33): error TS2322',
    ]);
  });
});

const token = 'swishOfSigmoid/pullback/7/0:1';
const later = '{ ...swishOfSigmoid, forward: swishLater.forward }';
/** What fails, all in one run. */
const failing = install({
  'undecided.test.ts': testing(
    'const none = { inputs: { x: [] }, seed: 7 };',
    "test('undecided', () => expect(squaredNorm).toPassGradcheck(none));",
    "test('not undecided', () => expect(squaredNorm).not.toPassGradcheck(none));",
    "test('allowed', () => expect(squaredNorm).toPassGradcheck({ ...none, allowUndecided: true }));",
    "test('right', () => expect(swish).not.toPassGradcheck({ runs: 5 }));",
    "test('misuse', () => expect(5).toPassGradcheck());",
  ),
  'token.test.ts': testing(
    `const replay = '${token}';`,
    "test('now', () => expect(swishOfSigmoid).toPassGradcheck({ replay }));",
    `test('later', () => expect(${later}).toPassGradcheck({ replay }));`,
    "test('another', () => expect(swish).toPassGradcheck({ replay }));",
  ),
  'edge.test.ts': testing(
    "test('forgotten', () => { expect(swishLater).toPassGradcheck({ runs: 5 }); });",
    `test('forgotten wrong', () => { expect(${later}).toPassGradcheck({ runs: 5 }); });`,
    'let attempts = 0;',
    "test('again', { retry: 2 }, () => {",
    "  expect({ ...swish, name: 'repeated' }).toPassGradcheck({ runs: 5 });",
    '  expect(attempts++).toBe(1);',
    '});',
  ),
  'broken.test.ts': testing(
    'const broken = { ...squaredNorm, vjp: ({ x }) => ({ x: x.map(() => NaN) }) };',
    "test('broken', () => expect(broken).toPassGradcheck({ inputs: { x: [-0, 1] } }));",
  ),
});

interface Told {
  readonly title: string;
  readonly status: string;
  readonly failureMessages: readonly string[];
  readonly meta: { readonly gradcheck: readonly unknown[] };
}

let failed: Promise<Ended & { readonly tests: (file: string) => readonly Told[] }> | null = null;

/** That run, and what its JSON tells of the tests of a file. */
const ranFailing = (): NonNullable<typeof failed> =>
  (failed ??= (async () => {
    const files = ['undecided', 'token', 'edge', 'broken'];
    const reporters = ['default', 'gradcheck/vitest-reporter', 'json'];
    const ended = await vitest(
      failing,
      ...files,
      ...reporters.map((name) => `--reporter=${name}`),
      '--outputFile=results.json',
    );
    const { testResults } = JSON.parse(readFileSync(join(failing, 'results.json'), 'utf8')) as {
      testResults: { name: string; assertionResults: Told[] }[];
    };
    const tests = (file: string): readonly Told[] =>
      testResults.find(({ name }) => name === join(failing, file))!.assertionResults;
    return { ...ended, tests };
  })());

const statusOf = (tests: readonly Told[]): string[] =>
  tests.map(({ title, status }) => `${title}: ${status}`);
const messageOf = (tests: readonly Told[], title: string): string =>
  tests.find((test) => test.title === title)!.failureMessages.join('\n');

describe.concurrent('expect(subject).toPassGradcheck', { timeout }, () => {
  it('fails what is undecided unless that is allowed, and under .not too', async ({ expect }) => {
    const { code, out, tests } = await ranFailing();
    const told = tests('undecided.test.ts');
    expect(code).toBe(1);
    expect(statusOf(told)).toEqual([
      'undecided: failed',
      'not undecided: failed',
      'allowed: passed',
      'right: failed',
      'misuse: failed',
    ]);
    for (const title of ['undecided', 'not undecided']) {
      expect(messageOf(told, title)).toContain(
        'Error: the subject is undecided: none of 1 case had an entry to compare.',
      );
    }
    expect(messageOf(told, 'right')).toMatch(
      /^Error: expected a gradient that is shown wrong: swish passes: \d+ entries compared in 5 cases, resolution \S+\.\n/,
    );
    expect(messageOf(told, 'misuse')).toContain(
      'TypeError: gradcheck: the subject is number, expected an object with forward and vjp, jvp or jacobian.',
    );
    expect(tableOf(out)).toContain('\n8 gates: 2 pass, 4 fail, 2 undecided · ');
    expect(tableOf(out)).toMatch(/gradcheck: without a verdict: swish, misuse\.$/);
  });

  it('waits for a check that nobody awaits, which fails the run where the gradient is wrong', async ({
    expect,
  }) => {
    const { out, err } = await ranFailing();
    expect(tableOf(out)).toMatch(/\nswishLater 5 cases .* pass\n/);
    expect(err).toMatch(
      /Unhandled Rejection[^]*swishOfSigmoid fails the law pullback by x[^]*originated in "edge\.test\.ts"/,
    );
    expect(out).toMatch(/\n +Errors {2}1 error\n/);
  });

  it('counts an attempt only once', async ({ expect }) => {
    const { out } = await ranFailing();
    expect(tableOf(out).match(/^repeated .* pass$/gm)).toHaveLength(1);
  });

  it('works one failure again by its token, at once or later', async ({ expect }) => {
    const told = (await ranFailing()).tests('token.test.ts');
    expect(statusOf(told)).toEqual(['now: failed', 'later: failed', 'another: failed']);
    for (const title of ['now', 'later']) {
      expect(messageOf(told, title)).toContain(
        'Error: swishOfSigmoid fails the law pullback by x: ',
      );
    }
    expect(messageOf(told, 'another')).toContain(
      `TypeError: gradcheck: ${token} is no replay token of swish, expected subject/law/seed/path.`,
    );
  });

  it('leaves plain JSON in the meta of its test', async ({ expect }) => {
    const [{ meta }] = (await ranFailing()).tests('broken.test.ts');
    expect(meta.gradcheck).toMatchObject([
      {
        name: 'broken',
        expected: 'pass',
        attempt: 0,
        verdict: { outcome: 'fail', worst: { claimed: 'NaN', at: { x: { data: ['-0', 1] } } } },
      },
    ]);
  });

  it('prints no table where nothing was checked', async ({ expect }) => {
    const { code, out, err } = await vitest(
      install({ 'edge.test.ts': testing("test('nothing', () => {});") }),
      'edge',
    );
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('Tests  1 passed (1)');
    expect(out).not.toMatch(/gradcheck [\d]|gradcheck:|seed/);
  });
});
