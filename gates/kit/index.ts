/** What a gate is written with: its one import. */
export * from './elementwise.ts';
export * from './erf.ts';
export * from './errors.ts';
export * from './gate.ts';
export * from './kink.ts';
export * from './length.ts';
export * from './logistic.ts';
export * from './matrix.ts';
export * from './normal.ts';
export * from './product.ts';
export * from './productOf.ts';
export * from './reduce.ts';
export * from './scalarGate.ts';
export * from './softargmax.ts';
export * from './spec.ts';
export * from './tensor.ts';
