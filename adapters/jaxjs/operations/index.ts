import type { Way } from '../../calls.ts';
import type { Operation } from '../subject.ts';
import { arrangements } from './arrangements.ts';
import { elementwise } from './elementwise.ts';
import { products } from './products.ts';
import { reduced } from './reductions.ts';

/** Every operation of jax-js that takes dense arrays and has, or should have, a gradient. */
export const operations: Readonly<Record<string, readonly Way<Operation>[]>> = {
  ...elementwise,
  ...reduced,
  ...products,
  ...arrangements,
};
