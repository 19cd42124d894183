import { describe, expect, it } from 'vitest';
import { sigmoid } from '../../gates/index.ts';
import type { Tensor, Tensors } from '../../gates/kit/index.ts';
import { gradcheckAsync, type Subject } from '../../harness/index.ts';

const together: Subject = {
  ...sigmoid,
  together: {
    forward: async (inputs) => inputs.map((at) => sigmoid.forward(at as never)),
    vjp: async (inputs, us) =>
      inputs.map((at, k) => sigmoid.vjp(at as Tensors<'x'>, us[k] as Tensor)),
    jvp: async (inputs, dxs) => inputs.map((at, k) => sigmoid.jvp(at as never, dxs[k] as never)),
    jacobian: async (inputs) => inputs.map((at) => sigmoid.jacobian(at as never)),
  },
};

const lawsOf = async (subject: Subject): Promise<string[]> =>
  (await gradcheckAsync(subject, { runs: 5 })).laws.map(({ law }) => law);

describe('scopeOf', () => {
  it('asks no law about memory of whoever answers calls together, and every other', async () => {
    const one = await lawsOf(sigmoid);
    expect(one).toContain('purity');
    expect(await lawsOf(together)).toEqual(
      one.filter((law) => !['purity', 'aliasing', 'fanOut'].includes(law)),
    );
  });
});
