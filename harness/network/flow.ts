import type { Tensors } from '../../gates/kit/gate.ts';
import { isDifferentiable, type Spec } from '../../gates/kit/spec.ts';
import { sizeOf, type Tensor } from '../../gates/kit/tensor.ts';
import { randomOf, sign } from '../cases/random.ts';
import type { Network, Return, Step, Trace } from './graph.ts';
import { spreadOf, type Spread } from './spread.ts';

/** What was seen of one unit: an entry of a gate's input, over all examples. */
export interface Unit {
  readonly index: readonly number[];
  readonly input: string;
  /** The part of the examples in which its local gradient is exactly 0. */
  readonly zeros: number;
  /** The part of the examples in which it is below the threshold, 0 included. */
  readonly small: number;
  /** The largest value that flowed in, and the smallest. */
  readonly between: readonly [number, number];
}

/** What flowed through one gate, over all examples. */
export interface GateFlow {
  readonly name: string;
  readonly gate: string;
  readonly from: Readonly<Record<string, string>>;
  /** Gates between it and the farthest source. */
  readonly depth: number;
  readonly value: Spread;
  /**
   * |f′(x)| of an element-wise gate; of another the entries of Jᵀu for random signs u, which for one output are
   * those of the gradient.
   */
  readonly local: Spread;
  readonly elementwise: boolean;
  /** Whether it declares a place where its slope changes, so that a slope of 0 is meant. */
  readonly clamps: boolean;
  /** Whether it declares ties: it hands the gradient to some of its entries only. */
  readonly routes: boolean;
  readonly arrives: Spread;
  /** By each input that a gradient is handed back to. */
  readonly leaves: Readonly<Record<string, Spread>>;
  /** What typically leaves, by the input by which it is most, in parts of what typically arrives; 1 where nothing does. */
  readonly factor: number;
  readonly units: readonly Unit[];
}

/** What arrived at one parameter or input. */
export interface SourceFlow {
  readonly name: string;
  readonly kind: 'input' | 'parameter';
  readonly shape: readonly number[];
  readonly value: Spread;
  readonly gradient: Spread;
}

/** What flowed through a network, forward and back. */
export interface Flow {
  readonly examples: number;
  /** The mean of the output. */
  readonly loss: number;
  readonly threshold: number;
  readonly gates: readonly GateFlow[];
  readonly sources: readonly SourceFlow[];
}

/** Numbers of many runs, joined. */
class Joined {
  readonly #parts: Float64Array[] = [];

  add(part: Float64Array): void {
    this.#parts.push(part);
  }

  get all(): Float64Array {
    const joined = new Float64Array(this.#parts.reduce((size, { length }) => size + length, 0));
    let at = 0;
    for (const part of this.#parts) {
      joined.set(part, at);
      at += part.length;
    }
    return joined;
  }
}

/** The units of one input of a gate, counted over the examples. */
class Counted {
  readonly input: string;
  readonly #shape: readonly number[];
  readonly #zeros: Float64Array;
  readonly #small: Float64Array;
  readonly #low: Float64Array;
  readonly #high: Float64Array;
  #examples = 0;

  constructor(input: string, shape: readonly number[]) {
    const size = sizeOf(shape);
    this.input = input;
    this.#shape = shape;
    this.#zeros = new Float64Array(size);
    this.#small = new Float64Array(size);
    this.#low = new Float64Array(size).fill(Infinity);
    this.#high = new Float64Array(size).fill(-Infinity);
  }

  add(local: Float64Array, values: Float64Array, threshold: number): void {
    const size = this.#zeros.length;
    for (let at = 0; at < local.length; at++) {
      const unit = at % size;
      const slope = Math.abs(local[at]);
      if (slope === 0) this.#zeros[unit]++;
      if (slope < threshold) this.#small[unit]++;
      this.#low[unit] = Math.min(this.#low[unit], values[at]);
      this.#high[unit] = Math.max(this.#high[unit], values[at]);
    }
    this.#examples += size === 0 ? 0 : local.length / size;
  }

  get units(): Unit[] {
    return Array.from(this.#zeros, (zeros, k): Unit => ({
      index: indexIn(k, this.#shape),
      input: this.input,
      zeros: zeros / this.#examples,
      small: this.#small[k] / this.#examples,
      between: [this.#low[k], this.#high[k]],
    }));
  }
}

function indexIn(flat: number, shape: readonly number[]): number[] {
  let rest = flat;
  return shape
    .toReversed()
    .map((length) => {
      const at = rest % length;
      rest = Math.floor(rest / length);
      return at;
    })
    .toReversed();
}

const ones = (shape: readonly number[]): Tensor => ({
  shape,
  data: new Float64Array(sizeOf(shape)).fill(1),
});

/** The cotangent of the mean of the output: the loss of a batch is that of its examples in the middle. */
export const meanOf = ({ shape, data }: Tensor): Tensor => ({
  shape,
  data: new Float64Array(data.length).fill(1 / data.length),
});

function depthsOf({ sources, steps }: Network): Map<string, number> {
  const depths = new Map<string, number>(sources.map(({ name }) => [name, 0]));
  for (const { name, from } of steps) {
    depths.set(name, 1 + Math.max(...Object.values(from).map((value) => depths.get(value)!)));
  }
  return depths;
}

/** What is gathered of one gate while runs go by. */
class Gathered {
  readonly step: Step;
  readonly clamps: boolean;
  readonly routes: boolean;
  readonly elementwise: boolean;
  readonly value = new Joined();
  readonly local = new Joined();
  readonly arrives = new Joined();
  readonly leaves = new Map<string, Joined>();
  readonly counted = new Map<string, Counted>();

  constructor(step: Step) {
    const { gate, back } = step;
    const kinks = gate.kinks ?? [];
    const inputs = Object.values<Spec>(gate.inputs).filter(isDifferentiable);
    this.step = step;
    this.clamps = kinks.some((kink) => 'at' in kink);
    this.routes = kinks.some((kink) => 'ties' in kink);
    this.elementwise = gate.elementwise === true && inputs.length === 1;
    for (const input of back) this.leaves.set(input, new Joined());
  }

  add(
    values: Trace,
    { passages }: Return,
    batch: string | undefined,
    threshold: number,
    random: () => number,
  ): void {
    const { step } = this;
    const { name, placed, from, back } = step;
    this.value.add(values[name].data);
    const passage = passages[name];
    if (passage === undefined) return;
    this.arrives.add(passage.arrives.data);
    for (const input of back) this.leaves.get(input)!.add(passage.leaves[input].data);
    const u = this.elementwise
      ? ones(values[name].shape)
      : { ...values[name], data: values[name].data.map(random) };
    const inputs = Object.fromEntries(
      Object.entries(from).map(([input, value]) => [input, values[value]] as const),
    );
    const local: Tensors = placed.vjp(inputs, u);
    for (const input of back) {
      this.local.add(local[input].data);
      if (!this.elementwise && !this.routes) continue;
      const spec = placed.inputs[input] as Spec;
      const { shape, data } = values[from[input]];
      const leads =
        batch !== undefined && this.step.lead.includes(batch) && spec.shape[0] === batch;
      const unit = leads ? shape.slice(1) : shape;
      const counted = this.counted.get(input) ?? new Counted(input, unit);
      this.counted.set(input, counted);
      counted.add(local[input].data, data, threshold);
    }
  }

  flow(depth: number): GateFlow {
    const { name, gate, from } = this.step;
    const arrives = spreadOf(this.arrives.all);
    const leaves = Object.fromEntries(
      [...this.leaves].map(([input, all]) => [input, spreadOf(all.all)] as const),
    );
    const most = Math.max(0, ...Object.values(leaves).map(({ typical }) => typical));
    return {
      name,
      gate: gate.name,
      from,
      depth,
      value: spreadOf(this.value.all),
      local: spreadOf(this.local.all),
      elementwise: this.elementwise,
      clamps: this.clamps,
      routes: this.routes,
      arrives,
      leaves,
      factor: arrives.typical === 0 ? 1 : most / arrives.typical,
      units: [...this.counted.values()].flatMap(({ units }) => units),
    };
  }
}

/**
 * Runs a network forward and back, and gathers what flows through each gate.
 *
 * @param runs the values of all sources: a batch each, or an example each where the network takes one
 * @param threshold local gradients below it count as small
 */
export function flowOf(
  network: Network,
  runs: readonly Tensors[],
  seed: number,
  threshold: number,
): Flow {
  const random = randomOf(seed, 7);
  const batch = batchIn(network);
  const gathered = network.steps.map((step) => new Gathered(step));
  const gradients = new Map(network.sources.map(({ name }) => [name, new Joined()] as const));
  let [examples, total, count] = [0, 0, 0];
  for (const run of runs) {
    const values = network.trace(run);
    const output = values[network.steps.at(-1)!.name];
    const back = network.backward(values, meanOf(output));
    for (const one of gathered) one.add(values, back, batch, threshold, () => sign(random));
    for (const [name, joined] of gradients) joined.add(back.gradients[name].data);
    const axis = network.sources.find(({ spec }) => batch !== undefined && spec.shape[0] === batch);
    examples += axis === undefined ? 1 : run[axis.name].shape[0];
    for (const x of output.data) total += x;
    count += output.data.length;
  }
  const depths = depthsOf(network);
  return {
    examples,
    loss: total / count,
    threshold,
    gates: gathered.map((one) => one.flow(depths.get(one.step.name)!)),
    sources: network.sources.map(({ name, kind }) => ({
      name,
      kind,
      shape: runs[0]?.[name].shape ?? [],
      value: spreadOf(runs[0]?.[name].data ?? new Float64Array()),
      gradient: spreadOf(gradients.get(name)!.all),
    })),
  };
}

/** The dimension along which examples lie: the one that all inputs lead with, and no parameter has. */
export function batchIn({ sources }: Pick<Network, 'sources'>): string | undefined {
  const inputs = sources.filter(({ kind }) => kind === 'input');
  const [first] = inputs[0]?.spec.shape ?? [];
  if (typeof first !== 'string' || inputs.some(({ spec }) => spec.shape[0] !== first))
    return undefined;
  const parameters = sources.filter(({ kind }) => kind === 'parameter');
  return parameters.some(({ spec }) => spec.shape.includes(first)) ? undefined : first;
}
