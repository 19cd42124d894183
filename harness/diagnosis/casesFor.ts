import { drawCase, type Case } from '../cases/draw.ts';
import type { Plan } from '../plan.ts';
import type { Broken } from './evidence.ts';

/** Entries of a case that is looked at beside the one that failed, and of that one. */
export const most = { other: 2 ** 9, failing: 2 ** 14 };

/** Cases to look at, and runs among which they are sought. */
const enough = 20;
const among = 100;

/** The numbers that a case has in inputs to differentiate by. */
export const entriesOf = ({ wrt }: Plan, { values }: Case): number =>
  wrt.reduce((size, k) => size + values[k].length, 0);

/** What sets a case apart from others: its regime, and whether its axes are alike, one long, or neither. */
function kindOf({ regime, shapes }: Case): string {
  const square = shapes.some((shape) => shape.length > 1 && new Set(shape).size === 1);
  return `${regime} ${hasOne(shapes)} ${square}`;
}

/**
 * The cases to look at: the one that failed, small and as it was drawn, more of its regime, and some of every kind.
 *
 * @returns each under a key that tells it from the others of the same drawing
 */
export function casesFor(plan: Plan, broken: readonly Broken[]): Map<string, Case> {
  const cases = new Map<string, Case>();
  const draw = (run: number): Case => drawCase(plan.drawing, plan.seed, run);
  for (const { drawn, run } of broken.slice(0, 2)) {
    if (entriesOf(plan, drawn) > most.failing) continue;
    const whole = draw(run);
    if (entriesOf(plan, whole) <= most.other) cases.set(`run ${run}`, whole);
    if (JSON.stringify(drawn) !== JSON.stringify(whole)) cases.set(JSON.stringify(drawn), drawn);
  }
  // First more of the regime that failed, then some of every kind of shape in every regime.
  const regimes = new Set(broken.map(({ drawn }) => drawn.regime));
  const kinds = new Map<string, number>();
  const take = (until: number, kindOfCase: (drawn: Case) => string | null, each: number): void => {
    for (let run = 0; run < Math.min(plan.runs, among) && cases.size < until; run++) {
      const drawn = draw(run);
      const size = entriesOf(plan, drawn);
      const kind = size === 0 || size > most.other ? null : kindOfCase(drawn);
      const seen = kinds.get(kind ?? '') ?? 0;
      if (kind === null || seen >= each) continue;
      kinds.set(kind, seen + 1);
      cases.set(`run ${run}`, drawn);
    }
  };
  take(9, ({ regime }) => (regimes.has(regime) ? `more ${regime}` : null), 7);
  take(enough, ({ regime, shapes }) => (regime === 'ordinary' && hasOne(shapes) ? 'one' : null), 2);
  take(enough, kindOf, 1);
  take(enough, ({ regime }) => (regime === 'ordinary' ? 'more' : null), 3);
  return cases;
}

const hasOne = (shapes: Case['shapes']): boolean => shapes.some((shape) => shape.includes(1));
