import type * as jaxjs from '@jax-js/jax';
import { importPeer } from '../importPeer.ts';
import { UsageError } from '../usageError.ts';

/** The whole of jax-js, as it comes from the package. */
export type Library = typeof jaxjs;
/** An array of jax-js. Every operation consumes its arguments: a second use is written `x.ref`. */
export type Tensor = jaxjs.Array;

/** The backends that run in Node, and those that a browser has. */
export type Backend = 'cpu' | 'wasm' | 'webgl' | 'webgpu';

/** Loads jax-js with a backend that is ready, and makes it the one that arrays live on. */
export async function library(backend: Backend): Promise<Library> {
  const jax: Library = await importPeer('@jax-js/jax', '^0.1.25', () => import('@jax-js/jax'));
  const ready = await jax.init(backend);
  if (!ready.includes(backend)) {
    throw new UsageError(
      `jaxjs: expected the backend ${backend} to start, came ${ready.join(', ') || 'none'}.`,
    );
  }
  jax.defaultDevice(backend);
  return jax;
}
