/** The judge of last resort: what a gate's definition gives at 64 digits. Loads mathjs only when asked. */
export { checkAgainstDefinition, type HoldOptions } from './checkAgainstDefinition.ts';
export type { Claim, Farthest, Held } from './held.ts';
export type { Slope } from './neighbourhood.ts';
export { oracleOf, type Jacobian, type Oracle } from './oracle.ts';
