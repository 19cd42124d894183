import { ShapeError } from '../../gates/kit/errors.ts';
import { isDifferentiable, type Dimension, type Spec } from '../../gates/kit/spec.ts';
import type { Application, Step } from './graph.ts';
import { gateAt } from './lift.ts';
import { pathTo, showApplication, type Draft } from './path.ts';

type Shape = readonly Dimension[];

const show = (shape: Shape): string => `[${shape.join(', ')}]`;

/** What became known of a network's shapes. */
export interface Inferred {
  readonly steps: readonly Step[];
  /** The smallest length that some gate allows for a named dimension. */
  readonly least: ReadonlyMap<string, number>;
}

/**
 * Infers the shape of every value, from the sources on.
 *
 * A gate may be given values with more axes than it speaks of: it is then worked row by row along the leading
 * ones, which all such values share.
 *
 * @throws {ShapeError} where a shape does not fit, naming the gate, its input, what came, and the path to it
 */
export function inferred(draft: Draft, order: readonly Application[]): Inferred {
  const shapes = new Map<string, Shape>(draft.sources.map(({ name, spec }) => [name, spec.shape]));
  const specs = new Map(draft.sources.map(({ name, spec }) => [name, spec]));
  const moving = new Set(
    draft.sources.filter(({ spec }) => isDifferentiable(spec)).map(({ name }) => name),
  );
  const least = new Map<string, number>();
  const steps = order.map((application): Step => {
    const { gate, from, name } = application;
    demandInputs(draft, application);
    const place = new Fitting(draft, application);
    for (const input of Object.keys(gate.inputs)) place.give(input, shapes.get(from[input])!);
    for (const [input, spec] of Object.entries<Spec>(gate.inputs)) {
      place.atLeast(spec, least);
      const source = specs.get(from[input]);
      if (isDifferentiable(spec) || (source !== undefined && !isDifferentiable(source))) continue;
      const expected = `an input of the network with ${word(spec)}`;
      throw place.refuse(input, `takes no gradient, expected ${expected}, came ${from[input]}`);
    }
    const back = Object.keys(gate.inputs).filter(
      (input) => isDifferentiable(gate.inputs[input] as Spec) && moving.has(from[input]),
    );
    if (back.length > 0) moving.add(name);
    const fitted = place.done();
    const step = { ...application, ...fitted, back, placed: gateAt({ ...fitted, gate }) };
    shapes.set(name, step.shape);
    return step;
  });
  return { steps, least };
}

const word = ({ domain }: Spec): string => (typeof domain === 'string' ? domain : 'indices');

function demandInputs({ who }: Draft, application: Application): void {
  const { gate, from } = application;
  const wanted = Object.keys(gate.inputs);
  const missing = wanted.find((input) => from[input] === undefined);
  const stray = Object.keys(from).find((input) => !wanted.includes(input));
  if (missing === undefined && stray === undefined) return;
  const what = missing === undefined ? `has no input ${stray}` : `is not given ${missing}`;
  throw new TypeError(
    `${who}: ${showApplication(application)}: ${gate.name} ${what}, expected ${wanted.join(', ')}.`,
  );
}

/** The fitting of values into the inputs of one gate. */
class Fitting {
  readonly #draft: Draft;
  readonly #application: Application;
  readonly #bound = new Map<string, { dimension: Dimension; by: string }>();
  readonly #rows: string[] = [];
  #lead: Shape = [];

  constructor(draft: Draft, application: Application) {
    this.#draft = draft;
    this.#application = application;
  }

  /** An error with the path to the value that does not fit. */
  refuse(input: string, what: string): ShapeError {
    const { who } = this.#draft;
    const { from, name } = this.#application;
    const path = `${name} ← ${pathTo(this.#draft, from[input])}`;
    return new ShapeError(
      `${who}: ${showApplication(this.#application)}: ${input} ${what} (${path}).`,
    );
  }

  /** Gives an input a value of this shape. */
  give(input: string, came: Shape): void {
    const { shape } = this.#application.gate.inputs[input] as Spec;
    const extra = came.length - shape.length;
    const fits = extra >= 0 && shape.every((axis, k) => this.#bind(axis, came[extra + k], input));
    if (!fits)
      throw this.refuse(input, `has shape ${show(came)}, expected ${this.#expected(shape)}`);
    if (extra === 0) return;
    const lead = came.slice(0, extra);
    const same =
      lead.length === this.#lead.length && lead.every((axis, k) => axis === this.#lead[k]);
    if (this.#rows.length > 0 && !same) {
      const others = `${show(this.#lead)} of ${this.#rows.join(' and ')}`;
      throw this.refuse(input, `has the rows ${show(lead)}, expected ${others}`);
    }
    this.#lead = lead;
    this.#rows.push(input);
  }

  #bind(axis: Dimension, came: Dimension, by: string): boolean {
    if (typeof axis === 'number') return axis === came;
    const known = this.#bound.get(axis);
    if (known === undefined) this.#bound.set(axis, { dimension: came, by });
    return (known?.dimension ?? came) === came;
  }

  #expected(shape: Shape): string {
    const known = shape.flatMap((axis) => {
      const bound = typeof axis === 'string' ? this.#bound.get(axis) : undefined;
      return bound === undefined ? [] : [`${axis} = ${bound.dimension} (from ${bound.by})`];
    });
    return `${show(shape)}${known.length === 0 ? '' : ` with ${known.join(', ')}`}`;
  }

  /** Holds the lengths to those that an input needs; those of named dimensions are kept in `least`. */
  atLeast({ min }: Spec, least: Map<string, number>): void {
    for (const [axis, length] of Object.entries(min)) {
      const dimension = this.#bound.get(axis)?.dimension;
      if (typeof dimension === 'string') {
        least.set(dimension, Math.max(length, least.get(dimension) ?? 0));
      } else if (dimension !== undefined && dimension < length) {
        const { by } = this.#bound.get(axis)!;
        throw this.refuse(by, `has ${axis} = ${dimension}, expected ${length} or more`);
      }
    }
  }

  done(): Pick<Step, 'shape' | 'lead' | 'rows' | 'bound'> {
    const bound = Object.fromEntries(
      [...this.#bound].map(([axis, { dimension }]) => [axis, dimension] as const),
    );
    const output = this.#application.gate.output.map((axis) =>
      typeof axis === 'string' ? (bound[axis] ?? axis) : axis,
    );
    return { shape: [...this.#lead, ...output], lead: this.#lead, rows: this.#rows, bound };
  }
}
