import type { Scope } from './check.ts';
import { laws } from './laws/index.ts';
import type { Subject } from './subject.ts';

/** Laws about the memory that a subject is given. */
const ofMemory = new Set(['purity', 'aliasing', 'fanOut']);

const seenFromAfar = laws.map(({ name }) => name).filter((name) => !ofMemory.has(name));

/** What can be seen of a subject: whoever answers calls together works on memory of his own, out of sight. */
export const scopeOf = ({ together }: Subject): Scope =>
  together === undefined ? {} : { laws: seenFromAfar };
