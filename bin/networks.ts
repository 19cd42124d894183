import type { Network } from '../harness/index.ts';
import { UsageError } from './exits.ts';
import { filterBy } from './filter.ts';
import { loadSubjects, type Named } from '../adapters/module/loadSubjects.ts';

/** A network that a module exports, with the name under which it is told. */
export type NamedNetwork = Network & { readonly name: string };

const isNetwork = (subject: Named): subject is Named & NamedNetwork =>
  'steps' in subject && 'trace' in subject && 'backward' in subject;

/**
 * Imports a module and gathers the networks that it exports.
 *
 * @param filters names or parts of names; all of them where there are none
 * @throws {UsageError} for a module that cannot be imported or exports no such network
 */
export async function loadNetworks(
  path: string,
  filters: readonly string[],
): Promise<NamedNetwork[]> {
  const { file, subjects } = await loadSubjects(path);
  const networks = subjects.filter(isNetwork);
  if (networks.length === 0) {
    const came = subjects.map(({ name }) => name).join(', ');
    throw new UsageError(`${file}: expected an export made by network(…), came only ${came}.`);
  }
  const wanted = filterBy(filters);
  const chosen = networks.filter(({ name }) => wanted([name]));
  if (chosen.length > 0) return chosen;
  const names = networks.map(({ name }) => name).join(', ');
  throw new UsageError(`${file}: no network fits --gate ${filters.join(', ')}; it has ${names}.`);
}

/** The one network that is meant, where only one can be worked. */
export function theOne(networks: readonly NamedNetwork[], what: string): NamedNetwork {
  if (networks.length === 1) return networks[0];
  const names = networks.map(({ name }) => name).join(', ');
  throw new UsageError(`${what}: expected one network, came ${names}; choose with --gate <name>.`);
}
