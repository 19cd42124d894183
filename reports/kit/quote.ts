/** A text as one word of a shell, in quotes only where it needs them. */
export const quote = (text: string): string =>
  /^[\w@%+=:,./#-]+$/.test(text) && !text.startsWith('#')
    ? text
    : `'${text.replaceAll("'", String.raw`'\''`)}'`;
