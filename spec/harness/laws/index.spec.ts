import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { laws } from '../../../harness/index.ts';

const helpers = ['agree', 'index', 'law', 'linear', 'rounding', 'tiedOutputs'];
const filesIn = (folder: string): string[] =>
  readdirSync(new URL(folder, import.meta.url)).map((name) => name.replace(/(\.spec)?\.ts$/, ''));

describe('laws', () => {
  it('lists every file that declares one, by its name', () => {
    const declared = filesIn('../../../harness/laws/').filter((name) => !helpers.includes(name));
    expect(laws.map(({ name }) => name).toSorted()).toEqual(declared.toSorted());
  });

  it('has for each a list of mistakes', () => {
    expect(filesIn('./')).toEqual(expect.arrayContaining(laws.map(({ name }) => name)));
  });

  it('states each as an equation', () => {
    for (const { latex, needs } of laws) {
      expect(latex).toMatch(/=|\\in|\\Rightarrow|\\mapsto|share no memory/);
      expect(needs.length).toBeGreaterThan(0);
    }
  });
});
