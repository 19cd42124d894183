import { expect, it } from 'vitest';
import { cos } from '../../gates/index.ts';
import { tensor } from '../../gates/kit/index.ts';
import { describeGate } from '../describeGate.ts';
import { expectUlps, slopesAt, valuesAt } from './atPoints.ts';

describeGate(cos, () => {
  it('has the negative sine for its slope', () => {
    expectUlps(valuesAt(cos, 0, 1), [1, 0.5403023058681398]);
    expectUlps(slopesAt(cos, 1), [-0.8414709848078965]);
  });

  it('is reduced exactly at 1e300', () => {
    expectUlps(valuesAt(cos, 1e300), [-0.5753861119575491]);
  });

  it('names the input that is not a vector', () => {
    expect(() => cos.forward({ x: tensor([1, 2], [1, 2]) })).toThrow(
      'cos: x has shape [1, 2], expected [n].',
    );
  });
});
