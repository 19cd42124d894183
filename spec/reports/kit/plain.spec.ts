import { describe, expect, it } from 'vitest';
import { showPlain } from '../../../reports/kit/plain.ts';

describe('showPlain', () => {
  it.for([
    [String.raw`z = \log(1 + x^2)`, 'z = log(1 + x²)'],
    [String.raw`z = \frac{1}{1 + e^{-x}}`, 'z = 1/(1 + e⁻ˣ)'],
    [String.raw`\frac{\partial z}{\partial x} = W^\top`, '∂z/∂x = Wᵀ'],
    [String.raw`z_i = \frac{e^{x_i}}{\sum_j e^{x_j}}`, 'zᵢ = e^(xᵢ)/(Σⱼ e^(xⱼ))'],
    [String.raw`\hat y = \mathrm{softmax}(z)`, 'ŷ = softmax(z)'],
    [String.raw`\frac{x}{\sqrt 2}, \sqrt{\frac{2}{\pi}}`, 'x/√2, √(2/π)'],
    [String.raw`\begin{cases} x & x > 0 \\ 0 & x \le 0 \end{cases}`, 'x if x > 0; 0 if x ≤ 0'],
    [String.raw`\{1, 2\} \unknown`, '{1, 2} unknown'],
  ])('shows %s as %s', ([latex, plain]) => {
    expect(showPlain(latex)).toBe(plain);
  });
});
