import type { Kink } from '../../../gates/kit/kink.ts';
import type { Dimension, Spec } from '../../../gates/kit/spec.ts';
import { sizeOf, type Tensor } from '../../../gates/kit/tensor.ts';
import { readOutput, thrown, writeOutput } from '../../drivers/reading.ts';
import { layoutOf, planOf, type Plan } from '../../plan.ts';
import type { OutputForm } from '../../question.ts';
import type { Dtype, Subject, Value, Values } from '../../subject.ts';
import { read, write } from '../../value.ts';
import { after, type Later } from './later.ts';

/** One tensor for each name. */
export type Tensors = Readonly<Record<string, Tensor>>;

/**
 * A subject reduced to what a mutation changes: tensors in, one tensor out, and the vjp alone.
 *
 * It claims no jvp and no Jacobian. Were they left right, `adjoint` would see any wrong vjp by them, exactly
 * and without a step; were they made wrong alike, it would see nothing and they would only be measured a
 * second time. So what kills a mutant here has seen it in the forward.
 */
export interface Bare {
  readonly name: string;
  readonly dtype: Dtype;
  readonly inputs: Readonly<Record<string, Spec | Tensor>>;
  readonly wrt: readonly string[];
  readonly output?: readonly Dimension[];
  readonly kinks: readonly Kink[];
  readonly batch?: string;
  forward(inputs: Tensors): Later<Tensor>;
  vjp(inputs: Tensors, cotangent: Tensor): Later<Tensors>;
}

/** What a subject answers in the place of numbers is thrown: a check then refuses it as it would the subject. */
class Unreadable extends TypeError {}

/**
 * Reduces a subject: its own containers in and out become tensors, several outputs one vector.
 *
 * Where it has no vjp, one is made of its Jacobian, or of its jvp, column by column.
 *
 * @throws {TypeError} with a sentence, for a subject that makes no sense
 */
export function bareOf(subject: Subject): Bare {
  const plan = planOf(subject);
  const { drawing, dtype, wrt, output, batch, name } = plan;
  const names = wrt.map((k) => drawing.names[k]);
  const given = (k: number): Spec | Tensor => {
    const numbers = drawing.fixed?.[k] ?? null;
    const form = plan.forms[k];
    if (numbers === null || form === null) return drawing.specs[k].as('tensor');
    return { shape: form.shape, data: numbers };
  };
  // A subject on tensors of doubles is asked as it is.
  const direct = dtype === 'float64' && drawing.specs.every((_, k) => isTensor(plan, k));
  const inputsOf = (x: Tensors): Values => {
    if (direct) return x;
    const shapes = drawing.names.map((input) => x[input].shape);
    const { forms } = layoutOf(plan, { lengths: {}, regime: '', shapes, values: [] });
    return Object.fromEntries(
      drawing.names.map((input, k) => [input, write(x[input].data, forms[k])] as const),
    );
  };
  let known: OutputForm | null = null;
  const forward = (x: Tensors): Later<Tensor> =>
    after(subject.forward(inputsOf(x)) as Later<unknown>, (raw) => {
      const reply = readOutput(raw);
      if (reply.refused !== undefined) throw new Unreadable(reply.came);
      known = reply.output!;
      const shape = known.names === null ? known.forms[0].shape : [known.size];
      return { shape, data: reply.numbers[0] };
    });
  /** The form in which a cotangent is given: that of the output, of which only one without names is known by its shape. */
  const formOf = (x: Tensors, { shape, data }: Tensor): Later<OutputForm> => {
    if (known === null || known.names !== null) return after(forward(x), () => known!);
    return { names: null, forms: [{ ...known.forms[0], shape }], size: data.length };
  };
  const pulled = vjpOf(subject, plan, inputsOf);
  return {
    name,
    dtype,
    inputs: Object.fromEntries(drawing.names.map((input, k) => [input, given(k)] as const)),
    wrt: names,
    kinks: drawing.kinks,
    ...(output === null ? {} : { output }),
    ...(batch === null ? {} : { batch }),
    forward,
    vjp: (x, u) => after(formOf(x, u), (form) => pulled(x, u, form)),
  };
}

const isTensor = ({ forms, drawing }: Plan, k: number): boolean =>
  forms[k] === null ? drawing.specs[k].container === 'tensor' : forms[k].kind === 'tensor';

type Pulled = (x: Tensors, u: Tensor, form: OutputForm) => Later<Tensors>;

function vjpOf(subject: Subject, { wrt, drawing }: Plan, inputsOf: (x: Tensors) => Values): Pulled {
  const names = wrt.map((k) => drawing.names[k]);
  const like = (raw: unknown, shape: readonly number[]): Tensor => {
    const reading = read(raw);
    if (reading === null) throw new Unreadable(String(thrown(raw).came));
    return { shape, data: Float64Array.from(reading.data) };
  };
  if (subject.vjp !== undefined) {
    return (x, u, form) =>
      after(subject.vjp!(inputsOf(x), writeOutput(u.data, form)) as Later<Values>, (raw) =>
        Object.fromEntries(names.map((name) => [name, like(raw[name], x[name].shape)] as const)),
      );
  }
  if (subject.jacobian !== undefined) {
    return (x, u) =>
      after(subject.jacobian!(inputsOf(x)) as Later<Values>, (raw) =>
        Object.fromEntries(
          names.map((name) => {
            const { data } = like(raw[name], []);
            const columns = sizeOf(x[name].shape);
            const gradient = new Float64Array(columns);
            data.forEach((entry, at) => (gradient[at % columns] += entry * rowOf(u, at, columns)));
            return [name, { shape: x[name].shape, data: gradient }] as const;
          }),
        ),
      );
  }
  return (x, u) => byTangents(subject, names, inputsOf(x), x, u);
}

const rowOf = (u: Tensor, at: number, columns: number): number => u.data[Math.floor(at / columns)];

/** ⟨u, J eⱼ⟩ for every entry of every input. */
function byTangents(
  subject: Subject,
  names: readonly string[],
  inputs: Values,
  x: Tensors,
  u: Tensor,
): Later<Tensors> {
  let all: Later<Record<string, Tensor>> = {};
  for (const name of names) {
    const { shape, data } = x[name];
    for (let j = 0; j < data.length; j++) {
      const tangents: Values = Object.fromEntries(
        names.map((other) => {
          const zero = new Float64Array(x[other].data.length);
          if (other === name) zero[j] = 1;
          const form = read(inputs[other])!.form;
          return [other, write(zero, form)] as const;
        }),
      );
      all = after(all, (gradients) =>
        after(subject.jvp!(inputs, tangents) as Later<Value>, (raw) => {
          const reply = readOutput(raw);
          if (reply.refused !== undefined) throw new Unreadable(reply.came);
          const gradient = gradients[name] ?? { shape, data: new Float64Array(data.length) };
          reply.numbers[0].forEach((dz, i) => (gradient.data[j] += u.data[i] * dz));
          return { ...gradients, [name]: gradient };
        }),
      );
    }
    all = after(all, (gradients) => ({
      [name]: { shape, data: new Float64Array(0) },
      ...gradients,
    }));
  }
  return all;
}
