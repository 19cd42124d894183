/** What the source table says of the gradient of a gate by one input, as far as it says anything. */
export interface Stated {
  readonly label: string;
  readonly sourceLabel: string;
  readonly latex: string;
  /** Whether it states ∂z/∂x, which δ is to be multiplied with, or the gradient of a loss itself. */
  readonly claims: 'jacobian' | 'gradient';
}

/** Looks an identity up, by the names of a gate and of its input. */
export type StatedOf = (gate: string, input: string) => Stated | null;
