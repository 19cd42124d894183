import { readFileSync } from 'node:fs';
import { describe, it } from 'vitest';
import { cli } from '../bin/cli.ts';
import { missing, python } from '../python.ts';
import { blocksIn, root, type Block } from './documents.ts';
import { missingIn } from './printed.ts';

interface Command {
  readonly block: Block;
  readonly name: string;
  readonly args: readonly string[];
  readonly exit: number;
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

/** `npx gradcheck …`, and `npm start`, which is the check without arguments; the exit code stands behind. */
function commandOf({ block, line }: (typeof lines)[number]): Command[] {
  const [, command, exit = '0'] = /^(.*?)(?: # exit (\d+))?$/.exec(line)!;
  const [, rest] = /^npx gradcheck(.*)$/.exec(command) ?? [];
  const isStart = /(?:^|&& )npm start$/.test(command);
  if (rest === undefined && !isStart) return [];
  const words = [...(rest ?? '').matchAll(/"([^"]*)"|(\S+)/g)];
  const args = isStart ? ['check'] : words.map(([, quoted, word]) => quoted ?? word);
  return [{ block, name: `${block.where} ${command}`, args, exit: Number(exit) }];
}

describe.concurrent('a command in a document', () => {
  it.for(lines.flatMap(commandOf))(
    '$name ends and prints as shown',
    async ({ args, exit, block }, { expect, skip }) => {
      skip(python === null && args.some((arg) => arg.startsWith('python3 ')), missing.python);
      const { code, out, err } = await cli(args, { cwd: root });
      expect(code).toBe(exit);
      expect(block.shown).not.toBe(null);
      expect(missingIn(block.shown!, out + err)).toBe(null);
    },
  );

  it('is one of gradcheck or a script of the package', ({ expect }) => {
    const known = /^(?:ci|start|test|run (?:\w+))$/;
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
    expect(scripts.start).toMatch(/ node dist\/bin\/gradcheck\.js check$/);
  });

  it('tests as .ci/run does', ({ expect }) => {
    const run = readFileSync(`${root}.ci/run`, 'utf8');
    expect(lines.map(({ line }) => line)).toContain('npm ci && npm test');
    expect(run).toMatch(/^npm ci && npm test$/m);
  });
});
