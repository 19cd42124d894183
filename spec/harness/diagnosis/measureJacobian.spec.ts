import { describe, expect, it } from 'vitest';
import { gates } from '../../../gates/index.ts';
import { tensor, type AnyGate, type Tensors } from '../../../gates/kit/index.ts';
import { measureJacobian, type Jacobian } from '../../../harness/diagnosis/measureJacobian.ts';
import { answering } from '../../../harness/drivers/answer.ts';
import { drive, newTally } from '../../../harness/drivers/drive.ts';
import type { Subject } from '../../../harness/index.ts';
import { layoutOf, planOf } from '../../../harness/plan.ts';
import { drawCase } from '../../../harness/cases/draw.ts';
import { Work } from '../../../harness/work.ts';

/** The Jacobians of a gate at one point, measured without a claim. */
function measuredOf(gate: AnyGate, inputs: Tensors): readonly Jacobian[] {
  const subject: Subject = gate;
  const plan = planOf(subject, { inputs });
  const work = new Work(plan, drawCase(plan.drawing, 1, 0), 0, null);
  expect(layoutOf(plan, work.drawn).names).toEqual(Object.keys(inputs));
  function* asking() {
    yield* work.value();
    return yield* measureJacobian(work.field, plan.wrt);
  }
  return drive(asking(), answering(subject, plan.precision.round), newTally());
}

describe('measureJacobian', () => {
  it('measures every entry of every input, each within its bar', () => {
    const inputs = { W: tensor([1, -2, 3, 0.5, -4, 6], [3, 2]), x: tensor([0.25, 7]) };
    const claimed = gates.matvec.jacobian(inputs);
    const measured = measuredOf(gates.matvec, inputs);
    expect(measured.map(({ columns }) => columns)).toEqual([6, 2]);
    [claimed.W, claimed.x].forEach(({ data }, k) => {
      const { values, bars } = measured[k];
      expect(values.length).toBe(data.length);
      values.forEach((value, at) =>
        expect(Math.abs(value - data[at])).toBeLessThanOrEqual(bars[at]),
      );
      expect(Math.max(...bars)).toBeLessThan(1e-12);
    });
  });

  it('takes a cancelled sum for as rough as its terms are large', () => {
    const x = tensor([1e8, -1e8, 3]);
    const [{ values, bars }] = measuredOf(gates.sum, { x });
    values.forEach((value, at) => expect(Math.abs(value - 1)).toBeLessThanOrEqual(bars[at]));
  });

  it('says nothing of an entry at a kink, and something of its neighbours', () => {
    const [{ values, bars }] = measuredOf(gates.relu, { x: tensor([0, 2]) });
    expect(bars[0]).toBe(Infinity);
    expect(values[3]).toBe(1);
    expect(bars[3]).toBeLessThan(1e-12);
  });
});
