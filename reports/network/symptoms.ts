import type { Unit } from '../../harness/network/flow.ts';
import type { Symptom } from '../../harness/network/symptoms.ts';
import { showCount, showNumber } from '../kit/numbers.ts';

/** Units that a sentence names; of more it says how many there are. */
const named = 6;

const showUnit = (gate: string, { index }: Unit): string => `${gate}[${index.join(',')}]`;

/** h[2] and h[5]; h[0], h[1], … and 20 more. */
export function showUnits(gate: string, units: readonly Unit[]): string {
  const shown = units.slice(0, named).map((unit) => showUnit(gate, unit));
  const rest = units.length - shown.length;
  const last = rest > 0 ? `${showCount(rest)} more` : shown.pop()!;
  return shown.length === 0 ? last : `${shown.join(', ')} and ${last}`;
}

/** A part of all, as a share that never says all or none of what is neither. */
export function showShare(part: number): string {
  if (part === 0 || part === 1) return `${part * 100} %`;
  const percent = part * 100;
  if (percent < 0.1) return 'less than 0.1 %';
  if (percent > 99.9) return 'more than 99.9 %';
  return `${percent < 10 || percent > 90 ? percent.toFixed(1).replace(/\.0$/, '') : Math.round(percent)} %`;
}

/** What usually causes it, and what was measured that says so. */
function causeOf({ cause, evidence, kind }: Symptom): string {
  const { name = '', size = 0 } = evidence ?? {};
  switch (cause) {
    case 'data':
      return `The data are not scaled: ${name} has numbers of size ${showNumber(size)}, where 1 is usual`;
    case 'weights':
      return name === ''
        ? 'Usually the weights are too large'
        : `The weights are too large: ${name} makes what comes out ${showNumber(size)} times as large as what goes in`;
    case 'small weights':
      return name === ''
        ? 'Usually the weights are too small'
        : `The weights are too small: ${name} makes what comes out ${showNumber(size)} times as large as what goes in`;
    case 'bias':
      return `A bias outweighs what it is added to: the largest in ${name} is ${showNumber(size)}`;
    case 'depth':
      return 'Usually too many gates whose slope is below 1, one after the other';
    case 'update':
      return kind === 'unselected'
        ? 'Data, weights and bias are of the usual size: other entries are always larger'
        : 'Data, weights and bias are of the usual size: most often a large update has brought it there';
  }
}

function factOf(symptom: Symptom, examples: number, threshold: number): string {
  const { kind, gate, units, of, path } = symptom;
  const one = units.length === 1;
  const who = `${showUnits(gate, units)} of ${showCount(of)}`;
  const all = examples === 1 ? 'the one example' : `any of the ${showCount(examples)} examples`;
  switch (kind) {
    case 'dead':
      return `${who} ${one ? 'is' : 'are'} dead: ${one ? 'it does' : 'they do'} not fire in ${all}, so the weights that feed ${one ? 'it' : 'them'} get zero gradient`;
    case 'saturated': {
      const share = Math.min(...units.map(({ small }) => small));
      const [low, high] = units.reduce(
        ([a, b], { between }) => [Math.min(a, between[0]), Math.max(b, between[1])],
        [Infinity, -Infinity],
      );
      return `${who} ${one ? 'is' : 'are'} saturated: in ${showShare(share)} of the examples${one || share === 1 ? '' : ' or more'} the local gradient is below ${threshold}, with ${showNumber(low)} to ${showNumber(high)} flowing in`;
    }
    case 'unselected': {
      const named = showUnits(Object.values(units[0]).length > 0 ? units[0].input : gate, units);
      return `${gate}: ${named} of ${showCount(of)} ${one ? 'is' : 'are'} never selected in ${all}, and ${one ? 'gets' : 'get'} no gradient`;
    }
    case 'vanishing':
      return `the gradient vanishes: of what arrives at ${path!.from} ${showNumber(path!.left)} is left at ${path!.to}; ${path!.worst} takes most and hands on ${showNumber(path!.factor)} of what it gets`;
    case 'exploding':
      return `the gradient explodes: what arrives at ${path!.from} is ${showNumber(path!.left)} times as large at ${path!.to}; ${path!.worst} adds most and hands on ${showNumber(path!.factor)} times what it gets`;
    case 'overflow':
      return `${gate} holds numbers that are infinite or NaN, and so does every gradient before it`;
  }
}

/** A symptom in a sentence or two: the unit, the share, and what usually causes it. */
export const showSymptom = (symptom: Symptom, examples: number, threshold: number): string =>
  `${factOf(symptom, examples, threshold)}. ${causeOf(symptom)}.`;
