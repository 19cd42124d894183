import { expect, it } from 'vitest';
import { sin } from '../../gates/index.ts';
import { tensor } from '../../gates/kit/index.ts';
import { describeGate } from '../describeGate.ts';
import { expectUlps, slopesAt, valuesAt } from './atPoints.ts';

describeGate(sin, () => {
  it('has the cosine for its slope', () => {
    expectUlps(valuesAt(sin, 0, 1), [0, 0.8414709848078965]);
    expectUlps(slopesAt(sin, 0, 1), [1, 0.5403023058681398]);
  });

  it('is reduced exactly at 1e300', () => {
    expectUlps(valuesAt(sin, 1e300), [-0.8178819121159085]);
  });

  it('names the input that is not a vector', () => {
    expect(() => sin.forward({ x: tensor([1, 2], [1, 2]) })).toThrow(
      'sin: x has shape [1, 2], expected [n].',
    );
  });
});
