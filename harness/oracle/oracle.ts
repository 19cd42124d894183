import type { BigNumber } from 'mathjs';
import type { AnyGate, Tensors } from '../../gates/kit/gate.ts';
import { isDifferentiable } from '../../gates/kit/spec.ts';
import { definitionOf, type Definition } from './definitionOf.ts';
import { precisions, type Enclosed } from './enclosed.ts';
import { loadMath64, type Math64 } from './math64.ts';
import { Nearby } from './nearby.ts';
import { Neighbourhood, type Slope } from './neighbourhood.ts';

/** ∂z/∂x for each differentiable input, row by row of the output. */
export type Jacobian = Readonly<Record<string, readonly (readonly Slope[])[]>>;

/** A gate's definition, evaluated with as many digits as the result takes; 64 as a rule. */
export interface Oracle {
  readonly math: Math64;
  /** The operators and functions in the definition. */
  readonly operations: number;
  /** The entries of the output, row by row; null where an input is empty: mathjs has no n×0 matrix. */
  forward(inputs: Tensors): readonly Enclosed[] | null;
  /** The derivatives by central differences of the definition; null where an input is empty. */
  jacobian(inputs: Tensors): Jacobian | null;
  /**
   * The derivatives of one column of the Jacobian: a row for each entry of the output, in it
   * ∂²z/∂xⱼ∂y for each entry y of each differentiable input; null where an input is empty.
   */
  curvature(inputs: Tensors, input: string, j: number): readonly (readonly BigNumber[])[] | null;
}

/** Rows as columns; of nothing, nothing. */
const turned = <T>(columns: readonly (readonly T[])[]): T[][] =>
  (columns[0] ?? []).map((_, i) => columns.map((column) => column[i]));

/** Makes the oracle of a gate; loads mathjs the first time. */
export async function oracleOf(gate: AnyGate): Promise<Oracle> {
  const load = await (loading ??= loadMath64());
  const compiled = new Map<number, Definition>();
  const definition = (digits: number): Definition => {
    const known = compiled.get(digits) ?? definitionOf(gate, load(digits));
    compiled.set(digits, known);
    return known;
  };
  const names = Object.keys(gate.inputs);
  const places = names.map((_, k) => k).filter((k) => isDifferentiable(gate.inputs[names[k]]));

  const neighbourhoods = new WeakMap<Tensors, Neighbourhood>();
  const around = (inputs: Tensors): Neighbourhood | null => {
    const tensors = names.map((name) => inputs[name]);
    if (tensors.some(({ data }) => data.length === 0)) return null;
    const known = neighbourhoods.get(inputs) ?? new Neighbourhood(new Nearby(tensors, definition));
    neighbourhoods.set(inputs, known);
    return known;
  };
  const entriesOf = <T>(inputs: Tensors, k: number, work: (j: number) => T): T[] =>
    Array.from(inputs[names[k]].data, (_, j) => work(j));

  const math = load(precisions[0]);
  return {
    math,
    operations: math.operations(gate.definition),
    forward: (inputs) => around(inputs)?.forward() ?? null,
    jacobian(inputs) {
      const here = around(inputs);
      if (here === null) return null;
      return Object.fromEntries(
        places.map((k) => [names[k], turned(entriesOf(inputs, k, (j) => here.slopes([k, j])))]),
      );
    },
    curvature(inputs, input, j) {
      const here = around(inputs);
      if (here === null) return null;
      const x = [names.indexOf(input), j] as const;
      return turned(places.flatMap((k) => entriesOf(inputs, k, (i) => here.seconds(x, [k, i]))));
    },
  };
}

let loading: ReturnType<typeof loadMath64> | null = null;
