import type { Spec } from '../../gates/kit/spec.ts';
import type { Source, Step } from './graph.ts';

/** A vector that the mathematics writes as a row would not fit where the next gate wants a column. */
const isPlain = ({ gate, lead }: Step): boolean =>
  lead.length === 0 &&
  gate.definition !== '' &&
  Object.values<Spec>(gate.inputs).every(({ orientation }) => orientation === 'column');

/**
 * A network as one expression, from the definitions of its gates: each as a function, applied in turn.
 *
 * @returns empty where a gate has none, or is worked row by row
 */
export function definitionOf(sources: readonly Source[], steps: readonly Step[]): string {
  if (!steps.every(isPlain)) return '';
  const names = new Map([...sources, ...steps].map(({ name }, k) => [name, k] as const));
  const given = new Set(sources.map(({ name }) => name));
  // A gate's own letters are bound by its function; values get names that no definition has.
  const called = (name: string): string => (given.has(name) ? name : `value_${names.get(name)}`);
  const lines = steps.flatMap((step, k) => {
    const inputs = Object.keys(step.gate.inputs);
    const applied = `gate_${k}(${inputs.map((input) => called(step.from[input])).join(', ')})`;
    return [
      `gate_${k}(${inputs.join(', ')}) = ${step.gate.definition}`,
      k === steps.length - 1 ? applied : `${called(step.name)} = ${applied}`,
    ];
  });
  return lines.join('; ');
}
