import { mkdtempSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { process } from '../../adapters/process/index.ts';
import { encode } from '../../adapters/process/encode.ts';
import { parse } from '../../adapters/process/parse.ts';
import { tensor } from '../../gates/kit/index.ts';
import { gradcheckAsync } from '../../harness/index.ts';
import { missing, python } from '../python.ts';
import { documents } from './documents.ts';

const { blocks } = documents.find(({ path }) => path === 'docs/protocol.md')!;
const [program] = blocks.filter(({ language }) => language === 'python');
const [transcript] = blocks.filter(({ language }) => language === 'transcript');
const said = (arrow: string): string[] =>
  transcript.text.split('\n').flatMap((line) => (line.startsWith(arrow) ? [line.slice(2)] : []));

const file = join(mkdtempSync(join(tmpdir(), 'gradcheck-')), 'squares.py');
writeFileSync(file, program.text);

describe.concurrent('docs/protocol.md', () => {
  it('has a program that answers as its transcript says', ({ expect, skip }) => {
    skip(python === null, missing.python);
    const { stdout, stderr } = spawnSync(python!, ['-S', file], {
      input: `${said('→').join('\n')}\n`,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    const answers = stdout.trimEnd().split('\n').map(parse);
    expect(answers).toEqual(said('←').map(parse));
    expect(answers).toHaveLength(said('→').length);
    expect(answers.length).toBeGreaterThan(4);
  });

  it('has a program whose gradient is right', async ({ expect, skip }) => {
    skip(python === null, missing.python);
    const target = await process([python!, '-S', file]);
    const { outcome } = await gradcheckAsync(target.gates['square'], { runs: 10 });
    await target.close();
    expect([target.name, outcome]).toEqual(['squares', 'pass']);
  });

  it('shows a point as it is sent', ({ expect }) => {
    expect(said('→').join('\n')).toContain(`{"x":${encode(tensor([1, -3]))}}`);
    expect(said('→').join('\n')).toContain(`{"x":${encode(tensor([]))}}`);
  });
});
