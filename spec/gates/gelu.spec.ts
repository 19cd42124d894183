import { expect, it } from 'vitest';
import { gelu } from '../../gates/index.ts';
import { tensor } from '../../gates/kit/index.ts';
import { describeGate } from '../describeGate.ts';
import { expectUlps, slopesAt, valuesAt } from './atPoints.ts';

describeGate(gelu, () => {
  it('weighs 1 by the normal distribution below it', () => {
    expectUlps(valuesAt(gelu, 0, 1), [0, 0.8413447460685429]);
    expect(slopesAt(gelu, 0)).toEqual([0.5]);
  });

  it('keeps its digits far below 0', () => {
    expectUlps(
      valuesAt(gelu, -6, -20, -37),
      [-5.9195258702261885e-9, -5.507248237212468e-88, -2.1184613523340935e-298],
    );
  });

  it('keeps the digits of its slope far below 0', () => {
    expectUlps(
      slopesAt(gelu, -6, -20, -37),
      [-3.5468709453902015e-8, -1.1014360483133464e-86, -7.838298669418516e-297],
    );
  });

  it('is a number at the ends of the range', () => {
    expect(valuesAt(gelu, -1e308, 1e308)).toEqual([-0, 1e308]);
    expect(slopesAt(gelu, -1e308, 1e308)).toEqual([0, 1]);
  });

  it('names the input that is not a vector', () => {
    expect(() => gelu.forward({ x: tensor([1, 2], [1, 2]) })).toThrow(
      'gelu: x has shape [1, 2], expected [n].',
    );
  });
});
