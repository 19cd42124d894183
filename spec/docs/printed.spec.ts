import { describe, expect, it } from 'vitest';
import { missingIn } from './printed.ts';

describe('missingIn', () => {
  it('takes other digits, times and widths for the same', () => {
    const shown =
      ' ✓ x  [0]…[7]  1,553  2.3e-13 2/2,2  9.5e-14\n\nall: 3 pass · 1 s · 2.5 s · seed 1';
    const printed = ' ✓ x   [0]…[7]  22      0  1e-3\nall: 3 pass · 20 ms · 1 min 2 s\n  seed 2\n';
    expect(missingIn(shown, printed)).toBe(null);
  });

  it('takes another outcome, word or shape for what it is', () => {
    expect(missingIn('all: 3 pass', 'all: 3 fail')).toBe(
      'expected all: # pass\ncame     all: # fail',
    );
    expect(missingIn(' ✓ x [0]…[7]', ' ✗ x [0]…[7]')).toContain('came     ✗');
    expect(missingIn('x [0]…[7]', 'x [0]…[5]')).toContain('came     x [0]…[5]');
  });

  it('keeps the numbers of a message', () => {
    expect(missingIn('claimed 1', 'claimed 2')).toBe('expected claimed 1\ncame     claimed 2');
    expect(missingIn('x = [0, 1]', 'x = [0, 2]')).toContain('expected x = [0, 1]');
    expect(missingIn('measured 1 ± 8.9e-16', 'measured 1 ± 0')).toBe(null);
  });

  it('lets a line of dots stand for any lines, and nothing else', () => {
    expect(missingIn('a\n…\nd', 'a\nb\nc\nd\n')).toBe(null);
    expect(missingIn('a\n…', 'a\nb\nc')).toBe(null);
    expect(missingIn('a\nd', 'a\nb\nd')).toBe('expected d\ncame     b');
    expect(missingIn('a', 'a\nb')).toBe('expected the end\ncame     b');
  });
});
