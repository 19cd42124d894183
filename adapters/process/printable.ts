/**
 * A text that a process said, as a terminal may be given it: control characters, which could move its cursor or
 * change its colours, are written out. Line breaks and tabs stay.
 */
export const printable = (text: string): string =>
  text.replace(/[^\P{Cc}\n\t]/gu, (one) => `\\x${one.charCodeAt(0).toString(16).padStart(2, '0')}`);
