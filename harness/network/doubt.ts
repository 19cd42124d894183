import { isDifferentiable, type Spec } from '../../gates/kit/spec.ts';
import { check } from '../check.ts';
import { answering } from '../drivers/answer.ts';
import { drive, newTally } from '../drivers/drive.ts';
import { planOf } from '../plan.ts';
import type { Subject } from '../subject.ts';
import type { Verdict } from '../verdict.ts';
import type { Part } from '../part.ts';

/** What became of doubting one gate at the values that flowed through it. */
export interface Doubted {
  readonly part: Part;
  readonly verdict: Verdict;
}

/** Doubts one gate of a network for itself, at the very values that flowed into it. */
export function doubt(part: Part, seed: number): Doubted {
  const { gate, inputs, name } = part;
  const wrt = Object.keys(gate.inputs).filter((input) =>
    isDifferentiable(gate.inputs[input] as Spec),
  );
  // Values that leave a gate are copied: a gate that changes its inputs shall not change its neighbours'.
  const values = Object.fromEntries(
    Object.entries(inputs).map(([input, { shape, data }]) => {
      return [input, { shape, data: data.slice() }] as const;
    }),
  );
  const { output: _, batch: _batch, ...rest } = gate;
  const subject: Subject = { ...rest, name };
  const plan = planOf(subject, { inputs: values, wrt, seed });
  const tally = newTally();
  const verdict = drive(check(plan, tally), answering(subject, plan.precision.round), tally);
  return { part, verdict };
}
