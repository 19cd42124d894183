/** A string of JSON, or a number that JSON has no word for. */
const wordOrString = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\b(?:NaN|Infinity)\b/g;

/**
 * Reads a line of JSON in which NaN, Infinity and -Infinity may stand as bare words, as Python prints them;
 * they become strings.
 *
 * @throws {SyntaxError} for what is no JSON even so
 */
export function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    const quoted = line.replace(wordOrString, (part) => (part[0] === '"' ? part : `"${part}"`));
    if (quoted === line) throw error;
    return JSON.parse(quoted);
  }
}
