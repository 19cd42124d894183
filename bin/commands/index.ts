import { check } from './check.ts';
import { flow } from './flow.ts';
import { list } from './list.ts';
import { replay } from './replay.ts';
import { show } from './show.ts';

/** Every command by its name. */
export const commands = { check, flow, list, show, replay } as const;
