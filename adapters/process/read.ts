import type { Tensor } from '../../gates/kit/tensor.ts';
import { decode, decodeAll, isTensor } from './decode.ts';

const isRecord = (said: unknown): said is Readonly<Record<string, unknown>> =>
  typeof said === 'object' && said !== null && !Array.isArray(said) && !isTensor(said);

/** Reads numbers or gives the error that they cannot be read; null, for no gradient, stays null. */
function attempt<T>(reading: () => T): T | Error {
  try {
    return reading();
  } catch (error) {
    return error as Error;
  }
}

type Named = Readonly<Record<string, Tensor | null>>;

/** An output, or the tangent of one: a tensor, or several by name. */
export function readOutput(said: unknown): Tensor | Named | Error | null {
  if (said instanceof Error || said === null) return said;
  return attempt(() => (isRecord(said) ? decodeAll(said) : decode(said)));
}

/** A gradient for each input by name; what is no record is left to be told as such. */
export function readGradients(said: unknown): unknown {
  return said instanceof Error || !isRecord(said) ? said : attempt(() => decodeAll(said));
}
