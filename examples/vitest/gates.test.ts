import 'gradcheck/vitest';
import { expect, test } from 'vitest';
import { squaredNorm, swish, swishLater } from './gates.ts';
import { swishOfSigmoid } from './wrong.ts';

test('swish has the gradient that it claims', () => {
  expect(swish).toPassGradcheck({ runs: 50, seed: 7 });
});

test('swishLater has it too', async () => {
  await expect(swishLater).toPassGradcheck({ runs: 50, seed: 7 });
});

test('squaredNorm at one point', () => {
  expect(squaredNorm).toPassGradcheck({ inputs: { x: [3, -4] }, seed: 7 });
});

test('a wrong gradient is noticed', () => {
  expect(swishOfSigmoid).not.toPassGradcheck({ seed: 7 });
});
