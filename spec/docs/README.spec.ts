import { describe, it } from 'vitest';
import { laws } from '../../harness/index.ts';
import { cli } from '../bin/cli.ts';
import { documents } from './documents.ts';

const { text } = documents.find(({ path }) => path === 'README.md')!;

describe('README.md', () => {
  it.for(laws)('says what must hold by the law $name', ({ name }, { expect }) => {
    expect(text).toContain(`\`${name}\``);
  });

  it('tells every flag of a check', async ({ expect }) => {
    const { out } = await cli(['check', '--help']);
    const flags = [...out.matchAll(/(--[a-z-]+)/g)].map(([flag]) => flag);
    expect(flags.filter((flag) => flag !== '--help' && !text.includes(`\`${flag}`))).toEqual([]);
  });
});
