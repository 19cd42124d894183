import { describe, expect, it } from 'vitest';
import * as whiteboard from '../../../examples/networks/whiteboard.ts';
import { dense, matvec, sum, vecmat } from '../../../gates/index.ts';
import { real, tensor } from '../../../gates/kit/index.ts';
import { begun, checkAt, network, type Network } from '../../../harness/index.ts';
import { oracleOf } from '../../../harness/oracle/index.ts';

const networks: Network[] = Object.values(whiteboard);

describe('the worked example', () => {
  const pointOf = (net: Network) => begun(net, { seed: 1, lengths: {} });

  it.for(networks)('$name holds against central differences of the whole', (net) => {
    const { outcome, entries, resolution } = checkAt(net, pointOf(net));
    expect(outcome).toBe('pass');
    expect(entries.compared).toBe(19);
    expect(resolution).toBeLessThan(1e-8);
  });

  it.for(networks)(
    '$name agrees with 64 digits in value and gradient, to the last bits',
    async (net) => {
      const point = pointOf(net);
      const oracle = await oracleOf({ ...net, name: net.name!, cite: '', jacobian: () => ({}) });
      const [value] = oracle.forward(point)!;
      const off = (came: number, exact: number): number =>
        Math.abs(came - exact) / (Math.abs(exact) || 1);
      expect(off(net.forward(point).data[0], value.value.toNumber())).toBeLessThan(
        4 * Number.EPSILON,
      );
      const gradients = net.vjp(point, tensor(1));
      const jacobian = oracle.jacobian(point)!;
      expect(Object.keys(jacobian)).toEqual(Object.keys(gradients));
      for (const [input, [row]] of Object.entries(jacobian)) {
        row.forEach(({ value: slope }, j) => {
          expect(off(gradients[input].data[j], slope.toNumber())).toBeLessThan(8 * Number.EPSILON);
        });
      }
    },
  );
});

describe('the definition of a network', () => {
  it('applies the definitions of its gates in turn', () => {
    const net = network(({ input, parameter, apply }) => {
      const z = apply(matvec, { W: parameter('W', real(2, 3)), x: input('x', real(3)) });
      return apply(sum, { x: z });
    });
    expect(net.definition).toBe(
      'gate_0(W, x) = W * x; value_2 = gate_0(W, x); gate_1(x) = sum(x); gate_1(value_2)',
    );
  });

  it('is none where rows are worked one by one, and where a gate writes its vectors as rows', () => {
    const rows = network(({ input, apply }) => apply(sum, { x: input('X', real('k', 2)) }));
    const turned = network(({ input, parameter, apply }) =>
      apply(vecmat, { x: input('x', real(2)), W: parameter('W', real(2, 3)) }),
    );
    expect([rows.definition, turned.definition]).toEqual(['', '']);
    const batch = network(({ input, parameter, apply }) =>
      apply(dense, {
        X: input('X', real('k', 2)),
        W: parameter('W', real(2, 3)),
        b: parameter('b', real(3)),
      }),
    );
    expect(batch.definition).not.toBe('');
  });
});
