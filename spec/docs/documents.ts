import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder of the project, with a slash at its end. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** A piece of a document in a fence. */
export interface Block {
  readonly language: string;
  readonly text: string;
  /** What it is said to print: the block of text that follows, a line between at most; null where none does. */
  readonly shown: string | null;
  /** The document, and the line on which it begins. */
  readonly where: string;
}

/** A document of the project. */
export interface Document {
  readonly path: string;
  readonly text: string;
  readonly blocks: readonly Block[];
}

const languagesShown = new Set(['text', 'json']);

/** Takes the fenced blocks out of a text. */
export function blocksOf(path: string, text: string): Block[] {
  const found = [...text.matchAll(/^```(\w+)\n(.*?)^```$/gms)];
  return found.map(({ 0: whole, 1: language, 2: inside, index }, i): Block => {
    const next = found.at(i + 1);
    const between = text.slice(index + whole.length, next?.index).trim();
    const isShown = next !== undefined && languagesShown.has(next[1]) && !between.includes('\n');
    return {
      language,
      text: inside,
      shown: isShown ? next[2] : null,
      where: `${path}:${text.slice(0, index).split('\n').length}`,
    };
  });
}

const inDocs = readdirSync(`${root}docs`).filter((name) => name.endsWith('.md'));

/** Every document of the project. */
export const documents: readonly Document[] = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...inDocs.map((name) => `docs/${name}`),
].map((path) => {
  const text = readFileSync(`${root}${path}`, 'utf8');
  return { path, text, blocks: blocksOf(path, text) };
});

/** The blocks of all documents in a language. */
export const blocksIn = (language: string): Block[] =>
  documents.flatMap(({ blocks }) => blocks).filter((block) => block.language === language);
