import * as z from 'zod';
import { printable } from './printable.ts';

/** The version of the protocol. */
export const protocol = 'gradcheck/1';

const count = z.int().min(0);
const dimension = z.union([count, z.string().min(1)]);
const dtype = z.enum(['float64', 'float32', 'float16', 'bfloat16']);

const domain = z.union([
  z.enum(['real', 'positive', 'nonzero', 'probabilities', 'oneHot', 'labels']),
  z.strictObject({ interval: z.tuple([z.number(), z.number()]) }),
  z.strictObject({ greaterThan: z.number() }),
  z.strictObject({ indices: dimension }),
]);

const spec = z.object({
  shape: z.array(dimension),
  domain: domain.default('real'),
  min: z.record(z.string(), count).optional(),
});

const kink = z.union([
  z.strictObject({
    input: z.string(),
    at: z.number(),
    slope: z.number().exactOptional(),
    because: z.string().exactOptional(),
  }),
  z.strictObject({
    ties: z.union([z.tuple([z.string()]), z.tuple([z.string(), z.string()])]),
    to: z.literal('first').exactOptional(),
    because: z.string().exactOptional(),
  }),
]);

/** What a process declares of one gate: specs to draw from, or points; and what else is to be known. */
export const declaration = z.object({
  inputs: z.record(z.string(), spec).optional(),
  at: z.array(z.record(z.string(), z.unknown())).min(1).optional(),
  wrt: z.array(z.string()).optional(),
  dtype: dtype.optional(),
  kinks: z.array(kink).optional(),
  /** A name for the output, or its shape in named dimensions. */
  output: z.union([z.string(), z.array(dimension)]).optional(),
  batch: z.string().optional(),
  offers: z
    .array(z.enum(['vjp', 'jvp', 'jacobian']))
    .min(1)
    .optional(),
  implements: z.string().optional(),
});
export type Declaration = z.infer<typeof declaration>;

/** The answer to hello; each gate is read by itself, so that one that is wrong leaves the others. */
export const hello = z.object({
  protocol: z.literal(protocol),
  name: z.string().min(1).transform(printable),
  version: z.string().transform(printable).default(''),
  dtype: dtype.default('float64'),
  gates: z.record(z.string(), z.unknown()),
});
export type Hello = z.infer<typeof hello>;

const failure = z.object({
  type: z.string().transform(printable).default('Error'),
  message: z.string().transform(printable).default(''),
  point: count.optional(),
});
export type Failure = z.infer<typeof failure>;

/** In the place of one answer: this point failed, the others did not. */
export const failedPoint = z.object({ error: failure });

/** The answer to a question. */
export const answer = z.object({
  outputs: z.array(z.unknown()).optional(),
  gradients: z.array(z.unknown()).optional(),
  error: failure.optional(),
});
export type Answer = z.infer<typeof answer>;

/** What every message from a process has. */
export const numbered = z.looseObject({ id: z.int() });

/** What is wrong with a message, as a clause: where in it, and what was expected there. */
export function issueOf({ issues }: z.ZodError): string {
  const [{ path, message }] = issues;
  const where = path.length === 0 ? '' : `${path.map(String).join('.')}: `;
  return `${where}${message.charAt(0).toLowerCase()}${message.slice(1)}`;
}
