import type { BigNumber } from 'mathjs';
import { ShapeError } from '../../gates/kit/errors.ts';
import type { AnyGate, Tensors } from '../../gates/kit/gate.ts';
import type { Case } from '../cases/draw.ts';
import { indexOf } from '../stats.ts';
import { claimsOf } from './claimsOf.ts';
import type { Farthest } from './held.ts';
import type { Jacobian, Oracle } from './oracle.ts';
import { roundingsOff, sizeOfSlope } from './roundingsOff.ts';

/** A function of the library is right to one unit in the last place, which is up to 2u. */
const perOperation = 2;

/** A gradient takes at most five times the operations of its function (Baur and Strassen 1983). */
const perGradient = 5;

/** One number held against the definition; `input` is null for the output itself. */
export interface Seen {
  readonly input: string | null;
  readonly far: Farthest;
  readonly kink: boolean;
}

/** Holds each number that a gate gives at one point, which has no empty input, to its definition. */
export function* holdAt(gate: AnyGate, oracle: Oracle, drawn: Case): Generator<Seen> {
  const { regime } = drawn;
  const inputs: Tensors = Object.fromEntries(
    Object.keys(gate.inputs).map((name, k) => {
      return [name, { shape: drawn.shapes[k], data: drawn.values[k] }];
    }),
  );
  const [values, jacobian] = [oracle.forward(inputs), oracle.jacobian(inputs)];
  if (values === null || jacobian === null) return;
  const z = gate.forward(inputs);
  if (z.data.length !== values.length) {
    throw new ShapeError(
      `${gate.name}: its definition gives ${values.length} numbers, its forward ${z.data.length}.`,
    );
  }
  const entries = Object.values(inputs).reduce((sum, { data }) => sum + data.length, 0);
  const allowed = perOperation * (oracle.operations + entries);
  const { math } = oracle;
  const differentiable = Object.keys(jacobian);

  for (const [i, value] of values.entries()) {
    const slopes = differentiable.flatMap((input) => jacobian[input][i].map(sizeOfSlope));
    const size = value.value.abs().plus(moved(oracle, inputs, jacobian, slopes));
    const roundings = roundingsOff(math, z.data[i], { ...value, sides: null }, size);
    const [output, exact] = [indexOf(i, z.shape), value.value.toNumber()];
    const found = { claimed: z.data[i], exact, roundings, allowed, output, index: [] };
    yield { input: null, far: { claim: 'forward', ...found, at: inputs, regime }, kink: false };
  }

  for (const input of differentiable) {
    for (const { claim, at } of claimsOf(gate, inputs, input, z)) {
      for (const [i, row] of jacobian[input].entries()) {
        for (const [j, slope] of row.entries()) {
          const limit = perGradient * allowed;
          let roundings = roundingsOff(math, at(i, j), slope, sizeOfSlope(slope));
          if (!(roundings <= limit) && slope.sides === null) {
            const size = sizeOfSlope(slope).plus(bend(oracle, inputs, jacobian, input, i, j));
            roundings = roundingsOff(math, at(i, j), slope, size);
          }
          const far: Farthest = {
            claim,
            claimed: at(i, j),
            exact: slope.value.toNumber(),
            roundings,
            allowed: limit,
            output: indexOf(i, z.shape),
            index: indexOf(j, inputs[input].shape),
            at: inputs,
            regime,
          };
          yield { input, far, kink: slope.sides !== null };
        }
      }
    }
  }
}

/** Σ |xⱼ sⱼ| over the entries of the differentiable inputs: what rounding them all changes, over u. */
function moved(
  { math }: Oracle,
  inputs: Tensors,
  jacobian: Jacobian,
  slopes: readonly BigNumber[],
): BigNumber {
  const entries = Object.keys(jacobian).flatMap((input) => Array.from(inputs[input].data));
  return slopes.reduce(
    (sum, slope, j) => sum.plus(math.big(entries[j]).times(slope).abs()),
    math.big(0),
  );
}

/** The same for one entry of the Jacobian, whose own slopes are second derivatives. */
function bend(
  oracle: Oracle,
  inputs: Tensors,
  jacobian: Jacobian,
  input: string,
  i: number,
  j: number,
): BigNumber {
  const second = oracle.curvature(inputs, input, j)?.[i] ?? [];
  const across = Object.values(jacobian).flatMap((rows) => rows[i]);
  // across a kink there is no second derivative
  const slopes = second.map((slope, at) =>
    across[at].sides === null ? slope : oracle.math.big(0),
  );
  return moved(oracle, inputs, jacobian, slopes);
}
