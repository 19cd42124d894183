import { bibliography, gates, table } from '../gates/index.ts';
import type { Source } from '../gates/bibliography.ts';
import type { AnyGate } from '../gates/kit/gate.ts';
import type { Identity } from '../harness/results.ts';
import type { Stated, Statement } from '../reports/index.ts';

/** The gates of the catalogue, by name. */
export const catalogue: Readonly<Record<string, AnyGate>> = gates;

/** The lines of the source table that speak of a gate. */
export const statementsOf = (gate: AnyGate): Statement[] =>
  table
    .filter((row) => row.gates.includes(gate))
    .map(({ identity, ...row }) => ({ ...row, expression: identity }));

/** The same lines as a result names them. */
export const identitiesOf = (gate: AnyGate): Identity[] =>
  statementsOf(gate).map(({ label, sourceLabel, input }) => ({ label, sourceLabel, input }));

/** The entry of the bibliography that a gate cites, line by line; its key where there is none. */
export function sourceOf({ cite }: AnyGate): string[] {
  const sources: Readonly<Record<string, Source | undefined>> = bibliography;
  const source = sources[cite];
  return source === undefined ? [cite] : [`${source.title} (${source.author})`, source.where];
}

/** What the table states of the gradient of a gate by one input, its own or one that it contains. */
export function statedOf(gate: string, input: string): Stated | null {
  for (const row of table) {
    const own = row.input === input && row.gates.some(({ name }) => name === gate);
    const within = (row.within ?? []).some(([one, by]) => one.name === gate && by === input);

    if (own || within) return row;
  }
  return null;
}
