import type { Tensors } from '../../gates/kit/gate.ts';
import { ShapeError } from '../../gates/kit/errors.ts';
import { sizeOf, zeros, type Tensor } from '../../gates/kit/tensor.ts';
import type { Passage, Return, Source, Step, Trace } from './graph.ts';
import { showApplication } from './path.ts';

const list = (shape: readonly number[]): string => `[${shape.join(', ')}]`;

const inputsOf = ({ gate, from }: Step, values: Trace): Tensors => {
  const inputs: Record<string, Tensor> = {};
  for (const input in gate.inputs) inputs[input] = values[from[input]];
  return inputs;
};

/** What a gate threw, told of its place in the network. */
function toldOf(step: Step, error: unknown): Error {
  const message = error instanceof Error ? error.message : String(error);
  const told = `${showApplication(step)}: ${message}`;
  return error instanceof ShapeError ? new ShapeError(told) : new TypeError(told, { cause: error });
}

/** Works each gate after those whose values it takes. */
export function trace(sources: readonly Source[], steps: readonly Step[], inputs: Tensors): Trace {
  const values: Record<string, Tensor> = {};
  for (const { name } of sources) {
    if (inputs[name] === undefined) throw new ShapeError(`${name} is missing.`);
    values[name] = inputs[name];
  }
  for (const step of steps) {
    try {
      values[step.name] = step.placed.forward(inputsOf(step, values));
    } catch (error) {
      throw toldOf(step, error);
    }
  }
  return values;
}

/** Gradients by value: what several gates hand back to one value is added up. */
class Arrivals {
  readonly #by = new Map<string, { tensor: Tensor; own: boolean }>();

  get(name: string): Tensor | undefined {
    return this.#by.get(name)?.tensor;
  }

  add(name: string, came: Tensor): void {
    const known = this.#by.get(name);
    if (known === undefined) {
      this.#by.set(name, { tensor: came, own: false });
      return;
    }
    // What came first may be a gate's own memory, or another value's gradient too.
    if (!known.own) known.tensor = { ...known.tensor, data: known.tensor.data.slice() };
    known.own = true;
    const { data } = known.tensor;
    for (let i = 0; i < data.length; i++) data[i] += came.data[i];
  }
}

function handedBack(step: Step, values: Trace, arrives: Tensor): Tensors {
  let back: Tensors;
  try {
    back = step.placed.vjp(inputsOf(step, values), arrives);
  } catch (error) {
    throw toldOf(step, error);
  }
  for (const input of step.back) {
    const came: Tensor | undefined = back[input];
    const { shape } = values[step.from[input]];
    if (came?.data === undefined) {
      throw new TypeError(`${showApplication(step)}: its vjp gives no gradient by ${input}.`);
    }
    if (came.data.length !== sizeOf(shape)) {
      throw new ShapeError(
        `${showApplication(step)}: its gradient by ${input} has shape ${list(came.shape)}, expected ${list(shape)}.`,
      );
    }
  }
  return back;
}

/** Hands the cotangent of the output back through every gate, the last one first. */
export function backward(
  sources: readonly Source[],
  steps: readonly Step[],
  values: Trace,
  cotangent: Tensor,
): Return {
  const arrivals = new Arrivals();
  const passages: Record<string, Passage> = {};
  arrivals.add(steps.at(-1)!.name, cotangent);
  for (const step of steps.toReversed()) {
    const arrives = arrivals.get(step.name);
    if (arrives === undefined || step.back.length === 0) continue;
    const leaves = handedBack(step, values, arrives);
    passages[step.name] = { arrives, leaves };
    for (const input of step.back) arrivals.add(step.from[input], leaves[input]);
  }
  const gradients: Record<string, Tensor> = {};
  for (const { name } of sources) {
    gradients[name] = arrivals.get(name) ?? zeros(values[name].shape);
  }
  return { passages, gradients };
}

/** Pushes tangents of the sources forward through every gate. */
export function pushed(steps: readonly Step[], values: Trace, tangents: Tensors): Tensor {
  const moving: Record<string, Tensor> = { ...tangents };
  for (const step of steps) {
    const given: Record<string, Tensor> = {};
    for (const [input, name] of Object.entries(step.from)) {
      given[input] = moving[name] ?? zeros(values[name].shape);
    }
    moving[step.name] = step.placed.jvp(inputsOf(step, values), given);
  }
  return moving[steps.at(-1)!.name];
}
