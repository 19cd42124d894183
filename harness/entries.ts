import type { Entries, Reason } from './verdict.ts';

export const noEntries: Entries = {
  compared: 0,
  unresolved: 0,
  atKinks: 0,
  resolved: 0,
  zeros: 0,
  vague: 0,
};

/** The counts of both together. */
export function plus<T extends { readonly [K in keyof T]: number }>(a: T, b: T): T {
  const sum: Record<keyof T, number> = { ...a };
  for (const key in a) sum[key] += b[key];
  return sum as T;
}

/**
 * Why what was compared does not make a pass; null where it does.
 *
 * At least as many entries are resolved, or at kinks, as are swallowed by their bars. Zeros that nobody
 * doubts may not speak for the rest: where there are claims other than 0, one of them at least is told from 0.
 *
 * @param demanded a resolution that was set and not only the default: then most of them reach it
 */
export function shortfall(entries: Entries, demanded = false): Reason | null {
  const { compared, unresolved, atKinks, resolved, zeros, vague } = entries;
  if (compared === 0) return 'nothing compared';
  const sharp = resolved - zeros + atKinks;
  const isBlind = unresolved > 0 && sharp + vague === 0;
  const isVague = demanded && sharp < unresolved + vague;
  return resolved + atKinks < unresolved || isBlind || isVague ? 'too coarse' : null;
}
