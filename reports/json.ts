import { defineReporter } from './defineReporter.ts';
import { withSentence } from './diagnosis.ts';

/** For programs, `gradcheck/1`: the same seed and versions give the same bytes unless times are asked for. */
export const json = defineReporter({
  name: 'json',
  file: 'gradcheck.json',

  render({ outcome, gates, seed, versions, milliseconds }, { timings }) {
    const document = {
      schema: 'gradcheck/1',
      outcome,
      gates: gates.map(({ name, identities, file, verdict }) => ({
        name,
        identities: identities.map(({ label }) => label),
        ...(file === null ? {} : { file }),
        verdict: withSentence(verdict),
      })),
      seed,
      versions,
      milliseconds,
    };
    return toJson(document, timings);
  },
});

/** A document as text; its times only where they are asked for. */
export function toJson(document: object, timings: boolean): string {
  const write = (key: string, value: unknown): unknown =>
    key === 'milliseconds' && !timings ? undefined : plain(value);
  return `${joinScalars(JSON.stringify(document, write, 2))}\n`;
}

/** What JSON cannot hold, as something that it can. */
function plain(value: unknown): unknown {
  if (value instanceof Float64Array || value instanceof Float32Array) return Array.from(value);
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  return value;
}

/** Puts each array of numbers or words on one line; a line break never stands inside a JSON string. */
const joinScalars = (text: string): string =>
  text.replace(
    /\[\n\s+([^[\]{}]*?)\n\s*\]/g,
    (_, inside: string) => `[${inside.replace(/\n\s+/g, ' ')}]`,
  );
