import { describe, expect, it } from 'vitest';
import { showDrift, writeBaseline } from '../../reports/baseline.ts';

const item = { what: 'sin by x', outcome: 'pass', digits: 11.2, resolution: 7.7e-11 };

describe('writeBaseline', () => {
  it('has a line for each thing, which is JSON', () => {
    const text = writeBaseline({
      seed: 1,
      runs: 100,
      versions: { node: '24' },
      items: [item, { ...item, what: 'tanh', digits: null, resolution: null }],
    });
    expect(text.split('\n')).toContain(
      '    {"what":"sin by x","outcome":"pass","digits":11.2,"resolution":7.7e-11},',
    );
    expect(JSON.parse(text)).toMatchObject({
      schema: 'gradcheck-baseline/1',
      items: [item, { what: 'tanh', outcome: 'pass' }],
    });
  });
});

describe('showDrift', () => {
  const nothing = { regressed: [], improved: [], added: [], gone: [], versions: [] };

  it('says in a line that nothing has changed', () => {
    expect(showDrift(nothing, 'b.json')).toBe('against b.json: nothing has changed');
  });

  it('says of each change what was and what is', () => {
    const now = { ...item, outcome: 'undecided', digits: 6.4 };
    const drift = {
      ...nothing,
      regressed: [{ what: item.what, before: item, now }],
      added: [{ ...item, what: 'cos' }],
      versions: [['node', '24', '26'] as const],
    };
    expect(showDrift(drift, 'b.json')).toBe(
      [
        'against b.json: 1 regressed · 1 new',
        '  node 24 → 26',
        '  regressed  sin by x: was pass, now undecided; was 11.2 digits, now 6.4',
        '  new        cos: pass, 11.2 digits, resolution 7.7e-11',
      ].join('\n'),
    );
  });
});
