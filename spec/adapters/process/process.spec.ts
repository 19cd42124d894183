import { env, execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { Broken, process, type ProcessTarget } from '../../../adapters/process/index.ts';
import { tensor } from '../../../gates/kit/index.ts';
import { gradcheckAsync } from '../../../harness/index.ts';
import { alive } from '../../alive.ts';

const program = fileURLToPath(new URL('hostile.mjs', import.meta.url));

/** A process that is right, but in one way. */
async function hostile<T>(
  way: string,
  use: (target: ProcessTarget) => Promise<T>,
  timeout = 20_000,
): Promise<T> {
  const target = await process([execPath, program, way], { timeout });
  try {
    return await use(target);
  } finally {
    await target.close();
  }
}

/** The bad gate's verdict, then the good one's outcome: what a breach leaves standing. */
const checked = (way: string, timeout?: number) =>
  hostile(
    way,
    async ({ gates, broken }) => {
      const bad = await gradcheckAsync(gates['bad']);
      const good = await gradcheckAsync(gates['good']);
      const [finding] = bad.findings;
      return {
        said: `${bad.outcome}, ${bad.reason}: ${finding?.expected ?? ''} → ${finding?.came ?? ''}`,
        good: good.outcome,
        broken: [...broken].map(([gate, { message }]) => `${gate} ${message}`),
      };
    },
    timeout,
  );

const x = (...numbers: number[]) => ({ x: tensor(numbers) });

describe.concurrent('a process', () => {
  it('answers for gates at its points, and a check passes that is right', async ({ expect }) => {
    await hostile('', async ({ name, version, dtype, gates, subjects, broken }) => {
      expect([name, version, dtype]).toEqual(['hostile', '7', 'float64']);
      expect(Object.keys(gates)).toEqual(['good', 'bad']);
      expect(subjects.map((subject) => subject.name)).toEqual(['good', 'bad']);
      expect(await gates['good'].forward(x(1, 2))).toEqual(tensor([1, 4]));
      expect(await gates['good'].vjp!(x(1, 2), tensor([10, 100]))).toEqual({
        x: tensor([20, 400]),
      });
      const { outcome, entries } = await gradcheckAsync(gates['good']);
      expect([outcome, entries.compared]).toEqual(['pass', 9]);
      expect(broken.size).toBe(0);
    });
  });

  it.for([
    ['dies', 'ended with code 3; its last words: giving up'],
    ['diesOnTheWayBack', 'ended with code 3; its last words: giving up'],
    ['throws', 'ended with code 1; its last words: Error: out of luck'],
    ['kills', 'was ended by SIGKILL'],
    ['half', 'ended with code 0 in the middle of a line'],
    ['rubbish', 'prints on stdout what is no message: Here you are!'],
    ['list', 'prints on stdout a message without a whole number as id: [1, 2]'],
    ['unasked', 'answers question 9999, which was not asked'],
    ['twice', 'answers question 2 twice'],
    ['fewer', 'says what is no answer to the question: expected outputs for 2 points, came 0'],
    ['otherField', 'says what is no answer to the question: expected outputs or error'],
    ['long', 'answers with a line of more than 64 MB'],
  ])('that is broken (%s) is an outcome of the one gate', async ([way, sentence], { expect }) => {
    expect(await checked(way)).toEqual({
      said: `undecided, process broke:  → ${sentence}`,
      good: 'pass',
      broken: [`bad ${sentence}`],
    });
  });

  it('that hangs is killed, and the time-out is an outcome', async ({ expect }) => {
    const sentence = 'gave no answer within 1 s';
    expect(await checked('hangs', 1000)).toEqual({
      said: `undecided, process broke:  → ${sentence}`,
      good: 'pass',
      broken: [`bad ${sentence}`],
    });
  });

  it.for([
    ['shape', 'undecided, wrong shape: 3 numbers in shape [3] → 2'],
    ['base64', 'undecided, wrong shape: 3 numbers in shape [3] → 0.375'],
    ['words', 'undecided, wrong shape: numbers → two'],
    ['nothing', 'undecided, no forward value: numbers → null'],
    ['noGradient', 'fail, missing gradient: a gradient for x → x'],
  ])('whose answer is no right one (%s) lives on', async ([way, said], { expect }) => {
    expect(await checked(way)).toEqual({ said, good: 'pass', broken: [] });
  });

  it('may print NaN and infinities as bare words, as Python does', async ({ expect }) => {
    await hostile('bareWords', async ({ gates }) => {
      expect(await gates['bad'].forward(x(1, 2, 3))).toEqual(tensor([NaN, -Infinity, 1]));
    });
  });

  it('may answer in another order', async ({ expect }) => {
    await hostile('backwards', async ({ gates }) => {
      const outputs = await Promise.all(
        [1, 2, 3, 4, 5].map((v) => gates['bad'].forward(x(v)) as Promise<unknown>),
      );
      expect(outputs).toEqual([1, 4, 9, 16, 25].map((v) => tensor([v])));
    });
  });

  it.for(['point', 'whole', 'inPlace'])(
    'says of a batch (%s) which points fail, and the others are answered',
    async (way, { expect }) => {
      await hostile(way, async ({ gates }) => {
        const points = [3, 0, 2, -1, 5].map((v) => x(v));
        const error = Object.assign(new Error('less than 1'), { name: 'ValueError' });
        expect(await gates['bad'].together!.forward(points)).toEqual([
          tensor([9]),
          error,
          tensor([4]),
          error,
          tensor([25]),
        ]);
        await expect(gates['bad'].forward(x(0))).rejects.toThrow(error);
      });
    },
  );

  it('is told in one sentence where it does not get as far as hello', async ({ expect }) => {
    const told = (command: string, clause: string): Broken =>
      new Broken(`${command}: expected a process that speaks gradcheck/1, but it ${clause}.`);
    const sentences = [
      [[execPath, program, 'atOnce'], 'ended with code 1'],
      [
        [execPath, program, 'otherProtocol'],
        'answers hello wrongly: protocol: invalid input: expected "gradcheck/1"',
      ],
      [
        [execPath, program, 'noGates'],
        'answers hello wrongly: gates: invalid input: expected record, received undefined',
      ],
    ] as const;
    for (const [command, sentence] of sentences) {
      await expect(process(command)).rejects.toThrow(told(command.join(' '), sentence));
    }
    await expect(process('sleep 1000', { startTimeout: 300 })).rejects.toThrow(
      told('sleep 1000', 'gave no answer within 0.3 s'),
    );
    await expect(process('no-such-command')).rejects.toThrow(
      /^no-such-command: expected .*, but it ended with code 127; its last words: .*: not found\.$/,
    );
  });

  it('is told of each gate that it declares wrongly, and keeps the others', async ({ expect }) => {
    await hostile('misdeclared', async ({ subjects, misdeclared }) => {
      expect(subjects.map(({ name }) => name)).toEqual(['good', 'bad']);
      expect(misdeclared.map(({ message }) => message)).toEqual([
        'neither is declared wrongly: expected either inputs or at, came neither.',
        'both is declared wrongly: expected either inputs or at, came both.',
        'domain is declared wrongly: inputs.x.domain: invalid input.',
        'numbers is declared wrongly: x: expected 2 numbers in shape [2], came 1.',
        'wrt is declared wrongly: expected wrt to name inputs (x), came y.',
      ]);
    });
  });

  it('that is asked on all sides breaks for the one gate that it was working on', async ({
    expect,
  }) => {
    await hostile('dies', async ({ gates }) => {
      const good = [1, 2, 3].map((v) => gates['good'].forward(x(v)) as Promise<unknown>);
      const bad = gates['bad'].forward(x(4)) as Promise<unknown>;
      const more = [5, 6].map((v) => gates['good'].forward(x(v)) as Promise<unknown>);
      await expect(bad).rejects.toThrow('ended with code 3; its last words: giving up');
      expect(await Promise.all([...good, ...more])).toEqual(
        [1, 4, 9, 25, 36].map((v) => tensor([v])),
      );
    });
  });

  it('ends with all that it started', async ({ expect }) => {
    const mark = `gradcheck-spec-${Math.random()}`;
    const child = `setTimeout(() => {}, 1e6, '${mark}')`;
    const starts = `import('node:child_process').then(({ spawn }) => spawn(process.execPath, ['-e', ${JSON.stringify(child)}]));`;
    const command = [execPath, '-e', `${starts} import(${JSON.stringify(program)})`];
    const target = await process(command);
    await gradcheckAsync(target.gates['good']);
    expect(await alive(mark)).toBeGreaterThan(1);
    await target.close();
    // What is killed goes when the machine gets to it.
    await expect.poll(() => alive(mark), { timeout: 60_000 }).toBe(0);
  });
});

describe('the environment of a process', () => {
  it('has the folder of the Python helper in front of what was there', async () => {
    const code =
      "console.log(JSON.stringify({ id: 1, protocol: 'gradcheck/1', name: process.env.PYTHONPATH, version: process.env.GRADCHECK_PROTOCOL, gates: {} }))";
    const target = await process([execPath, '-e', `${code}; setTimeout(() => {}, 200)`]);
    await target.close();
    expect(target.name).toMatch(/^.*\/python\//);
    expect(target.name.endsWith(env['PYTHONPATH'] ?? '')).toBe(true);
    expect(target.version).toBe('gradcheck/1');
  });
});
