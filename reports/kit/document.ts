/**
 * Plain data as a JSON document that ends with a line break.
 *
 * @param timings whether times are told; without them the same data give the same bytes
 */
export function showDocument(document: unknown, timings: boolean): string {
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
