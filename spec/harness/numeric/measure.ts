import { answering } from '../../../harness/drivers/answer.ts';
import { drive, newTally } from '../../../harness/drivers/drive.ts';
import type { Dtype } from '../../../harness/index.ts';
import { precisions } from '../../../harness/numeric/dtype.ts';
import type { Field } from '../../../harness/numeric/field.ts';
import type { Asking } from '../../../harness/question.ts';
import { read } from '../../../harness/value.ts';
import type { Vector } from '../subjects.ts';

/** Asks something about a function of a vector, around a point. */
export function measure<T>(
  f: (x: Vector) => Vector,
  x: Vector,
  ask: (field: Field) => Asking<T>,
  dtype: Dtype = 'float64',
): T {
  const precision = precisions[dtype];
  const round = (z: Vector): Vector => (dtype === 'float64' ? z : z.map(precision.round));
  const value = round(f(x));
  const [form, output] = [read(x)!.form, read(value)!.form];
  const field: Field = {
    layout: { names: ['x'], forms: [form], wrt: [0] },
    point: [x],
    output: { names: null, forms: [output], size: value.length },
    value,
    precision,
    sizes: value.map(Math.abs),
  };
  const subject = { forward: ({ x: at }: { x: Vector }) => round(f(at)) };
  return drive(ask(field), answering(subject, precision.round), newTally());
}

/** z = f(x), entry by entry. */
export const each =
  (f: (x: number) => number) =>
  (x: Vector): Vector =>
    x.map((v) => f(v));
