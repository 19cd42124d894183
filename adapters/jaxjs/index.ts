import type { Sweep } from '../../harness/sweep.ts';
import { rolesOf } from '../calls.ts';
import { defineAdapter } from '../defineAdapter.ts';
import { oneOf } from '../oneOf.ts';
import type { Target } from '../target.ts';
import { gates } from './gates.ts';
import { library, versionOf, type Backend } from './library.ts';
import { operations } from './operations/index.ts';
import { subjectOf } from './subject.ts';

export { subjectOf, type Operation } from './subject.ts';

/** What may be chosen: the backend, and the numbers that it is given. */
export interface JaxjsOptions {
  /** @default 'cpu' */
  readonly backend?: Backend;
  /** @default 'float64' */
  readonly dtype?: 'float64' | 'float32';
}

/**
 * jax-js in this thread; it has one default backend at a time.
 *
 * Its wasm backend works float64 with functions that are good to a few digits of float32; what that
 * makes of a forward is measured as noise, and told as resolution.
 *
 * @throws {UsageError} saying what to install where the package is absent
 */
export async function jaxjs({
  backend = 'cpu',
  dtype = 'float64',
}: JaxjsOptions = {}): Promise<Target> {
  const jax = await library(backend);
  const subjects = Object.entries(gates).map(([name, offered]) => {
    const { of, wrt } = typeof offered === 'function' ? { of: offered } : offered;
    const later = backend === 'webgpu';
    return [name, subjectOf(jax, of, { name, dtype, later, ...(wrt && { wrt }) })] as const;
  });
  return {
    name: dtype === 'float64' ? `jaxjs ${backend}` : `jaxjs ${backend} ${dtype}`,
    version: await versionOf(),
    dtype,
    gates: Object.fromEntries(subjects),
  };
}

/** What may stand behind the colon: a backend, its numbers, or both. */
const choices = ['cpu', 'float32', 'wasm', 'wasm-float32'] as const;

/** What was chosen, as options. */
const options: Readonly<Record<(typeof choices)[number], JaxjsOptions>> = {
  cpu: {},
  float32: { dtype: 'float32' },
  wasm: { backend: 'wasm' },
  'wasm-float32': { backend: 'wasm', dtype: 'float32' },
};

/** Every operation of the library, declared to be swept. */
async function sweepOf({ backend = 'cpu', dtype = 'float64' }: JaxjsOptions): Promise<Sweep> {
  const jax = await library(backend);
  return {
    name: dtype === 'float64' ? `jaxjs ${backend}` : `jaxjs ${backend} ${dtype}`,
    version: await versionOf(),
    dtype,
    operations: Object.entries(operations).map(([name, ways]) => ({
      name,
      calls: ways.map(({ inputs, of, label }) => ({
        label,
        inputs,
        subject: subjectOf(jax, of, { dtype, ...rolesOf(inputs) }),
      })),
    })),
  };
}

/** The adapter of the command: `jaxjs`, `jaxjs:float32`, `jaxjs:wasm`, `jaxjs:wasm-float32`. */
export const adapter = defineAdapter({
  name: 'jaxjs',
  argument: choices.join('|'),
  summary: 'jax-js, float64 unless told otherwise',
  open: (argument) => jaxjs(options[oneOf('jaxjs', choices, argument)]),
  sweep: (argument) => sweepOf(options[oneOf('jaxjs', choices, argument)]),
});
