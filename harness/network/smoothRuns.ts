import type { Tensors } from '../../gates/kit/gate.ts';
import { drawCase, type Case } from '../cases/draw.ts';
import type { Plan } from '../plan.ts';
import type { Network } from './graph.ts';
import { isKinked } from './kinked.ts';

/** The inputs of a case by name. */
export const inputsAt = ({ drawing }: Plan, { shapes, values }: Case): Tensors =>
  Object.fromEntries(
    drawing.names.map((name, k) => [name, { shape: shapes[k], data: values[k] }] as const),
  );

/**
 * The runs at which a network is differentiable, as far as its gates declare their kinks.
 *
 * Where several gates sit on kinks at once, the product of right derivatives need not be a slope of the whole:
 * relu(x) − relu(−x) is x, and has slope 1 at 0, where each relu claims 0. Nobody's claim is wrong there.
 *
 * @returns every run where none is left
 */
export function smoothRuns(network: Pick<Network, 'parts'>, plan: Plan): number[] {
  const runs = [...Array(plan.runs).keys()];
  const smooth = runs.filter((run) => {
    const drawn = drawCase(plan.drawing, plan.seed, run);
    try {
      return !network.parts(inputsAt(plan, drawn)).some(isKinked);
    } catch {
      // what a gate throws is for the check to see
      return true;
    }
  });
  return smooth.length > 0 ? smooth : runs;
}
