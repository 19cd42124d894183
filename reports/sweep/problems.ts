import { sizeOf } from '../../gates/kit/tensor.ts';
import type { Swept, SweptGroup } from '../../harness/sweep.ts';
import type { Finding } from '../../harness/verdict.ts';
import { showTensor } from '../kit/literal.ts';
import { showLiteral, showWithBar } from '../kit/numbers.ts';
import { type Paint, unpainted } from '../kit/paint.ts';
import { blameOf } from '../sentences.ts';
import { showPlace } from '../window.ts';
import { groupsOf, signs } from './outcome.ts';

/** Calls that are named of each kind of failure; of more only the number. */
const named = 6;

/** Numbers of a point that are printed; of a larger one its shapes alone. */
const most = 24;

/** What is wrong with one operation: for each kind the calls, and the smallest case. */
export function showSwept(swept: Swept, paint: Paint = unpainted): string {
  return groupsOf(swept)
    .filter(({ outcome }) => outcome !== 'pass')
    .map((group) => showGroup(swept, group, paint))
    .join('\n\n');
}

function showGroup(
  { operation, cases }: Swept,
  { outcome, cases: seen, labels, verdict }: SweptGroup,
  paint: Paint,
): string {
  const head = paint(signs[outcome].tone, `${operation}: ${outcome} in ${seen} of ${cases} cases`);
  const more = labels.length - named;
  const calls = [
    ...labels.slice(0, named).map((label) => `  with ${label}`),
    ...(more > 0 ? [`  and in ${more} more ways`] : []),
  ];
  const worst = verdict?.worst ?? null;
  const lines = worst === null ? [] : ['', ...showFinding(worst).map((text) => `  ${text}`)];
  return [head, ...calls, ...lines].join('\n');
}

/** The smallest case that was seen: what is wrong, by how much and where. */
function showFinding(finding: Finding): string[] {
  const { reason, claimed, measured, bar, at } = finding;
  const isNumber = reason === 'wrong number' || reason === 'not a number';
  const point = Object.entries(at).map(([name, value]) =>
    sizeOf(value.shape) <= most
      ? `${name} = ${showTensor(value, name.length + 5, Infinity)}`
      : `${name} of shape [${value.shape.join(', ')}]`,
  );
  const facts = isNumber
    ? [
        `${showPlace(finding)}: claimed ${showLiteral(claimed)}, measured ${showWithBar(measured, bar)}`,
      ]
    : [`${blameOf(finding)}.`];
  return [...facts, ...point];
}
