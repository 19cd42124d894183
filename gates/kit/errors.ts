/** A tensor whose shape is not the one that its place asks for. */
export class ShapeError extends TypeError {
  override readonly name = 'ShapeError';
}

/** A value outside the set that its place asks for. */
export class DomainError extends RangeError {
  override readonly name = 'DomainError';
}
