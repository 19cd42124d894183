import type { Adapter } from './defineAdapter.ts';
import { adapter as jaxjs } from './jaxjs/index.ts';
import { adapter as module } from './module/index.ts';
import { adapter as process } from './process/adapter.ts';
import { adapter as tfjs } from './tfjs/index.ts';
import { adapter as torch } from './torch/adapter.ts';

/** Every way to reach a foreign implementation, by what stands before the colon. */
export const adapters: Readonly<Record<string, Adapter>> = { tfjs, jaxjs, torch, module, process };
