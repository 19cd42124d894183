/** How networks are told: steps, what flows, plots and pictures. */
export { showDot } from './dot.ts';
export { showFlow } from './flow.ts';
export { showMermaid } from './mermaid.ts';
export { pictureOf, type Picture } from './picture.ts';
export type { Stated, StatedOf } from './stated.ts';
export { showSteps } from './steps.ts';
export { showSvg } from './svg.ts';
export { showSweep } from './sweep.ts';
export { showTrained } from './trained.ts';
