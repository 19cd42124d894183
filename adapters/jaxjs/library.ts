import type * as jaxjs from '@jax-js/jax';
import { demandVersion } from '../demandVersion.ts';
import { importPeer } from '../importPeer.ts';
import { UsageError } from '../usageError.ts';

/** The whole of jax-js, as it comes from the package. */
export type Library = typeof jaxjs;
/** An array of jax-js. Every operation consumes its arguments: a second use is written `x.ref`. */
export type Tensor = jaxjs.Array;

/** The backends that run in Node, and those that a browser has. */
export type Backend = 'cpu' | 'wasm' | 'webgl' | 'webgpu';

/** The version that was tried; a later one may be fine. */
const range = '^0.1.25';

/** jax-js does not say its version; its package does, where there are files. */
export async function versionOf(): Promise<string> {
  if (!('process' in globalThis)) return 'unknown';
  const { readFile } = await import('node:fs/promises');
  const entry = import.meta.resolve('@jax-js/jax');
  const text = await readFile(new URL('../package.json', entry), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}

/**
 * Loads jax-js with a backend that is ready, and makes it the one that arrays live on.
 *
 * @throws {UsageError} saying what to install, where the package is absent or too old
 */
export async function library(backend: Backend): Promise<Library> {
  const jax: Library = await importPeer('@jax-js/jax', range, () => import('@jax-js/jax'));
  demandVersion('@jax-js/jax', range, await versionOf());
  const ready = await jax.init(backend);
  if (!ready.includes(backend)) {
    throw new UsageError(
      `jaxjs: expected the backend ${backend} to start, came ${ready.join(', ') || 'none'}.`,
    );
  }
  jax.defaultDevice(backend);
  return jax;
}
