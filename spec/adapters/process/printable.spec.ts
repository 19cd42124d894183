import { expect, it } from 'vitest';
import { printable } from '../../../adapters/process/printable.ts';

it('printable writes control characters out, and keeps lines, tabs and letters', () => {
  expect(printable('\u001B[31mred\u0007\r\nü\t∂\u009B2J')).toBe(
    '\\x1b[31mred\\x07\\x0d\nü\t∂\\x9b2J',
  );
});
