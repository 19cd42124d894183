import { describe, expect, it } from 'vitest';
import { baselineOf, driftFrom, type Baseline, type Item } from '../../harness/baseline.ts';
import { checked, results, verdict } from '../reports/fixtures.ts';

const item = (what: string, facts: Partial<Item> = {}): Item => ({
  what,
  outcome: 'pass',
  digits: null,
  resolution: null,
  ...facts,
});
const of = (...items: Item[]): Baseline => ({
  seed: 1,
  runs: null,
  versions: { node: '24' },
  items,
});
const names = (changes: readonly { what: string }[]): string[] => changes.map(({ what }) => what);

describe('baselineOf', () => {
  it('has an item for the gate, each input and each law, sorted', () => {
    const { items } = baselineOf(results([checked(verdict('sin'))]), null);
    expect(items).toEqual([
      item('sin', { resolution: 7.7e-11 }),
      item('sin by x', { digits: 11.4, resolution: 7.7e-11 }),
      item('sin, law jacobian'),
    ]);
  });
});

describe('driftFrom', () => {
  it('takes a digit more or less for noise, and more than one for a change', () => {
    const before = of(
      item('a', { digits: 11.2 }),
      item('b', { digits: 11.2 }),
      item('c', { digits: 6 }),
    );
    const now = of(
      item('a', { digits: 10.2 }),
      item('b', { digits: 6.4 }),
      item('c', { digits: 7.1 }),
    );
    const { regressed, improved } = driftFrom(before, now);
    expect(names(regressed)).toEqual(['b']);
    expect(names(improved)).toEqual(['c']);
  });

  it('tells a coarser resolution, though every claim still passes', () => {
    const before = of(item('a', { resolution: 1e-10 }));
    expect(names(driftFrom(before, of(item('a', { resolution: 2e-9 }))).regressed)).toEqual(['a']);
    expect(names(driftFrom(before, of(item('a', { resolution: 9e-10 }))).regressed)).toEqual([]);
  });

  it('puts an outcome before digits', () => {
    const before = of(item('a', { outcome: 'undecided', digits: 9 }), item('b'));
    const now = of(item('a', { digits: 3 }), item('b', { outcome: 'wrong number' }));
    expect(names(driftFrom(before, now).improved)).toEqual(['a']);
    expect(names(driftFrom(before, now).regressed)).toEqual(['b']);
  });

  it('tells what is new and what is gone', () => {
    const { added, gone } = driftFrom(of(item('a'), item('b')), of(item('b'), item('c')));
    expect([names(added), names(gone)]).toEqual([['c'], ['a']]);
  });

  it('tells versions that are others', () => {
    const now = { ...of(), versions: { node: '26', tfjs: '4' } };
    expect(driftFrom(of(), now).versions).toEqual([
      ['node', '24', '26'],
      ['tfjs', 'none', '4'],
    ]);
  });
});
