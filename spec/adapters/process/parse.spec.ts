import { describe, expect, it } from 'vitest';
import { parse } from '../../../adapters/process/parse.ts';

describe('parse', () => {
  it('reads JSON', () => {
    expect(parse('{"id":1,"outputs":[[1,2.5e3],null,"NaN"]}')).toEqual({
      id: 1,
      outputs: [[1, 2500], null, 'NaN'],
    });
  });

  it('takes bare words for numbers that JSON has none for, and leaves those in texts', () => {
    expect(parse('{"NaN":[NaN,Infinity,-Infinity],"b":"it is NaN, \\"Infinity\\""}')).toEqual({
      NaN: ['NaN', 'Infinity', '-Infinity'],
      b: 'it is NaN, "Infinity"',
    });
  });

  it.for(['NaNa', '{"a":nan}', '{"a":', 'Here you are!', ''])('refuses %j', (line) => {
    expect(() => parse(line)).toThrow(SyntaxError);
  });
});
