import type { Application } from './graph.ts';
import { showApplication, type Draft } from './path.ts';

/**
 * The gates of a network, each after those whose values it takes.
 *
 * @throws {TypeError} for a name that stands for nothing or for two things, a cycle, and whatever leads to no
 * output, each with the path to it
 */
export function sorted(draft: Draft): Application[] {
  const { who, sources, applications, output } = draft;
  demandDistinct(draft);
  const known = new Map(applications.map((one) => [one.name, one] as const));
  const given = new Set(sources.map(({ name }) => name));
  if (!known.has(output)) {
    throw new TypeError(`${who}: expected what a gate gives as its output, came ${output}.`);
  }
  const done = new Set<string>();
  const order: Application[] = [];
  const visit = (name: string, path: readonly string[]): void => {
    if (done.has(name)) return;
    const from = path.indexOf(name);
    if (from >= 0) {
      throw new TypeError(`${who}: a cycle, ${[...path.slice(from), name].join(' ← ')}.`);
    }
    const here = known.get(name);
    if (here !== undefined) {
      for (const [input, value] of Object.entries(here.from)) {
        if (!known.has(value) && !given.has(value)) {
          throw new TypeError(
            `${who}: ${showApplication(here)}: ${input} is ${value}, which is no input, parameter or gate.`,
          );
        }
        visit(value, [...path, name]);
      }
      order.push(here);
    }
    done.add(name);
  };
  visit(output, []);
  demandUsed(draft, done);
  return order;
}

function demandDistinct({ who, sources, applications }: Draft): void {
  const names = [...sources, ...applications].map(({ name }) => name);
  const twice = names.find((name, k) => names.indexOf(name) !== k);
  if (twice !== undefined) {
    throw new TypeError(`${who}: expected values of different names, came ${twice} twice.`);
  }
}

/** Everything must lead to the output: what does not has a gradient of zero that nobody meant. */
function demandUsed(
  { who, sources, applications, output }: Draft,
  used: ReadonlySet<string>,
): void {
  const usersOf = (name: string): Application[] =>
    applications.filter(({ from }) => Object.values(from).includes(name));
  for (const { name, kind } of [
    ...sources,
    ...applications.map((one) => ({ name: one.name, kind: 'gate' })),
  ]) {
    if (used.has(name)) continue;
    const path = [name];
    for (let next = usersOf(name)[0]; next !== undefined && !path.includes(next.name);) {
      path.push(next.name);
      [next] = usersOf(next.name);
    }
    const end = path.length === 1 ? 'no gate takes it' : `${path.join(' → ')} ends there`;
    throw new TypeError(
      `${who}: the ${kind} ${name} does not lead to the output ${output}: ${end}.`,
    );
  }
}
