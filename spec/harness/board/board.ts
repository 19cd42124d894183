import type { Options, Subject } from '../../../harness/index.ts';

/** Cases by what each is: a subject, and the point at which it is checked. */
export type Board = Readonly<Record<string, readonly [Subject, Options['inputs']]>>;
