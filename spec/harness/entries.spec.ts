import { describe, expect, it } from 'vitest';
import { noEntries, plus, shortfall } from '../../harness/entries.ts';
import type { Entries } from '../../harness/verdict.ts';

const of = (counts: Partial<Entries>): Entries => ({ ...noEntries, ...counts });

describe('plus', () => {
  it('adds every count to its own', () => {
    const one = { compared: 1, unresolved: 2, atKinks: 3, resolved: 4, zeros: 5, vague: 6 };
    expect(plus(one, { ...noEntries, compared: 10, vague: 60 })).toEqual({
      compared: 11,
      unresolved: 2,
      atKinks: 3,
      resolved: 4,
      zeros: 5,
      vague: 66,
    });
  });

  it('begins with nothing', () => {
    const some = of({ compared: 3, resolved: 2, unresolved: 1 });
    expect(plus(noEntries, some)).toEqual(some);
  });

  it('leaves both as they are', () => {
    const [one, other] = [of({ compared: 1 }), of({ compared: 2 })];
    plus(one, other);
    expect([one.compared, other.compared]).toEqual([1, 2]);
  });
});

describe('shortfall', () => {
  const enough: [string, Partial<Entries>][] = [
    ['entries that are all resolved', { compared: 3, resolved: 3 }],
    ['as many resolved as swallowed', { compared: 4, resolved: 2, unresolved: 2 }],
    ['a kink for each that is swallowed', { compared: 4, atKinks: 2, unresolved: 2 }],
    ['nothing but zeros that nobody doubts', { compared: 2, resolved: 2, zeros: 2 }],
    [
      'one sharp entry and many zeros beside as many that are swallowed',
      { compared: 6, resolved: 3, zeros: 2, unresolved: 3 },
    ],
    [
      'zeros and a vague entry beside one that is swallowed',
      { compared: 3, resolved: 1, zeros: 1, vague: 1, unresolved: 1 },
    ],
    ['nothing but vague entries', { compared: 2, vague: 2 }],
  ];

  it.for(enough)('takes %s for enough', ([, counts]) => {
    expect(shortfall(of(counts))).toBe(null);
  });

  it('says so where nothing was compared', () => {
    expect(shortfall(noEntries)).toBe('nothing compared');
    expect(shortfall(noEntries, true)).toBe('nothing compared');
  });

  const coarse: [string, Partial<Entries>][] = [
    ['more swallowed than resolved', { compared: 5, resolved: 2, unresolved: 3 }],
    ['everything swallowed', { compared: 2, unresolved: 2 }],
    [
      'zeros that speak for claims of which none is told from 0',
      { compared: 9, resolved: 8, zeros: 8, unresolved: 1 },
    ],
  ];

  it.for(coarse)('takes %s for too coarse', ([, counts]) => {
    expect(shortfall(of(counts))).toBe('too coarse');
  });

  const wanting: [string, Partial<Entries>, 'too coarse' | null][] = [
    ['most entries vague', { compared: 3, resolved: 1, vague: 2 }, 'too coarse'],
    [
      'zeros and as many vague entries',
      { compared: 4, resolved: 2, zeros: 2, vague: 2 },
      'too coarse',
    ],
    [
      'as many sharp as swallowed, and one vague',
      { compared: 5, resolved: 2, unresolved: 2, vague: 1 },
      'too coarse',
    ],
    ['half of them sharp', { compared: 4, resolved: 2, vague: 1, unresolved: 1 }, null],
    ['kinks for those that are vague', { compared: 4, atKinks: 2, vague: 2 }, null],
  ];

  it.for(wanting)('holds a resolution that was set against %s', ([, counts, reason]) => {
    expect(shortfall(of(counts), true)).toBe(reason);
    expect(shortfall(of(counts))).toBe(null);
  });
});
