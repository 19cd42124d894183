import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { documents, root } from './documents.ts';

const links = documents.flatMap(({ path, text }) =>
  [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => ({ path, target }))
    .filter(({ target }) => !/^https?:/.test(target)),
);

/** The names under which headings are linked to. */
const anchorsOf = (text: string): string[] =>
  [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );

describe('a document', () => {
  it.for(links)('$path links to $target, which is there', ({ path, target }) => {
    const [name, anchor = ''] = target.split('#');
    const file = name === '' ? join(root, path) : join(root, dirname(path), name);
    expect(existsSync(file)).toBe(true);
    expect(anchor === '' ? [''] : anchorsOf(readFileSync(file, 'utf8'))).toContain(anchor);
  });

  it.for(documents)(
    '$path has lines of at most 120 characters but in tables and output',
    (document) => {
      const fences = document.blocks.filter(({ language }) => language !== 'ts');
      const prose = fences.reduce(
        (text, { text: inside }) => text.replace(inside, ''),
        document.text,
      );
      const long = prose
        .split('\n')
        .filter((line) => [...line].length > 120 && !line.startsWith('|'));
      expect(long).toEqual([]);
    },
  );
});
