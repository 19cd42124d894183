import type { Flow, GateFlow, Unit } from './flow.ts';
import { fanIn } from './fanIn.ts';
import type { Network } from './graph.ts';

/** What most likely stands behind a symptom, as far as the numbers show it. */
export type Cause =
  /** Data far larger than 1 flow in. */
  | 'data'
  /** Weights so large that what comes out is many times what goes in. */
  | 'weights'
  /** Weights so small that what comes out is a small part of what goes in. */
  | 'small weights'
  /** A bias that outweighs all that is added to it. */
  | 'bias'
  /** None of these: most often a large update. */
  | 'update'
  /** Gates whose own slope is small, one after the other. */
  | 'depth';

/** Something that keeps a gradient from flowing; plain data. */
export interface Symptom {
  readonly kind: 'dead' | 'saturated' | 'unselected' | 'vanishing' | 'exploding' | 'overflow';
  /** The gate, by the name of its value. */
  readonly gate: string;
  /** The units that show it; none for a symptom of the whole. */
  readonly units: readonly Unit[];
  /** How many units there are. */
  readonly of: number;
  readonly cause: Cause;
  /** What the cause was read off: the size of the data, the scale of the weights, the bias. */
  readonly evidence: { readonly name: string; readonly size: number } | null;
  /** Of vanishing and exploding: where the gradient is measured first and last, and the part that is left. */
  readonly path?: {
    readonly from: string;
    readonly to: string;
    readonly left: number;
    /** The gate that takes most of it, and the part that it leaves. */
    readonly worst: string;
    readonly factor: number;
  };
}

/** A unit shows a symptom where it does in so many of the examples. */
const nearlyAll = 0.9;

/** Data and weights above this many times their usual size are called large. */
const large = 3;

/** What is left of a gradient where it is said to vanish; its inverse where it explodes. */
const little = 1e-3;

/** Where numbers first leave the range: on the way forward, or else on the way back. */
const overflowing = ({ gates }: Flow): GateFlow | undefined =>
  gates.find(({ value }) => !Number.isFinite(value.rms)) ??
  gates.findLast(({ arrives }) => !Number.isFinite(arrives.rms));

interface Evidence {
  readonly name: string;
  readonly size: number;
}

/** What a gate was fed with: the largest of each kind. */
interface Fed {
  readonly data: Evidence | null;
  readonly weights: Evidence | null;
  readonly bias: Evidence | null;
}

const larger = (a: Evidence | null, b: Evidence): Evidence =>
  a !== null && a.size >= b.size ? a : b;

/** What went into the gate before a symptom, by one input or all; into the gate itself, where a source feeds it. */
function fedTo(network: Network, flow: Flow, gate: GateFlow, through?: string): Fed {
  const fed = through === undefined ? Object.values(gate.from) : [gate.from[through]];
  const step =
    network.steps.find(({ name }) => fed.includes(name)) ??
    network.steps.find(({ name }) => name === gate.name)!;
  const sources = new Map(flow.sources.map((one) => [one.name, one] as const));
  let [data, weights, bias]: (Evidence | null)[] = [null, null, null];
  for (const [input, name] of Object.entries(step.from)) {
    const source = sources.get(name);
    if (source?.kind === 'input') data = larger(data, { name, size: source.value.rms });
    if (source?.kind !== 'parameter') continue;
    const spec = step.gate.inputs[input] as { readonly shape: readonly unknown[] };
    const summed = fanIn(step, input, source.shape.slice(-spec.shape.length));
    const { rms, largest } = source.value;
    if (summed === null) bias = larger(bias, { name, size: largest });
    else weights = larger(weights, { name, size: rms * Math.sqrt(summed) });
  }
  return { data, weights, bias };
}

/** What most likely stands behind a symptom, by what went in. */
function causeOf({ data, weights, bias }: Fed): Pick<Symptom, 'cause' | 'evidence'> {
  const others = Math.max(data?.size ?? 1, 1) * Math.max(weights?.size ?? 1, 1);
  if (bias !== null && bias.size > large * others) return { cause: 'bias', evidence: bias };
  if (data !== null && data.size > large && data.size >= (weights?.size ?? 0)) {
    return { cause: 'data', evidence: data };
  }
  if (weights !== null && weights.size > large) return { cause: 'weights', evidence: weights };
  return { cause: 'update', evidence: null };
}

/** Units of one input by their cause: a bias is that of those alone which are as far out as it is. */
function byCause(
  fed: Fed,
  units: readonly Unit[],
): Pick<Symptom, 'cause' | 'evidence' | 'units'>[] {
  const told = causeOf(fed);
  if (told.cause !== 'bias') return [{ ...told, units }];
  const far = told.evidence!.size / 2;
  const isFar = ({ between }: Unit): boolean => between.some((x) => Math.abs(x) >= far);
  return [
    { ...told, units: units.filter(isFar) },
    { ...causeOf({ ...fed, bias: null }), units: units.filter((unit) => !isFar(unit)) },
  ].filter((one) => one.units.length > 0);
}

function unitsOf(gate: GateFlow): Partial<Record<Symptom['kind'], readonly Unit[]>> {
  const silent = gate.units.filter(({ zeros }) => zeros === 1);
  if (gate.routes) return { unselected: silent };
  if (!gate.elementwise) return {};
  if (gate.clamps) return { dead: silent };
  return { saturated: gate.units.filter(({ small }) => small >= nearlyAll) };
}

/** Between the gates that learn: what of the gradient at the last one is left at the first. */
function alongOf(network: Network, flow: Flow): Symptom[] {
  const learnt = new Set(
    flow.sources.filter(({ kind }) => kind === 'parameter').map((s) => s.name),
  );
  const learning = flow.gates.filter(({ from, arrives }) => {
    return arrives.count > 0 && Object.values(from).some((name) => learnt.has(name));
  });
  const first = learning.toSorted((a, b) => a.depth - b.depth)[0];
  const last = learning.toSorted((a, b) => b.depth - a.depth)[0];
  if (first === undefined || first === last) return [];
  const left = last.arrives.typical === 0 ? 1 : first.arrives.typical / last.arrives.typical;
  const kind = left < little ? 'vanishing' : left > 1 / little ? 'exploding' : null;
  if (kind === null) return [];
  const between = flow.gates.filter(({ depth, arrives }) => {
    return depth >= first.depth && depth < last.depth && arrives.count > 0;
  });
  const ranked = between.toSorted((a, b) => a.factor - b.factor);
  const worst = (kind === 'vanishing' ? ranked[0] : ranked.at(-1)) ?? first;
  const told = causeOf(fedTo(network, flow, worst));
  const cause =
    kind === 'vanishing' && told.cause === 'update'
      ? worst.elementwise
        ? 'depth'
        : 'small weights'
      : told.cause === 'update'
        ? 'weights'
        : told.cause;
  const path = {
    from: last.name,
    to: first.name,
    left,
    worst: worst.name,
    factor: worst.factor,
  };
  return [{ kind, gate: first.name, units: [], of: 0, cause, evidence: told.evidence, path }];
}

/** What keeps the gradient from flowing, gate by gate and along the whole way. */
export function symptomsOf(network: Network, flow: Flow): Symptom[] {
  const bad = overflowing(flow);
  if (bad !== undefined) {
    const { cause, evidence } = causeOf(fedTo(network, flow, bad));
    return [{ kind: 'overflow', gate: bad.name, units: [], of: 0, cause, evidence }];
  }
  const byUnit = flow.gates.flatMap((gate) =>
    Object.entries(unitsOf(gate)).flatMap(([kind, units]): Symptom[] =>
      Object.entries(Object.groupBy(units, ({ input }) => input)).flatMap(([input, some = []]) =>
        byCause(fedTo(network, flow, gate, input), some).map((told) => ({
          kind: kind as Symptom['kind'],
          gate: gate.name,
          of: gate.units.filter((unit) => unit.input === input).length,
          ...told,
        })),
      ),
    ),
  );
  return [...byUnit, ...alongOf(network, flow)];
}
