export { Broken } from './broken.ts';
export type { Misdeclared, Offered } from './offered.ts';
export { process, type ProcessOptions, type ProcessTarget } from './process.ts';
export type { Command } from './spawn.ts';
export type { Target } from '../target.ts';
