/** What a mutation is written with. */
export * from './bare.ts';
export * from './change.ts';
export * from './later.ts';
export * from './mutation.ts';
