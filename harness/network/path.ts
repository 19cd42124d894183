import type { Application, Source } from './graph.ts';

/** A network as it was written down, before anything is known of it. */
export interface Draft {
  /** How errors name it. */
  readonly who: string;
  readonly sources: readonly Source[];
  readonly applications: readonly Application[];
  readonly output: string;
}

/** The little of an application that it takes to write it down. */
type Written = Pick<Application, 'name' | 'from'> & { readonly gate: { readonly name: string } };

/** A gate as it is written: `z1 = affine(W: W1, x: x, b: b1)`. */
export const showApplication = ({ name, gate, from }: Written): string =>
  `${name} = ${gate.name}(${Object.entries(from)
    .map(([input, value]) => `${input}: ${value}`)
    .join(', ')})`;

/** From a value back to where it comes from: `h ← z1 ← x`, by what is no parameter where there is a choice. */
export function pathTo({ sources, applications }: Draft, value: string): string {
  const path = [value];
  const learnt = new Set(
    sources.filter(({ kind }) => kind === 'parameter').map(({ name }) => name),
  );
  for (;;) {
    const last = applications.find(({ name }) => name === path.at(-1));
    const fed = last === undefined ? [] : Object.values(last.from);
    const next = fed.find((name) => !learnt.has(name)) ?? fed[0];
    if (next === undefined || path.includes(next)) return path.join(' ← ');
    path.push(next);
  }
}
