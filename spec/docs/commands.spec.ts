import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { describe, it } from 'vitest';
import { cli, type Ended } from '../bin/cli.ts';
import { missing, python } from '../python.ts';
import { blocksIn, root, type Block } from './documents.ts';
import { missingIn } from './printed.ts';

interface Command {
  readonly block: Block;
  readonly name: string;
  readonly args: readonly string[];
  readonly run: () => Promise<Ended>;
  readonly exit: number;
}

/** Runs npm or npx, which starts the build in dist/; npm's own warnings are none of ours. */
function npm(program: 'npm' | 'npx', ...args: string[]): Promise<Ended> {
  const { FORCE_COLOR: _, ...env } = process.env;
  const options = { cwd: root, env: { ...env, NO_COLOR: '1' } };
  return new Promise((resolve) =>
    execFile(program, ['--silent', ...args], options, (error, out) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, err: '' }),
    ),
  );
}

const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};
const lines = blocksIn('sh').flatMap((block) =>
  block.text
    .trim()
    .split('\n')
    .map((line) => ({ block, line })),
);

/** `npx gradcheck …` and `npm start`; the exit code stands behind. One npx is real, the others spare it. */
function commandOf({ block, line }: (typeof lines)[number]): Command[] {
  const [, command, exit = '0'] = /^(.*?)(?: # exit (\d+))?$/.exec(line)!;
  const [, rest] = /^npx gradcheck(.*)$/.exec(command) ?? [];
  const isStart = /(?:^|&& )npm start$/.test(command);
  if (rest === undefined && !isStart) return [];
  const words = [...(rest ?? '').matchAll(/"([^"]*)"|(\S+)/g)];
  const args = words.map(([, quoted, word]) => quoted ?? word);
  const run = (): Promise<Ended> => {
    if (isStart) return npm('npm', 'start');
    return args[0] === 'list' ? npm('npx', 'gradcheck', ...args) : cli(args, { cwd: root });
  };
  return [{ block, name: `${block.where} ${command}`, args, run, exit: Number(exit) }];
}

describe.concurrent('a command in a document', () => {
  it.for(lines.flatMap(commandOf))(
    '$name ends and prints as shown',
    async ({ args, run, exit, block }, { expect, skip }) => {
      skip(python === null && args.some((arg) => arg.startsWith('python3 ')), missing.python);
      const { code, out, err } = await run();
      expect(code).toBe(exit);
      expect(block.shown).not.toBe(null);
      expect(missingIn(block.shown!, out + err)).toBe(null);
    },
  );

  it('is one of gradcheck or a script of the package', ({ expect }) => {
    const known = /^(?:ci|start|test|run (?:[\w:]+))$/;
    const unknown = lines.flatMap(({ line }) =>
      line.startsWith('npx gradcheck ')
        ? []
        : line.split(' && ').filter((part) => {
            const [, command] = /^npm (.+?)(?: --.*)?$/.exec(part) ?? [];
            const script = command?.replace('run ', '');
            return (
              !known.test(command ?? '') || (script !== 'ci' && !Object.hasOwn(scripts, script!))
            );
          }),
    );
    expect(unknown).toEqual([]);
    expect(
      lines.filter(({ line }) => /^npm .*\bstart$|^npx gradcheck list$/.test(line)),
    ).toHaveLength(2);
  });

  it('tests as .ci/run does', ({ expect }) => {
    const run = readFileSync(`${root}.ci/run`, 'utf8');
    expect(lines.map(({ line }) => line)).toContain('npm ci && npm test');
    expect(run).toMatch(/^npm ci && npm test$/m);
  });
});
