import { sweepOperation } from '../harness/sweep.ts';
import { UsageError } from './exits.ts';
import { filterBy } from './filter.ts';
import { meantBy } from './targets.ts';
import type { Message, Task } from './task.ts';

/** Sweeps the operations of one library, or every n-th of them: each in all ways that are declared. */
export async function sweep(
  { target, timeout, filters, numbers, part: [first, every] }: Extract<Task, { kind: 'sweep' }>,
  say: (message: Message) => void,
): Promise<void> {
  const { adapter, argument } = meantBy(target);
  if (adapter.sweep === undefined) {
    throw new UsageError(
      `compare: expected a library to sweep, came '${target}', which declares none.`,
    );
  }
  const opened = await adapter.sweep(argument, timeout === undefined ? {} : { timeout });
  try {
    const { name, version, dtype, operations } = opened;
    const wanted = filterBy(filters);
    const chosen = operations.filter((operation) => wanted([operation.name]));
    const own = chosen.filter((_, k) => k % every === first);
    say({
      kind: 'opened',
      compared: { target, name, version, dtype },
      offered: chosen.map((one) => one.name),
    });
    say({ kind: 'planned', count: own.length });
    for (const operation of own) {
      say({ kind: 'started', name: `${name} ${operation.name}` });
      const swept = await sweepOperation(operation, {
        cases: numbers.runs ?? 12,
        seed: numbers.seed,
      });
      say({ kind: 'swept', target, swept });
    }
  } finally {
    await opened.close?.();
  }
}
