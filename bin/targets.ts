import { existsSync } from 'node:fs';
import type { Adapter } from '../adapters/defineAdapter.ts';
import { adapters } from '../adapters/index.ts';
import { UsageError } from './exits.ts';
import { suggest } from './nearest.ts';

/** What a target on the command line means: `tfjs:wasm` is the adapter tfjs with `wasm`. */
export interface Meant {
  readonly adapter: Adapter;
  readonly argument: string | undefined;
}

/** How the targets of the command are written. */
export const targetForms = (): string[] =>
  Object.values(adapters).map(({ name, argument }) =>
    argument === null
      ? name
      : argument.startsWith('<')
        ? `${name}:${argument}`
        : `${name}[:${argument}]`,
  );

/** Whether a text begins with the name of an adapter, alone or before a colon; a file of that name goes first. */
export const isTarget = (text: string): boolean =>
  Object.hasOwn(adapters, text.split(':')[0]) && !existsSync(text);

/**
 * Reads a target of the command line.
 *
 * @throws {UsageError} for a name that no adapter has, or something behind a colon where nothing may stand
 */
export function meantBy(target: string): Meant {
  const colon = target.indexOf(':');
  const name = colon < 0 ? target : target.slice(0, colon);
  const argument = colon < 0 ? undefined : target.slice(colon + 1);
  const adapter = Object.hasOwn(adapters, name) ? adapters[name] : undefined;
  if (adapter === undefined) {
    const meant = suggest(name, Object.keys(adapters));
    throw new UsageError(
      `compare: expected a target such as ${targetForms().join(', ')}, came '${target}'.${meant}`,
    );
  }
  if (adapter.argument === null && argument !== undefined) {
    throw new UsageError(`compare: expected nothing after ${name}, came ':${argument}'.`);
  }
  return { adapter, argument };
}
