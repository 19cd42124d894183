import { describe, expect, it } from 'vitest';
import { gates } from '../../../gates/index.ts';
import type { AnyGate } from '../../../gates/kit/index.ts';
import { isEquivalent } from '../../../harness/mutants/equivalent.ts';
import { mutations } from '../../../harness/mutants/index.ts';
import { bareOf, type Bare } from '../../../harness/mutants/kit/bare.ts';
import { withVjp } from '../../../harness/mutants/kit/change.ts';
import { planOf } from '../../../harness/plan.ts';

const mutantOf = (name: string, gate: AnyGate): Bare =>
  mutations.find((one) => one.name === name)!.mutate(bareOf(gate))!;

const planFor = (gate: AnyGate) => planOf({ ...bareOf(gate) }, { runs: 30 });

/** Changes that change nothing, and where. */
const equal: readonly [mutation: string, why: string, gate: AnyGate][] = [
  ['swapped', 'both gradients are the cotangent', gates.add],
  ['diagonalOnly', 'its Jacobian is a diagonal', gates.exp],
  ['whereZero', 'the slope at 0 is 0', gates.square],
  ['atOutput', 'max(0, x) lies on the same side as x', gates.relu],
  ['cotangentAveraged', 'there is one output', gates.sum],
  ['float32Rounded', 'slopes of ±1 lose nothing', gates.abs],
];

describe('isEquivalent', () => {
  it.for(equal)('takes %s for no change of a gate: %s', async ([name, , gate]) => {
    expect(await isEquivalent(bareOf(gate), mutantOf(name, gate), planFor(gate))).toBe(true);
  });

  it.for(['millionth', 'whereTiny', 'inputModified', 'reusedBuffer', 'accumulating', 'missing'])(
    'sees %s',
    async (name) => {
      const gate = gates.multiply;
      expect(await isEquivalent(bareOf(gate), mutantOf(name, gate), planFor(gate))).toBe(false);
    },
  );

  it('takes a mean of what sums to 0 for a rounding of the largest entry, and for no less', async () => {
    const gate = gates.softmaxCrossEntropy;
    const [right, mutant] = [bareOf(gate), mutantOf('missingTerm', gate)];
    const plan = planOf({ ...right });
    expect(await isEquivalent(right, mutant, plan)).toBe(false);
    expect(await isEquivalent(right, mutant, plan, 'the largest entry')).toBe(true);
  });

  it('compares a refusal as an answer', async () => {
    const refuses = (subject: Bare): Bare =>
      withVjp(subject, () => {
        throw new RangeError('no');
      });
    const right = bareOf(gates.sin);
    const plan = planFor(gates.sin);
    expect(await isEquivalent(right, refuses(right), plan)).toBe(false);
    expect(await isEquivalent(refuses(right), refuses(right), plan)).toBe(true);
  });
});
