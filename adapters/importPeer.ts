import { UsageError } from './usageError.ts';

/**
 * Imports a package that is installed only where somebody wants it.
 *
 * @param load imports it, by its name as a literal: what prepares code for a browser looks for that
 * @throws {UsageError} saying what to install where it is absent
 */
export async function importPeer<M>(
  name: string,
  range: string,
  load: () => Promise<M>,
): Promise<M> {
  try {
    const loaded = (await load()) as M & { readonly default?: M };
    // What a CommonJS package exports stands under `default` whole.
    return loaded.default ?? loaded;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== 'ERR_MODULE_NOT_FOUND' || !message.includes(`'${name}'`)) throw error;
    throw new UsageError(
      `expected the package ${name} to be installed, came none: npm install --save-dev ${name}@${range}`,
      { cause: error },
    );
  }
}
