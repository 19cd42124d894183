import { describe, expect, it } from 'vitest';
import type { RegimeResult } from '../../harness/verdict.ts';
import { gatherRegimes } from '../../reports/regimes.ts';
import { checked, seen, verdict } from './fixtures.ts';

const regime = (name: string, facts: Partial<RegimeResult> = {}): RegimeResult => ({
  regime: name,
  cases: 40,
  compared: 100,
  unresolved: 1,
  resolution: 1e-10,
  ...facts,
});
const gate = (...inputs: readonly RegimeResult[][]): ReturnType<typeof checked> =>
  checked(verdict('gate', { inputs: inputs.map((regimes) => seen('x', { regimes })) }));

describe('gatherRegimes', () => {
  it('adds up over gates, and counts a case once for all inputs of a gate', () => {
    const two = gate([regime('tiny')], [regime('tiny', { cases: 38 })]);
    expect(gatherRegimes({ gates: [two, gate([regime('tiny')])] })).toEqual([
      regime('tiny', { cases: 80, compared: 300, unresolved: 3 }),
    ]);
  });

  it('keeps the order of the regimes and the resolution of the input that resolves least', () => {
    const regimes = [regime('ordinary', { resolution: null }), regime('huge')];
    const coarse = [regime('huge', { resolution: 1e-7 })];
    expect(gatherRegimes({ gates: [gate(regimes), gate(coarse)] })).toMatchObject([
      { regime: 'ordinary', resolution: null },
      { regime: 'huge', resolution: 1e-7 },
    ]);
  });
});
