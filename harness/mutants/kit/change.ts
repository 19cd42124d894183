import { sizeOf, type Tensor } from '../../../gates/kit/tensor.ts';
import type { Bare, Tensors } from './bare.ts';
import { after, afterAll, type Later } from './later.ts';

/** What a gradient is changed by: the point and the cotangent that it answers to. */
interface Question {
  readonly x: Tensors;
  readonly u: Tensor;
  readonly subject: Bare;
}

/** A subject whose vjp answers with something else. */
export const withVjp = (subject: Bare, vjp: Bare['vjp']): Bare => ({ ...subject, vjp });

/** Changes the cotangent before it is pulled back. */
export const onCotangent =
  (change: (u: Tensor, question: Question) => Tensor) =>
  (subject: Bare): Bare =>
    withVjp(subject, (x, u) => subject.vjp(x, change(u, { x, u, subject })));

/** Pulls back at another point. */
export const onPoint =
  (change: (x: Tensors, subject: Bare) => Later<Tensors>) =>
  (subject: Bare): Bare =>
    withVjp(subject, (x, u) => after(change(x, subject), (other) => subject.vjp(other, u)));

/** Changes the gradient by each input, or by those that are named. */
export const onGradients =
  (change: (gradient: Tensor, input: string, question: Question) => Tensor) =>
  (subject: Bare, inputs: readonly string[] = subject.wrt): Bare =>
    withVjp(subject, (x, u) =>
      after(subject.vjp(x, u), (gradients) => ({
        ...gradients,
        ...Object.fromEntries(
          inputs.map((input) => [input, change(gradients[input], input, { x, u, subject })]),
        ),
      })),
    );

/** Changes the gradient by each matrix; null where no input is one. */
export function onMatrices(
  subject: Bare,
  change: (gradient: Tensor, rows: number, columns: number) => Tensor,
): Bare | null {
  const matrices = subject.wrt.filter((name) => subject.inputs[name].shape.length === 2);
  if (matrices.length === 0) return null;
  return onGradients((gradient) => change(gradient, gradient.shape[0], gradient.shape[1]))(
    subject,
    matrices,
  );
}

/**
 * Makes a gradient of the rows of the Jacobian, asked for one by one.
 *
 * @param make the gradient by one input, of ∂zᵢ/∂x for each output i and of the cotangent
 */
export const onRows =
  (make: (rows: readonly Float64Array[], input: string, question: Question) => Tensor) =>
  (subject: Bare): Bare =>
    withVjp(subject, (x, u) =>
      afterAll(
        Array.from(u.data, (_, i) => () => subject.vjp(x, unit(u, i))),
        (rows) =>
          Object.fromEntries(
            subject.wrt.map((input) => {
              const own = rows.map((row) => row[input].data);
              return [input, make(own, input, { x, u, subject })] as const;
            }),
          ),
      ),
    );

/** A tensor with every entry changed. */
export const mapped = (
  { shape, data }: Tensor,
  change: (entry: number, at: number) => number,
): Tensor => ({ shape, data: data.map((entry, at) => change(entry, at)) });

/** A 1 among zeros, in the shape of a tensor. */
const unit = (like: Tensor, at: number): Tensor => mapped(like, (_, k) => (k === at ? 1 : 0));

/** Σᵢ uᵢ Jᵢⱼ: what the right gradient is at entry j. */
export const sumAt = (rows: readonly Float64Array[], u: Tensor, j: number): number =>
  rows.reduce((sum, row, i) => sum + u.data[i] * row[j], 0);

export const scaled = (tensor: Tensor, by: number): Tensor => mapped(tensor, (entry) => entry * by);

/** The same entries in other places: the entry at k is the one that was at `from(k)`. */
export const moved = (tensor: Tensor, from: (at: number) => number): Tensor =>
  mapped(tensor, (_, at) => tensor.data[from(at)]);

/** Where an entry stands along the first axis; 0 in a scalar. */
export const rowAt = ({ shape }: Tensor, at: number): number =>
  shape.length === 0 ? 0 : Math.floor(at / sizeOf(shape.slice(1)));

/** The inputs that an output axis does not have: they are spread over it, and their gradient is a sum along it. */
export function spreadInputs({ output, inputs, wrt }: Bare, axis = 0): string[] {
  const dimension = output?.[axis];
  if (typeof dimension !== 'string') return [];
  return wrt.filter((name) => !(inputs[name].shape as readonly unknown[]).includes(dimension));
}
