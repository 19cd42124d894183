import type { Way } from '../../calls.ts';
import type { Operation } from '../subject.ts';
import { arrangements } from './arrangements.ts';
import { convolutions } from './convolutions.ts';
import { elementwise } from './elementwise.ts';
import { images } from './images.ts';
import { losses } from './losses.ts';
import { products } from './products.ts';
import { reduced } from './reductions.ts';

/** Every operation of TensorFlow.js that takes dense tensors and has, or should have, a gradient. */
export const operations: Readonly<Record<string, readonly Way<Operation>[]>> = {
  ...elementwise,
  ...reduced,
  ...products,
  ...convolutions,
  ...arrangements,
  ...images,
  ...losses,
};
