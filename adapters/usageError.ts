/** Bad input: its message names what, where, what was expected and what came. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
