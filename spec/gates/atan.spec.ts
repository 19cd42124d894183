import { expect, it } from 'vitest';
import { atan } from '../../gates/index.ts';
import { tensor } from '../../gates/kit/index.ts';
import { describeGate } from '../describeGate.ts';
import { expectUlps, slopesAt, valuesAt } from './atPoints.ts';

describeGate(atan, () => {
  it('is an eighth of a turn at 1, with slope a half', () => {
    expectUlps(valuesAt(atan, 1), [Math.PI / 4]);
    expect(slopesAt(atan, 0, 1, 2)).toEqual([1, 0.5, 0.2]);
  });

  it('keeps the digits of its slope where x² would overflow', () => {
    expect(slopesAt(atan, 1e155)[0]).toBeCloseTo(1e-310, 320);
    expect(slopesAt(atan, 1e300)).toEqual([0]);
  });

  it('names the input that is not a vector', () => {
    expect(() => atan.forward({ x: tensor([1, 2], [1, 2]) })).toThrow(
      'atan: x has shape [1, 2], expected [n].',
    );
  });
});
