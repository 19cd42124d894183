import type { Sweep } from '../../harness/sweep.ts';
import { rolesOf } from '../calls.ts';
import { defineAdapter } from '../defineAdapter.ts';
import { oneOf } from '../oneOf.ts';
import type { Target } from '../target.ts';
import { gates } from './gates.ts';
import { backends, library, type Backend } from './library.ts';
import { operations } from './operations/index.ts';
import { subjectOf } from './subject.ts';

export { subjectOf, type Operation } from './subject.ts';

/** TensorFlow.js as a target, with what its memory manager counts. */
export interface TfjsTarget extends Target {
  /** Tensors that the calls of a gate left behind, so far. */
  leaked(gate: string): number;
}

/**
 * TensorFlow.js in this thread; it has one backend at a time.
 *
 * @param options.backend @default 'cpu'
 * @throws {UsageError} saying what to install where the package is absent
 */
export async function tfjs({ backend = 'cpu' }: { backend?: Backend } = {}): Promise<TfjsTarget> {
  const tf = await library(backend);
  const left = new Map<string, number>();
  const subjects = Object.entries(gates).map(([name, offered]) => {
    const { of, wrt } = typeof offered === 'function' ? { of: offered } : offered;
    const leaked = (tensors: number): void => void left.set(name, (left.get(name) ?? 0) + tensors);
    const later = backend === 'webgpu';
    return [name, subjectOf(tf, of, { name, leaked, later, ...(wrt && { wrt }) })] as const;
  });
  return {
    name: `tfjs ${backend}`,
    version: tf.version.tfjs,
    dtype: 'float32',
    gates: Object.fromEntries(subjects),
    leaked: (gate) => left.get(gate) ?? 0,
  };
}

/**
 * Every operation of the library, declared to be swept: on the cpu alone.
 *
 * Some calls break the memory of the wasm backend for all that follow, which would then be accused for them.
 */
async function sweepOf(): Promise<Sweep> {
  const tf = await library('cpu');
  return {
    name: 'tfjs cpu',
    version: tf.version.tfjs,
    dtype: 'float32',
    operations: Object.entries(operations).map(([name, ways]) => ({
      name,
      calls: ways.map(({ inputs, of, label }) => ({
        label,
        inputs,
        subject: subjectOf(tf, of, rolesOf(inputs)),
      })),
    })),
  };
}

/** The adapter of the command: `tfjs`, `tfjs:cpu`, `tfjs:wasm`. */
export const adapter = defineAdapter({
  name: 'tfjs',
  argument: backends.join('|'),
  summary: 'TensorFlow.js, float32',
  open: (argument) => tfjs({ backend: oneOf('tfjs', backends, argument) }),
  sweep: (argument) => (oneOf('tfjs --sweep', ['cpu'], argument), sweepOf()),
});
