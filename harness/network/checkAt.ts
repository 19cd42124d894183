import type { Tensors } from '../../gates/kit/gate.ts';
import { gradcheck } from '../gradcheck.ts';
import type { Options } from '../plan.ts';
import type { Verdict } from '../verdict.ts';
import type { Network } from './graph.ts';

/** Checks the gradient of a network at one point, by all its sources or those that `wrt` names. */
export function checkAt(
  network: Network,
  point: Tensors,
  options: Omit<Options, 'inputs'> = {},
): Verdict {
  // At a point there are lengths and no named dimensions, that of the batch among them.
  const { batch: _, output: _output, ...subject } = network;
  return gradcheck(subject, { ...options, inputs: point });
}
