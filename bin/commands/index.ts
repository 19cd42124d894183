import { check } from './check.ts';
import { compare } from './compare.ts';
import { flow } from './flow.ts';
import { list } from './list.ts';
import { mutate } from './mutate.ts';
import { replay } from './replay.ts';
import { show } from './show.ts';

/** Every command by its name. */
export const commands = { check, compare, flow, mutate, list, show, replay } as const;
