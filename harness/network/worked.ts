import type { Tensors } from '../../gates/kit/gate.ts';
import type { Tensor } from '../../gates/kit/tensor.ts';
import { meanOf } from './flow.ts';
import type { Network, Source } from './graph.ts';

/** One gate on the way forward. */
export interface Forward {
  readonly name: string;
  readonly gate: string;
  readonly latex: string;
  readonly from: Readonly<Record<string, string>>;
  readonly value: Tensor;
}

/** One gate on the way back: δ arrives, and a gradient leaves by each input. */
export interface Backward {
  readonly name: string;
  readonly gate: string;
  readonly from: Readonly<Record<string, string>>;
  readonly delta: Tensor;
  readonly by: readonly {
    readonly input: string;
    /** The value that the gradient goes to. */
    readonly to: string;
    readonly gradient: Tensor;
    /** Whether other gates hand a gradient to the same value, so that theirs are added. */
    readonly added: boolean;
  }[];
}

/** A network worked gate by gate, forward and back, as on a whiteboard. */
export interface Worked {
  readonly sources: readonly (Pick<Source, 'name' | 'kind'> & { readonly value: Tensor })[];
  readonly forward: readonly Forward[];
  readonly backward: readonly Backward[];
  readonly gradients: readonly { readonly name: string; readonly gradient: Tensor }[];
}

/** Works a network at one point. */
export function worked(network: Network, inputs: Tensors): Worked {
  const values = network.trace(inputs);
  const output = values[network.steps.at(-1)!.name];
  const { passages, gradients } = network.backward(values, meanOf(output));
  const uses = new Map<string, number>();
  for (const { from, back } of network.steps) {
    for (const input of back) uses.set(from[input], (uses.get(from[input]) ?? 0) + 1);
  }
  const returned = network.steps.toReversed().filter(({ name }) => passages[name] !== undefined);
  return {
    sources: network.sources.map(({ name, kind }) => ({ name, kind, value: values[name] })),
    forward: network.steps.map(({ name, gate, from }) => ({
      name,
      gate: gate.name,
      latex: gate.latex,
      from,
      value: values[name],
    })),
    backward: returned.map(({ name, gate, from, back }) => ({
      name,
      gate: gate.name,
      from,
      delta: passages[name].arrives,
      by: back.map((input) => ({
        input,
        to: from[input],
        gradient: passages[name].leaves[input],
        added: uses.get(from[input])! > 1,
      })),
    })),
    gradients: network.sources
      .filter(({ name }) =>
        network.steps.some(({ from, back }) => back.some((i) => from[i] === name)),
      )
      .map(({ name }) => ({ name, gradient: gradients[name] })),
  };
}
