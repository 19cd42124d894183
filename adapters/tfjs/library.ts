import type * as tfjs from '@tensorflow/tfjs';
import { demandVersion } from '../demandVersion.ts';
import { importPeer } from '../importPeer.ts';
import { UsageError } from '../usageError.ts';

/** The whole of TensorFlow.js, as it comes from the package. */
export type Library = typeof tfjs;
export type Tensor = tfjs.Tensor;

/** The backends that run in Node without a native library. */
export const backends = ['cpu', 'wasm'] as const;
/** Those, and the ones that a browser has. */
export type Backend = (typeof backends)[number] | 'webgl' | 'webgpu';

/** The backends that are packages of their own. */
const packages = {
  wasm: (): Promise<unknown> => import('@tensorflow/tfjs-backend-wasm'),
  webgpu: (): Promise<unknown> => import('@tensorflow/tfjs-backend-webgpu'),
};

/** The version that was tried; a later one may be fine. */
const range = '^4.22.0';

/**
 * Loads TensorFlow.js with a backend that is ready.
 *
 * The full package: with the core and a backend alone Node finds no gradient functions.
 *
 * @throws {UsageError} saying what to install, where the package is absent or too old
 */
export async function library(backend: Backend): Promise<Library> {
  const tf: Library = await importPeer('@tensorflow/tfjs', range, () => import('@tensorflow/tfjs'));
  demandVersion('@tensorflow/tfjs', range, tf.version.tfjs);
  if (backend === 'wasm' || backend === 'webgpu') {
    await importPeer(`@tensorflow/tfjs-backend-${backend}`, range, packages[backend]);
  }
  // Its advice to install a native library for Node comes with the first tensor, unless in production.
  const before = tf.env().getBool('PROD');
  tf.env().set('PROD', true);
  const started = await tf.setBackend(backend);
  if (started) tf.tidy(() => tf.scalar(0));
  tf.env().set('PROD', before);
  if (started) return tf;
  throw new UsageError(
    `tfjs: expected the backend ${backend} to start, came a refusal of its own.`,
  );
}
