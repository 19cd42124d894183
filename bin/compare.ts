import type { ProcessTarget } from '../adapters/process/index.ts';
import type { Target } from '../adapters/target.ts';
import { compareGate, type Cell, type Declared } from '../harness/comparison.ts';
import { catalogue, identitiesOf } from './catalogue.ts';
import { UsageError } from './exits.ts';
import { filterBy } from './filter.ts';
import { troublesOf } from './processes.ts';
import { meantBy } from './targets.ts';
import type { Message, Task } from './task.ts';

/** A target whose library counts what calls leave behind in its memory. */
type Counting = Target & { leaked?(gate: string): number };

const isProcess = (target: Target): target is ProcessTarget => 'misdeclared' in target;

/** Doubts what one target offers, gate by gate: of the catalogue, and of its own. */
export async function compare(
  { target, timeout, filters, numbers }: Extract<Task, { kind: 'compare' }>,
  say: (message: Message) => void,
): Promise<void> {
  const { adapter, argument } = meantBy(target);
  const patience = timeout === undefined ? {} : { timeout };
  const opened: Counting = await adapter.open(argument, patience);
  try {
    const { name, version, dtype, gates } = opened;
    const wanted = filterBy(filters);
    const offered = Object.keys(gates).filter((gate) => wanted(namesOf(gate)));
    say({ kind: 'opened', compared: { target, name, version, dtype }, offered });
    say({ kind: 'planned', count: offered.length });
    const deadline = performance.now() + (numbers.budget ?? Infinity);
    for (const [i, gate] of offered.entries()) {
      say({ kind: 'started', name: `${name} ${gate}` });
      const budget = Math.max(1, (deadline - performance.now()) / (offered.length - i));
      const share = Number.isFinite(budget) ? { ...numbers, budget } : numbers;
      const leaked = opened.leaked === undefined ? null : () => opened.leaked!(gate);
      const cell = await asked(target, () =>
        compareGate(target, gate, gates[gate], referenceOf(gate), share, leaked),
      );
      say({ kind: 'compared', cell: withReplay(cell) });
    }
  } finally {
    if (isProcess(opened)) {
      const troubles = troublesOf({ command: argument ?? target }, opened);
      for (const trouble of troubles) say({ kind: 'trouble', ...trouble });
    }
    await opened.close?.();
  }
}

/** A gate is also meant by the identities of the source table that it stands for. */
export const namesOf = (gate: string): string[] => [
  gate,
  ...(Object.hasOwn(catalogue, gate)
    ? identitiesOf(catalogue[gate]).map(({ label }) => label)
    : []),
];

const referenceOf = (gate: string): Declared | null =>
  Object.hasOwn(catalogue, gate) ? catalogue[gate] : null;

/** A call that makes no sense is the target's mistake, not a finding. */
async function asked(target: string, work: () => Promise<Cell>): Promise<Cell> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TypeError && error.message.startsWith('gradcheck: ')) {
      throw new UsageError(`${target}: ${error.message}`, { cause: error });
    }
    throw error;
  }
}

/** The token that replays it, with the target to ask. */
const withReplay = (cell: Cell): Cell =>
  cell.verdict === null || cell.verdict.replay === ''
    ? cell
    : { ...cell, verdict: { ...cell.verdict, replay: `${cell.target}#${cell.verdict.replay}` } };
