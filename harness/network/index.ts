/** Gates composed into networks: forward, backward, what flows, and which gate is wrong. */
export type { Handle, Network, Passage, Return, Source, Step, Trace } from './graph.ts';
export { network, type Beginning, type Builder, type NetworkOptions } from './network.ts';
export { showApplication } from './path.ts';
