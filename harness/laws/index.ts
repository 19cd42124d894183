import { accumulation } from './accumulation.ts';
import { adjoint } from './adjoint.ts';
import { aliasing } from './aliasing.ts';
import { batch } from './batch.ts';
import { convention } from './convention.ts';
import { exceptions } from './exceptions.ts';
import { fanOut } from './fanOut.ts';
import { hessian } from './hessian.ts';
import { jacobian } from './jacobian.ts';
import type { Law } from './law.ts';
import { linearity } from './linearity.ts';
import { pullback } from './pullback.ts';
import { purity } from './purity.ts';
import { pushforward } from './pushforward.ts';
import { repeatability } from './repeatability.ts';
import { shape } from './shape.ts';
import { symmetry } from './symmetry.ts';
import { ties } from './ties.ts';

/** The laws, in the order in which a case is worked: promises first, since numbers rest on them. */
export const laws: readonly Law[] = [
  exceptions,
  shape,
  purity,
  accumulation,
  repeatability,
  aliasing,
  pullback,
  jacobian,
  pushforward,
  convention,
  ties,
  linearity,
  adjoint,
  fanOut,
  batch,
  symmetry,
  hessian,
];
