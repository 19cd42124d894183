import { bindDimensions, type AnyGate, type Tensors } from '../../gates/kit/gate.ts';
import type { Spec } from '../../gates/kit/spec.ts';
import { isDifferentiable } from '../../gates/kit/spec.ts';
import { sizeOf, zeros, type Tensor } from '../../gates/kit/tensor.ts';
import type { PlacedGate } from '../part.ts';
import type { Step } from './graph.ts';

/** The rows of a tensor along its leading axes, as views, since a gate leaves alone what it is given. */
function rowsIn({ shape, data }: Tensor, axes: number): (row: number) => Tensor {
  const inner = shape.slice(axes);
  const size = sizeOf(inner);
  return (row) => ({ shape: inner, data: data.subarray(row * size, (row + 1) * size) });
}

/** Holds what a gate gave to the size that it must have: another is told, not cut. */
function demandSize({ data }: Tensor, size: number): void {
  if (data.length === size) return;
  throw new RangeError(`it gives ${data.length} numbers where ${size} are expected`);
}

function add(to: Float64Array, came: Tensor): void {
  demandSize(came, to.length);
  for (let i = 0; i < to.length; i++) to[i] += came.data[i];
}

/** Puts what a gate gave for one of so many rows into its place. */
function put(to: Tensor, count: number, row: number, came: Tensor): void {
  const size = to.data.length / count;
  demandSize(came, size);
  if (size === 1) to.data[row] = came.data[0];
  else to.data.set(came.data, row * size);
}

const flat = ({ data }: Tensor): Tensor => ({ shape: [data.length], data });
const flatAll = (tensors: Tensors): Tensors =>
  Object.fromEntries(Object.entries(tensors).map(([name, one]) => [name, flat(one)] as const));

/** An element-wise gate takes all rows as one: it asks for vectors, and gets one that is as long. */
function flattened(gate: AnyGate, placed: PlacedGate): PlacedGate {
  const [first] = Object.keys(gate.inputs);
  return {
    ...placed,
    forward: (inputs: Tensors) => ({
      shape: inputs[first].shape,
      data: gate.forward(flatAll(inputs)).data,
    }),
    jvp: (inputs: Tensors, tangents: Tensors) => ({
      shape: inputs[first].shape,
      data: gate.jvp(flatAll(inputs), flatAll(tangents)).data,
    }),
    vjp(inputs: Tensors, zBar: Tensor) {
      const back = gate.vjp(flatAll(inputs), flat(zBar));
      return Object.fromEntries(
        Object.entries<Tensor>(back).map(([name, { data }]) => {
          return [name, { shape: inputs[name].shape, data }] as const;
        }),
      );
    },
  };
}

/** A gate as it stands in a network: worked row by row along the leading axes of the values that have them. */
export function gateAt({ gate, lead, rows }: Pick<Step, 'gate' | 'lead' | 'rows'>): PlacedGate {
  if (lead.length === 0) return gate;
  const { jacobian: _, ...rest } = gate as AnyGate;
  const axes = lead.length;
  const names = Object.keys(gate.inputs);
  const inRows = new Set(rows);
  const differentiable = names.filter((name) => isDifferentiable(gate.inputs[name] as Spec));

  const each = (tensors: Tensors): ((row: number) => Tensors) => {
    const given = Object.keys(tensors).map((name) => {
      const all = tensors[name];
      return [name, inRows.has(name) ? rowsIn(all, axes) : (): Tensor => all] as const;
    });
    return (row) => {
      const taken: Record<string, Tensor> = {};
      for (const [name, of] of given) taken[name] = of(row);
      return taken;
    };
  };
  const leadOf = (inputs: Tensors): readonly number[] => inputs[rows[0]].shape.slice(0, axes);
  const countOf = (inputs: Tensors): number => sizeOf(leadOf(inputs));
  const shapeIn = (inputs: Tensors): number[] => {
    const bound = bindDimensions(gate.name, gate.inputs, each(inputs)(0));
    const output = gate.output.map((axis: string | number) =>
      typeof axis === 'string' ? bound.get(axis)! : axis,
    );
    return [...leadOf(inputs), ...output];
  };

  const placed: PlacedGate = {
    ...rest,
    inputs: Object.fromEntries(
      names.map((name) => {
        const spec = gate.inputs[name] as Spec;
        return [name, inRows.has(name) ? { ...spec, shape: [...lead, ...spec.shape] } : spec];
      }),
    ),
    output: [...lead, ...gate.output],
    definition: '',
    forward(inputs: Tensors) {
      const [z, count, at] = [zeros(shapeIn(inputs)), countOf(inputs), each(inputs)];
      for (let row = 0; row < count; row++) put(z, count, row, gate.forward(at(row)));
      return z;
    },
    jvp(inputs: Tensors, tangents: Tensors) {
      const [dz, count] = [zeros(shapeIn(inputs)), countOf(inputs)];
      const [at, moving] = [each(inputs), each(tangents)];
      for (let row = 0; row < count; row++) put(dz, count, row, gate.jvp(at(row), moving(row)));
      return dz;
    },
    vjp(inputs: Tensors, zBar: Tensor) {
      const [count, at, delta] = [countOf(inputs), each(inputs), rowsIn(zBar, axes)];
      const gradients = Object.fromEntries(
        differentiable.map((name) => [name, zeros(inputs[name].shape)] as const),
      );
      for (let row = 0; row < count; row++) {
        const back = gate.vjp(at(row), delta(row));
        for (const name of differentiable) {
          const came = back[name];
          if (came === undefined) throw new TypeError(`its vjp gives no gradient by ${name}`);
          if (inRows.has(name)) put(gradients[name], count, row, came);
          else add(gradients[name].data, came);
        }
      }
      return gradients;
    },
  };
  const whole = gate.elementwise === true && rows.length === names.length;
  return whole ? flattened(gate, placed) : placed;
}
