/**
 * A line without what differs between machines: numbers that stand alone, places of errors, versions.
 *
 * The lines of a message keep theirs, but for the bar.
 */
export function masked(line: string): string {
  const text = line.trim().replace(/\s+/g, ' ');
  if (/^(?:claimed|measured|where|drawn|[A-Za-z]\w*(?:\[\d+\])? =) /.test(text)) {
    return text.replace(/± \S+/g, '± #');
  }
  return text
    .replace(/(node"?:?) "?\d+(?:\.\d+)*"?/g, '$1 #')
    .replace(/(?<=^| )(?:·|\d+(?:,\d+)*)\/(?:·|\d+(?:,\d+)*)(?= |$)/g, '')
    .replace(/(?<=^| )(?:-?\d[\d,]*(?:\.\d+)?(?:e-?\d+)?|–|∞)(?=[ ,:;.]|$)/g, '#')
    .replace(/# (?:ms|s|min # s)(?= |$)/g, '# s')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The lines that say something, each as it is compared; a summary that goes on is one line. */
function linesOf(text: string): string[] {
  const lines: string[] = [];
  let goesOn = false;
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    // Where a summary breaks depends on how long its numbers are.
    if (goesOn && /^ {2}\S/.test(line)) lines.push(`${lines.pop()} · ${masked(line)}`);
    else lines.push(masked(line));
    goesOn = / · /.test(line) && !/^ ✓| {2}$/.test(line);
  }
  return lines;
}

/** The lines of dots part what is shown into pieces of lines that follow one another. */
function piecesOf(shown: string): string[][] {
  const pieces: string[][] = [[]];
  for (const line of linesOf(shown)) {
    if (line === '…') pieces.push([]);
    else pieces.at(-1)!.push(line);
  }
  return pieces;
}

/**
 * Holds what a document shows against what was printed; a line of `…` stands for any lines.
 *
 * @returns a sentence on the first line that was not printed where it should be, or null
 */
export function missingIn(shown: string, printed: string): string | null {
  const came = linesOf(printed);
  const pieces = piecesOf(shown);
  let at = 0;
  for (const [i, piece] of pieces.entries()) {
    const ends = i === pieces.length - 1 && piece.length > 0;
    const stands = (from: number): boolean => piece.every((line, k) => came[from + k] === line);
    if (i > 0 && ends) at = Math.max(at, came.length - piece.length);
    else if (i > 0) at = came.findIndex((_, from) => from >= at && stands(from));
    if (at < 0) return told(piece[0]);
    const wrong = piece.findIndex((line, k) => came[at + k] !== line);
    if (wrong >= 0) return told(piece[wrong], came[at + wrong]);
    at += piece.length;
    if (ends && at < came.length) return told('the end', came[at]);
  }
  return null;
}

const told = (expected: string, came = 'nothing more'): string =>
  `expected ${expected}\ncame     ${came}`;
