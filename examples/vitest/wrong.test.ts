import 'gradcheck/vitest';
import { expect, test } from 'vitest';
import { swishOfSigmoid } from './wrong.ts';

// Fails, to show how a wrong gradient is told.
test('swishOfSigmoid has the gradient that it claims', () => {
  expect(swishOfSigmoid).toPassGradcheck({ runs: 50, seed: 7 });
});
