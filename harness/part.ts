import type { AnyGate, Tensors } from '../gates/kit/gate.ts';

/** A gate as a network works it: it need have no Jacobian. */
export type PlacedGate = Omit<AnyGate, 'jacobian'>;

/** A gate with the very values that flow into it: something to be doubted for itself. */
export interface Part {
  /** The name of its value in the whole. */
  readonly name: string;
  /** The gate as it stands there, along the leading axes of its values. */
  readonly gate: PlacedGate;
  /** For each input of the gate the name of the value that it is given. */
  readonly from: Readonly<Record<string, string>>;
  readonly inputs: Tensors;
}
