import type { Kink } from '../gates/kit/kink.ts';
import { isDifferentiable, isSpec, spec, type Dimension, type Spec } from '../gates/kit/spec.ts';
import { dimensionsOf } from './cases/dimensions.ts';
import type { Case, Drawing } from './cases/draw.ts';
import { precisions, type Precision } from './numeric/dtype.ts';
import type { Layout } from './question.ts';
import type { Dtype, Subject, Value } from './subject.ts';
import { copied, isFloat32, isValue, read, type Form } from './value.ts';

/** What may be set for a check. */
export interface Options {
  /** For each input a value (a fixed point) or a spec to draw from. @default the subject's own */
  readonly inputs?: Readonly<Record<string, Value | Spec>>;
  /** The inputs to differentiate by. @default all but labels and indices */
  readonly wrt?: readonly string[];
  /** Cases to draw for each law. @default 100; 1 where every input is a fixed value */
  readonly runs?: number;
  /** @default 1 */
  readonly seed?: number;
  /** The relative error in one entry that must be noticeable. @default 1e-6 in float64, 1e-3 in float32 */
  readonly resolution?: number;
  readonly dtype?: Dtype;
  /**
   * Milliseconds that the comparison may take, roughly; counted in entries, so that the same budget gives
   * the same answer on every machine. Beyond it sums of entries are compared instead of each.
   * @default 1000
   */
  readonly budget?: number;
  /** 2 also doubts the vjp as a function of its own: its slopes, and the symmetry of the Hessian of ⟨u, f⟩. @default 1 */
  readonly order?: 1 | 2;
}

/** What a subject may offer beside its forward. */
export type Offer = 'vjp' | 'jvp' | 'jacobian' | 'hvp';

/** Entries of Jacobians that are compared in a millisecond, in round numbers. */
const entriesPerMillisecond = 2 ** 15;

/** A call to gradcheck, made sense of. */
export interface Plan {
  readonly name: string;
  readonly drawing: Drawing;
  readonly forms: readonly (Form | null)[];
  readonly wrt: readonly number[];
  readonly dtype: Dtype;
  readonly precision: Precision;
  /** Whether the resolution was set, and is not only the default. */
  readonly demanded: boolean;
  readonly runs: number;
  readonly seed: number;
  /** Entries that may be compared one by one, over all cases. */
  readonly budget: number;
  readonly output: readonly Dimension[] | null;
  readonly offers: Readonly<Record<Offer, boolean>>;
  readonly order: 1 | 2;
  /** The dimension along which a batch is worked row by row. */
  readonly batch: string | null;
}

function wholeNumber(
  name: string,
  value: number | undefined,
  least: number,
  otherwise: number,
): number {
  if (value === undefined) return otherwise;
  if (!Number.isInteger(value) || value < least) {
    throw new TypeError(
      `gradcheck: ${name} is ${value}, expected a whole number from ${least} up.`,
    );
  }
  return value;
}

function milliseconds(budget = 1000): number {
  if (budget > 0) return budget;
  throw new TypeError(`gradcheck: budget is ${budget}, expected milliseconds, more than 0.`);
}

function checkDimensions(name: string, specs: readonly Spec[]): void {
  for (const { shape, domain } of specs) {
    for (const dimension of shape) {
      if (typeof dimension !== 'number' || (Number.isInteger(dimension) && dimension >= 0))
        continue;
      throw new TypeError(
        `gradcheck: ${name} has a dimension of ${dimension}, expected a whole number.`,
      );
    }
    if (typeof domain === 'object' && 'interval' in domain) {
      const [a, b] = domain.interval;
      if (!(a <= b && Number.isFinite(a) && Number.isFinite(b))) {
        throw new TypeError(
          `gradcheck: ${name} has an interval from ${a} to ${b}, expected finite numbers in their order.`,
        );
      }
    }
    const sums = domain === 'probabilities' || domain === 'labels' || domain === 'oneHot';
    if (sums && (shape.length === 0 || shape.at(-1) === 0)) {
      throw new TypeError(
        `gradcheck: ${name} has ${domain} of shape [${shape.join(', ')}], expected an axis of 1 or more to sum over.`,
      );
    }
  }
}

/** The dimensions that a subject names beside its inputs are dimensions of these. */
function checkNames(name: string, { output, batch }: Subject, known: readonly string[]): void {
  const list = known.join(', ') || 'no named dimension';
  const stray = (output ?? []).find((d) => typeof d === 'string' && !known.includes(d));
  if (stray !== undefined) {
    throw new TypeError(
      `gradcheck: the output of ${name} has the dimension ${stray}, which none of its inputs has (${list}).`,
    );
  }
  if (batch !== undefined && !known.includes(batch)) {
    throw new TypeError(
      `gradcheck: ${name} declares the batch dimension ${batch}, which none of its inputs has (${list}).`,
    );
  }
}

/**
 * Makes sense of a subject and options.
 *
 * @throws {TypeError} with a sentence, for a call that makes no sense
 */
export function planOf(subject: Subject, options: Options = {}): Plan {
  if (typeof subject !== 'object' || subject === null) {
    throw new TypeError(
      `gradcheck: the subject is ${subject === null ? 'null' : typeof subject}, expected an object with forward and vjp, jvp or jacobian.`,
    );
  }
  const name = subject.name ?? 'the subject';
  if (typeof subject.forward !== 'function') {
    throw new TypeError(`gradcheck: ${name} has no function forward.`);
  }
  const offers = {
    vjp: typeof subject.vjp === 'function',
    jvp: typeof subject.jvp === 'function',
    jacobian: typeof subject.jacobian === 'function',
    hvp: typeof subject.hvp === 'function',
  };
  const { order = 1 } = options;
  if (order !== 1 && order !== 2) {
    throw new TypeError(`gradcheck: order is ${String(order)}, expected 1 or 2.`);
  }
  const given = options.inputs ?? subject.inputs;
  if (typeof given !== 'object' || given === null || Object.keys(given).length === 0) {
    throw new TypeError(
      `gradcheck: ${name} came without inputs; expected a value or a spec for each, as in { inputs: { x: real('n') } }.`,
    );
  }
  const names = Object.keys(given);
  const specs: Spec[] = [];
  const forms: (Form | null)[] = [];
  const fixed: (Float64Array | null)[] = [];
  for (const input of names) {
    const value = given[input];
    if (isSpec(value)) {
      specs.push(value);
      forms.push(null);
      fixed.push(null);
      continue;
    }
    const reading = isValue(value) ? read(value) : null;
    if (reading === null) {
      throw new TypeError(
        `gradcheck: input ${input} of ${name} is neither a spec nor numbers (a number, nested arrays of one shape, a typed array, { shape, data } or a matrix).`,
      );
    }
    specs.push(spec('real', reading.form.shape));
    forms.push(reading.form);
    fixed.push(copied(reading.data));
  }
  checkDimensions(name, specs);
  const wrt = differentiated(name, names, specs, options.wrt ?? subject.wrt);
  const dtype =
    options.dtype ??
    subject.dtype ??
    (names.some((_, k) => single(forms[k], specs[k])) ? 'float32' : 'float64');
  if (!(dtype in precisions)) {
    throw new TypeError(
      `gradcheck: dtype ${String(dtype)} of ${name} is not known, expected ${Object.keys(precisions).join(', ')}.`,
    );
  }
  const { resolution } = options;
  if (resolution !== undefined && !(resolution > 0 && resolution < 1)) {
    throw new TypeError(
      `gradcheck: resolution is ${resolution}, expected a number between 0 and 1.`,
    );
  }
  const known = dimensionsOf(specs);
  const everythingDrawn = forms.every((form) => form === null);
  // A value names no dimension: where some are given, nothing can be said of names.
  if (everythingDrawn) checkNames(name, subject, [...known.keys()]);
  const precision = precisions[dtype];
  if (dtype !== 'float64') {
    for (const numbers of fixed) numbers?.forEach((x, i) => (numbers[i] = precision.round(x)));
  }
  const everythingFixed = fixed.every((numbers) => numbers !== null);
  return {
    name,
    drawing: {
      specs,
      names,
      kinks: kinksOf(subject),
      fixed,
      round: precision.round,
    },
    forms,
    wrt,
    dtype,
    precision: { ...precision, resolution: resolution ?? precision.resolution },
    demanded: resolution !== undefined,
    runs: everythingFixed ? 1 : wholeNumber('runs', options.runs, 1, 100),
    seed: wholeNumber('seed', options.seed, 0, 1),
    budget: entriesPerMillisecond * milliseconds(options.budget),
    output: subject.output ?? null,
    offers,
    order,
    batch: subject.batch !== undefined && known.has(subject.batch) ? subject.batch : null,
  };
}

const kinksOf = (subject: Subject): readonly Kink[] => subject.kinks ?? [];

const single = (form: Form | null, { container }: Spec): boolean =>
  form === null ? container === 'float32' : isFloat32(form);

function differentiated(
  name: string,
  names: readonly string[],
  specs: readonly Spec[],
  wrt: readonly string[] | undefined,
): number[] {
  if (wrt === undefined) {
    return names.map((_, k) => k).filter((k) => isDifferentiable(specs[k]));
  }
  const stray = wrt.find((input) => !names.includes(input));
  if (stray !== undefined) {
    throw new TypeError(
      `gradcheck: wrt names ${stray}, which is no input of ${name} (${names.join(', ')}).`,
    );
  }
  return names.map((_, k) => k).filter((k) => wrt.includes(names[k]));
}

/** The forms in which a subject is given the numbers of a case. */
export function layoutOf(plan: Plan, drawn: Case): Layout {
  const forms = drawn.shapes.map((shape, k): Form => {
    const form = plan.forms[k];
    if (form !== null) return form;
    const { container } = plan.drawing.specs[k];
    if (container === 'tensor') return { kind: 'tensor', shape, float32: plan.dtype === 'float32' };
    return { kind: container, shape };
  });
  return { names: plan.drawing.names, forms, wrt: plan.wrt };
}
