import { bindDimensions, type AnyGate, type Tensors } from '../../gates/kit/gate.ts';
import type { Spec } from '../../gates/kit/spec.ts';
import { isDifferentiable } from '../../gates/kit/spec.ts';
import { sizeOf, zeros, type Tensor } from '../../gates/kit/tensor.ts';
import type { PlacedGate } from '../part.ts';
import type { Step } from './graph.ts';

/** One row of a tensor: a view, since a gate leaves alone what it is given. */
function rowOf({ shape, data }: Tensor, axes: number, row: number): Tensor {
  const inner = shape.slice(axes);
  const size = sizeOf(inner);
  return { shape: inner, data: data.subarray(row * size, (row + 1) * size) };
}

function add(to: Float64Array, { data }: Tensor): void {
  for (let i = 0; i < to.length; i++) to[i] += data[i];
}

/** Puts what a gate gave for a row into its place; another size of it is told, not cut. */
function put(to: Tensor, axes: number, row: number, came: Tensor): void {
  const { data } = rowOf(to, axes, row);
  if (came.data.length !== data.length) {
    throw new RangeError(`it gives ${came.data.length} numbers where a row has ${data.length}`);
  }
  data.set(came.data);
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

  const at = (tensors: Tensors, row: number): Tensors => {
    const taken: Record<string, Tensor> = {};
    for (const name in tensors) {
      taken[name] = inRows.has(name) ? rowOf(tensors[name], axes, row) : tensors[name];
    }
    return taken;
  };
  const leadOf = (inputs: Tensors): readonly number[] => inputs[rows[0]].shape.slice(0, axes);
  const shapeIn = (inputs: Tensors): number[] => {
    const first = at(inputs, 0);
    const bound = bindDimensions(gate.name, gate.inputs, first);
    const output = gate.output.map((axis: string | number) =>
      typeof axis === 'string' ? bound.get(axis)! : axis,
    );
    return [...leadOf(inputs), ...output];
  };
  const over = (inputs: Tensors, work: (row: number) => void): void => {
    const count = sizeOf(leadOf(inputs));
    for (let row = 0; row < count; row++) work(row);
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
      const z = zeros(shapeIn(inputs));
      over(inputs, (row) => put(z, axes, row, gate.forward(at(inputs, row))));
      return z;
    },
    jvp(inputs: Tensors, tangents: Tensors) {
      const dz = zeros(shapeIn(inputs));
      over(inputs, (row) => put(dz, axes, row, gate.jvp(at(inputs, row), at(tangents, row))));
      return dz;
    },
    vjp(inputs: Tensors, zBar: Tensor) {
      const gradients = Object.fromEntries(
        differentiable.map((name) => [name, zeros(inputs[name].shape)] as const),
      );
      over(inputs, (row) => {
        const back = gate.vjp(at(inputs, row), rowOf(zBar, axes, row));
        for (const name of differentiable) {
          const came = back[name];
          if (came === undefined) throw new TypeError(`its vjp gives no gradient by ${name}`);
          if (inRows.has(name)) put(gradients[name], axes, row, came);
          else add(gradients[name].data, came);
        }
      });
      return gradients;
    },
  };
  const whole = gate.elementwise === true && rows.length === names.length;
  return whole ? flattened(gate, placed) : placed;
}
