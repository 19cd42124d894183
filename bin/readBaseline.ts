import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Baseline } from '../harness/baseline.ts';
import { UsageError } from './exits.ts';

const item = z.strictObject({
  what: z.string(),
  outcome: z.string().nullable().default(null),
  digits: z.number().nullable().default(null),
  resolution: z.number().nullable().default(null),
});

const file = z.strictObject({
  schema: z.literal('gradcheck-baseline/1'),
  seed: z.int(),
  runs: z.int().nullable(),
  versions: z.record(z.string(), z.string()),
  items: z.array(item),
});

/** Reads a baseline; the sentence says what is wrong with one that cannot be used. */
export function readBaseline(path: string): Baseline {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const { code = 'an error' } = error as NodeJS.ErrnoException;
    const hint = code === 'ENOENT' ? ` Write one with --update-baseline ${path}.` : '';
    throw new UsageError(`--baseline ${path}: expected a file, came ${code}.${hint}`);
  }
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`--baseline ${path}: expected JSON, came: ${(error as Error).message}.`);
  }
  const read = file.safeParse(document);
  if (read.success) return read.data;
  const [{ path: place, message }] = read.error.issues;
  const where = place.length === 0 ? '' : ` at ${place.join('.')}`;
  throw new UsageError(
    `--baseline ${path}: expected a baseline${where}, came another: ${message}.`,
  );
}
