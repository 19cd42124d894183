import type { AnyGate, Gate } from '../../gates/kit/gate.ts';
import { isDifferentiable, isSpec, type Spec } from '../../gates/kit/spec.ts';
import type { Value } from '../subject.ts';
import { definitionOf } from './definition.ts';
import { batchIn } from './flow.ts';
import { backward, pushed, trace } from './flowing.ts';
import type { Application, Handle, Network, Source, Step } from './graph.ts';
import { inferred } from './infer.ts';
import { sorted } from './sort.ts';
import { startOf } from './start.ts';

/** What a source begins with: numbers of its shape, or the size of what is drawn. */
export type Beginning = Value | { readonly scale: number };

/** What a network is written with. */
export interface Builder {
  /** A value that the world gives: data, or a label. */
  input(name: string, spec: Spec, start?: Beginning): Handle;
  /** A value that is learnt. */
  parameter(name: string, spec: Spec, start?: Beginning): Handle;
  /**
   * Applies a gate to values, each a handle or the name of one.
   *
   * @param name of what it gives. @default the gate's name, and which of its kind it is
   */
  apply<I extends string, D extends I>(
    gate: Gate<I, D>,
    from: Readonly<Record<I, Handle | string>>,
    name?: string,
  ): Handle;
}

/** What a network may declare beside its gates. */
export interface NetworkOptions {
  readonly name?: string;
}

const nameOf = (value: Handle | string): string =>
  typeof value === 'string' ? value : value?.name;

/**
 * Composes gates into a network, which is a subject like any other.
 *
 * Whatever is used twice gets the sum of the gradients of its uses. A value with more axes than a gate speaks
 * of is worked row by row.
 *
 * @param build writes the network down and returns its output
 * @throws {TypeError} for names that stand for nothing or for two things, a cycle, and what leads to no output
 * @throws {ShapeError} for shapes that do not fit; each error has the path to it
 */
export function network(
  build: (builder: Builder) => Handle,
  options: NetworkOptions = {},
): Network {
  const who = options.name === undefined ? 'network' : `network ${options.name}`;
  if (typeof build !== 'function') {
    throw new TypeError(`${who}: expected a function that writes it down, came ${typeof build}.`);
  }
  const sources: Source[] = [];
  const applications: Application[] = [];
  const source =
    (kind: Source['kind']) =>
    (name: string, spec: Spec, start?: Beginning): Handle => {
      if (!isSpec(spec)) {
        throw new TypeError(`${who}: expected a spec for the ${kind} ${name}, such as real(3, 2).`);
      }
      sources.push({ name, kind, spec, start: startOf(`${who}: ${name}`, spec.shape, start) });
      return { name };
    };
  const last = build({
    input: source('input'),
    parameter: source('parameter'),
    apply(gate, from, name) {
      if (typeof gate?.forward !== 'function' || typeof gate.vjp !== 'function') {
        throw new TypeError(
          `${who}: expected a gate with forward and vjp to apply, came ${typeof gate}.`,
        );
      }
      const given = name ?? ordinal(gate, applications);
      if (typeof from !== 'object' || from === null) {
        const inputs = Object.keys(gate.inputs).join(', ');
        throw new TypeError(
          `${who}: ${given}: expected a value for each of ${inputs}, came ${from === null ? 'null' : typeof from}.`,
        );
      }
      const names = Object.entries<Handle | string>(from).map(
        ([input, value]) => [input, nameOf(value)] as const,
      );
      applications.push({ name: given, gate, from: Object.fromEntries(names) });
      return { name: given };
    },
  });
  const output = nameOf(last);
  if (output === undefined) {
    throw new TypeError(`${who}: expected the function to return what a gate gives, came nothing.`);
  }
  const draft = { who, sources, applications, output };
  const { steps, least } = inferred(draft, sorted(draft));
  return networkOf(options, sources, steps, least);
}

/** What a gate gives, where nobody names it: relu, and then relu2. */
function ordinal(gate: AnyGate, before: readonly Application[]): string {
  const count = before.filter((one) => one.gate.name === gate.name).length;
  return count === 0 ? gate.name : `${gate.name}${count + 1}`;
}

function networkOf(
  { name }: NetworkOptions,
  sources: readonly Source[],
  steps: readonly Step[],
  least: ReadonlyMap<string, number>,
): Network {
  const output = steps.at(-1)!.shape;
  const batch = batchIn({ sources });
  const inputs = Object.fromEntries(
    sources.map(({ name: input, spec }) => {
      const named = spec.shape.filter((axis) => typeof axis === 'string');
      const asked = named.flatMap((axis) => {
        const length = Math.max(least.get(axis) ?? 0, spec.min[axis] ?? 0);
        return length > 0 ? [[axis, length] as const] : [];
      });
      return [input, spec.atLeast(Object.fromEntries(asked))] as const;
    }),
  );
  const differentiable = sources.filter(({ spec }) => isDifferentiable(spec));
  const self: Network = {
    ...(name === undefined ? {} : { name }),
    latex: String.raw`${steps.map((step) => step.gate.name).join(String.raw` \to `)}`,
    inputs,
    wrt: differentiable.map((source) => source.name),
    output,
    // A batch is worked row by row only where the rows come out again.
    ...(batch !== undefined && output[0] === batch ? { batch } : {}),
    definition: definitionOf(sources, steps),
    sources,
    steps,
    forward: (at) => self.trace(at)[steps.at(-1)!.name],
    vjp(at, cotangent) {
      const { gradients } = self.backward(self.trace(at), cotangent);
      return Object.fromEntries(
        differentiable.map(({ name: input }) => [input, gradients[input]] as const),
      );
    },
    jvp: (at, tangents) => pushed(steps, self.trace(at), tangents),
    trace: (at) => trace(sources, steps, at),
    backward: (values, cotangent) => backward(sources, steps, values, cotangent),
    parts(at) {
      const values = self.trace(at);
      return steps.map(({ name: part, placed, from }) => ({
        name: part,
        gate: placed,
        from,
        inputs: Object.fromEntries(
          Object.keys(placed.inputs).map((input) => [input, values[from[input]]] as const),
        ),
      }));
    },
  };
  return self;
}
