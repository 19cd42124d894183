import type { Call, Operation, Sweep } from '../../harness/sweep.ts';
import type { Spec } from '../../gates/kit/spec.ts';
import type { Patience } from '../defineAdapter.ts';
import type { Offered } from '../process/index.ts';
import { program } from './torch.ts';

/** The name of a gate there: an operation, and in parentheses the way in which it is called. */
const called = /^(.*?)\((.*)\)$/;

/** A gate as a call: its inputs are drawn, all of shapes that are fixed. */
function callOf(gate: Offered): [operation: string, call: Call] {
  const [, operation, label] = called.exec(gate.name)!;
  const inputs = gate.inputs as Readonly<Record<string, Spec>>;
  return [operation, { label, inputs, subject: gate }];
}

/**
 * Every operation of PyTorch that is declared to be swept, in a process of its own.
 *
 * @throws {UsageError} saying what to install, where there is no Python or none that has torch
 * @throws {Broken} where PyTorch does not start
 */
export async function sweepOf(
  dtype: 'float64' | 'float32',
  patience: Patience = {},
): Promise<Sweep> {
  const target = await program('gradcheck_torch_sweep.py', { dtype, ...patience });
  const { name, version, subjects } = target;
  const operations = Map.groupBy(subjects.map(callOf), ([operation]) => operation);
  return {
    name: dtype === 'float64' ? name : `${name} ${dtype}`,
    version,
    dtype,
    operations: [...operations].map(([operation, calls]): Operation => ({
      name: operation,
      calls: calls.map(([, call]) => call),
    })),
    close: () => target.close(),
  };
}
