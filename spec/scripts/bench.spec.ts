import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const script = fileURLToPath(new URL('../../scripts/bench.ts', import.meta.url));

const run = (...args: string[]): { status: number | null; stdout: string; stderr: string } =>
  spawnSync(process.execPath, [script, ...args], { encoding: 'utf8', timeout: 120_000 });

describe('bench --quick', () => {
  let folder: string;
  let ended: ReturnType<typeof run>;
  let told: {
    figures: { name: string; value: number | null; target: unknown; reached: boolean | null }[];
    board: { name: string; isRight: boolean; verdicts: (string | null)[] }[];
    broke: string[];
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'gradcheck-bench-'));
    ended = run('--quick', '--json', join(folder, 'figures.json'));
    told = JSON.parse(readFileSync(join(folder, 'figures.json'), 'utf8'));
  }, 120_000);

  afterAll(() => rmSync(folder, { recursive: true }));

  it('ends with 0 and leaves stderr alone in a pipe', () => {
    expect({ status: ended.status, stderr: ended.stderr, broke: told.broke }).toEqual({
      status: 0,
      stderr: '',
      broke: [],
    });
  });

  it('says which PyTorch it found, or that there is none', () => {
    expect(ended.stdout.split('\n')[1]).toMatch(/^PyTorch (?:\d+\.\d+|was not found)/);
  });

  it('prints a row for n = 16 and none for a larger n', () => {
    const rows = ended.stdout.split('\n').filter((line) => /^ +\d+ +\S+ ms /.test(line));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatch(/^ +16 +\S+ ms +(?:\S+ ms|–) +(?:\S+ ms|–) +\S+ ms( +[\d.]+){4}$/);
  });

  it('puts reached or not reached beside each figure that has a target', () => {
    expect(told.figures.length).toBeGreaterThan(5);
    for (const { name, value, target, reached } of told.figures) {
      expect([name, reached !== null]).toEqual([name, target !== null && value !== null]);
    }
    const held = told.figures.filter(({ reached }) => reached !== null);
    const shown = ended.stdout.match(/ {2}(?:not )?reached(?: |$)/gm) ?? [];
    expect(shown).toHaveLength(held.length);
    expect(ended.stdout).toMatch(
      new RegExp(`of ${held.length} targets reached(?:, \\d not measured)?\\.\n$`),
    );
  });

  it('tells right gradients from wrong ones on the whole board', () => {
    const mistaken = told.board.filter(
      ({ isRight, verdicts }) => verdicts[0] !== (isRight ? 'pass' : 'fail'),
    );
    expect(told.board.length).toBeGreaterThanOrEqual(24);
    expect(mistaken).toEqual([]);
  });

  it('renames its file once it is whole', () => {
    expect(readdirSync(folder)).toEqual(['figures.json']);
  });
});

describe('bench', () => {
  it('names an option that it does not know, and exits 2', () => {
    const { status, stderr } = run('--fast');
    expect(status).toBe(2);
    expect(stderr).toMatch(/^bench: Unknown option '--fast'.*Expected --quick, --json <file>\.\n$/);
  });
});
