import { describe, expect, it } from 'vitest';
import { Lines } from '../../../adapters/process/lines.ts';

const pieces = (most: number, ...texts: string[]): (string[] | null)[] => {
  const lines = new Lines(most);
  return texts.map((text) => lines.push(Buffer.from(text)));
};

describe('Lines', () => {
  it('puts lines together however they were torn', () => {
    expect(pieces(100, 'a', 'b\nc', '', '\n\nd\ne')).toEqual([[], ['ab'], [], ['c', '', 'd']]);
  });

  it('keeps a letter of several bytes whole', () => {
    const bytes = Buffer.from('σ\n');
    const lines = new Lines(100);
    expect([lines.push(bytes.subarray(0, 1)), lines.push(bytes.subarray(1))]).toEqual([[], ['σ']]);
  });

  it('gives null for a line that grows too long, and counts what has begun', () => {
    expect(pieces(3, 'abc', 'd')).toEqual([[], null]);
    expect(pieces(3, 'abcd\nabc')).toEqual([['abcd']]);
    const lines = new Lines(3);
    lines.push(Buffer.from('a\nbc'));
    expect(lines.begun).toBe(2);
  });
});
