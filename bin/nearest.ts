/** The name that a misspelt one most likely means; undefined where none is near. */
export function nearest(misspelt: string, names: readonly string[]): string | undefined {
  const most = Math.max(1, Math.floor(misspelt.length / 3));
  const [best] = names
    .map((name) => ({ name, distance: editsBetween(misspelt.toLowerCase(), name.toLowerCase()) }))
    .filter(({ distance }) => distance <= most)
    .toSorted((a, b) => a.distance - b.distance);
  return best?.name;
}

/** The fewest letters to insert, delete or replace that make one word of another. */
function editsBetween(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      row.push(Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + same));
    }
    above = row;
  }
  return above[b.length];
}

/** The end of a sentence about an unknown name: a suggestion, or nothing. */
export function suggest(misspelt: string, names: readonly string[]): string {
  const name = nearest(misspelt, names);
  return name === undefined ? '' : ` Did you mean ${name}?`;
}
