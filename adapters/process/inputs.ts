import { indices, oneHot, labels, probabilities, spec, type Spec } from '../../gates/kit/spec.ts';
import type { Tensor } from '../../gates/kit/tensor.ts';
import { decode, decodeAll, Unreadable } from './decode.ts';
import type { Declaration } from './messages.ts';

/** A name for one fixed point, `[2]` where there are several, and the inputs there. */
export interface Inputs {
  readonly suffix: string;
  readonly inputs: Readonly<Record<string, Spec | Tensor>>;
}

type DeclaredSpec = NonNullable<Declaration['inputs']>[string];

function specOf({ shape, domain, min = {} }: DeclaredSpec): Spec {
  if (domain === 'probabilities') return probabilities(...shape).atLeast(min);
  if (domain === 'oneHot') return oneHot(...shape).atLeast(min);
  if (domain === 'labels') return labels(...shape).atLeast(min);
  if (typeof domain === 'object' && 'indices' in domain) {
    return indices(domain.indices, ...shape).atLeast(min);
  }
  return spec(domain, shape, min);
}

/** The numbers of a fixed point. */
function pointOf(said: Readonly<Record<string, unknown>>): Record<string, Tensor> {
  try {
    const decoded = Object.entries(decodeAll(said));
    return Object.fromEntries(decoded.map(([name, value]) => [name, value ?? decode(null)]));
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const { input, expected, message } = error;
    const where = input === null ? '' : `${input}: `;
    throw new Error(`${where}expected ${expected}, came ${message}`, { cause: error });
  }
}

/**
 * What a gate is to be asked at: where it draws, once; where it has points, once for each.
 *
 * @throws {Error} with a clause for a declaration that says neither, both, or points that cannot be read
 */
export function inputsOf({ inputs, at, wrt }: Declaration): Inputs[] {
  if ((inputs === undefined) === (at === undefined)) {
    throw new Error(`expected either inputs or at, came ${at === undefined ? 'neither' : 'both'}`);
  }
  const names = Object.keys(inputs ?? at![0]);
  const stray = wrt?.find((name) => !names.includes(name));
  if (stray !== undefined) {
    throw new Error(`expected wrt to name inputs (${names.join(', ')}), came ${stray}`);
  }
  if (inputs !== undefined) {
    const specs = Object.entries(inputs).map(([name, one]) => [name, specOf(one)] as const);
    return [{ suffix: '', inputs: Object.fromEntries(specs) }];
  }
  return at!.map((point, k) => ({
    suffix: at!.length === 1 ? '' : `[${k}]`,
    inputs: pointOf(point),
  }));
}
