import type { Comparison } from './comparison.ts';
import type { Results } from './results.ts';
import type { Distance, Verdict } from './verdict.ts';

/** One thing that was measured: of a gate, of the derivative by one of its inputs, or of one law. */
export interface Item {
  /** `gate`, `gate by x`, `gate, law pullback`; an implementation stands before it, as in `tfjs: gate by x`. */
  readonly what: string;
  readonly outcome: string | null;
  /** Decimal digits to which claims agree with what was measured. */
  readonly digits: number | null;
  /** The smallest relative error that would have been noticed. */
  readonly resolution: number | null;
}

/** What was measured once, to be held against what is measured later. */
export interface Baseline {
  readonly seed: number;
  /** Cases a law; null where the number was not set. */
  readonly runs: number | null;
  readonly versions: Readonly<Record<string, string>>;
  readonly items: readonly Item[];
}

/** One thing that is not as it was. */
export interface Change {
  readonly what: string;
  readonly before: Item;
  readonly now: Item;
}

/** How a run differs from a baseline. */
export interface Drift {
  readonly regressed: readonly Change[];
  readonly improved: readonly Change[];
  readonly added: readonly Item[];
  readonly gone: readonly Item[];
  /** Versions that are not those of the baseline, each as it was and as it is. */
  readonly versions: readonly (readonly [name: string, before: string, now: string])[];
}

/** Digits that may come and go with a library's last bits. */
const margin = 1;

/** Outcomes from good to bad; what is not here is bad. */
const ranks = ['pass', 'imprecise', 'undecided', 'not offered'];

const rankOf = (outcome: string | null): number => {
  const rank = ranks.indexOf(outcome ?? 'pass');
  return rank < 0 ? ranks.length : rank;
};

/** One digit behind the point: what differs less is no difference. */
const rounded = (digits: number): number => Number(digits.toFixed(1));

const digitsIn = (error: number | undefined, most: number): number | null =>
  error === undefined ? null : rounded(Math.max(0, Math.min(most, -Math.log10(error))));

/** The largest relative error, or its bar where that is more: what lies below is chance. */
function certain(distance: Distance | null): number | undefined {
  if (distance === null) return undefined;
  const { error, bar, claimed, measured } = distance;
  const size = Math.max(Math.abs(claimed), Math.abs(measured));
  return Math.max(error, size > 0 ? bar / size : 0);
}

/** As many digits as a format can tell apart. */
const mostOf = (dtype: string): number => (dtype === 'float32' ? 7.2 : 16);

const short = (resolution: number | null): number | null =>
  resolution === null ? null : Number(resolution.toPrecision(2));

/** What a verdict says of each input and of each law. */
function itemsOf(gate: string, verdict: Verdict): Item[] {
  const { inputs, laws, dtype, outcome, resolution } = verdict;
  return [
    { what: gate, outcome, digits: null, resolution: short(resolution) },
    ...inputs.map((input) => ({
      what: `${gate} by ${input.input}`,
      outcome: input.outcome,
      digits: digitsIn(certain(input.largestRelative), mostOf(dtype)),
      resolution: short(input.resolution),
    })),
    ...laws.map((law) => ({
      what: `${gate}, law ${law.law}`,
      outcome: law.outcome,
      digits: null,
      resolution: null,
    })),
  ];
}

const sorted = (items: readonly Item[]): Item[] =>
  items.toSorted((a, b) => (a.what < b.what ? -1 : Number(a.what > b.what)));

/** What a check measured. */
export const baselineOf = ({ gates, seed, versions }: Results, runs: number | null): Baseline => ({
  seed,
  runs,
  versions,
  items: sorted(gates.flatMap(({ name, verdict }) => itemsOf(name, verdict))),
});

/** What a comparison measured: of each implementation what a check measures, and how it agrees with the reference. */
export function baselineOfComparison(
  { cells, targets, seed, versions }: Comparison,
  runs: number | null,
): Baseline {
  const items = cells.flatMap((cell) => {
    const gate = `${cell.target}: ${cell.gate}`;
    const nothing = { outcome: null, resolution: null };
    const { agreement, verdict } = cell;
    return [
      { what: `${gate}, compared`, outcome: cell.outcome, digits: null, resolution: null },
      ...(verdict === null ? [] : itemsOf(gate, verdict)),
      ...(agreement === null
        ? []
        : [
            {
              what: `${gate}, output by the reference`,
              ...nothing,
              digits: told(agreement.forward.digits),
            },
            {
              what: `${gate}, gradient by the reference`,
              ...nothing,
              digits: told(agreement.gradient.digits),
            },
          ]),
    ];
  });
  const libraries = targets.filter(({ version }) => version !== '');
  return {
    seed,
    runs,
    versions: {
      ...versions,
      ...Object.fromEntries(libraries.map((one) => [one.name, one.version])),
    },
    items: sorted(items),
  };
}

const told = (digits: number | null): number | null => (digits === null ? null : rounded(digits));

const lost = (before: number | null, now: number | null): number =>
  before === null || now === null ? 0 : before - now;

/** How much worse a thing is: outcomes go before digits. */
function worse(before: Item, now: Item): number {
  const ranked = rankOf(now.outcome) - rankOf(before.outcome);
  if (ranked !== 0) return ranked;
  const digits = [
    lost(before.digits, now.digits),
    lost(inDigits(before.resolution), inDigits(now.resolution)),
  ];
  const most = digits.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a));
  return Math.abs(most) > margin ? most : 0;
}

const inDigits = (resolution: number | null): number | null =>
  resolution === null || resolution === 0 ? null : -Math.log10(resolution);

/** Holds what was measured now against a baseline: an outcome, or more than one digit, is a difference. */
export function driftFrom(before: Baseline, now: Baseline): Drift {
  const old = new Map(before.items.map((item) => [item.what, item] as const));
  const names = new Set(now.items.map(({ what }) => what));
  const changes = now.items.flatMap((item): Change[] => {
    const was = old.get(item.what);
    return was === undefined ? [] : [{ what: item.what, before: was, now: item }];
  });
  const tools = [...new Set([...Object.keys(before.versions), ...Object.keys(now.versions)])];
  return {
    regressed: changes.filter((change) => worse(change.before, change.now) > 0),
    improved: changes.filter((change) => worse(change.before, change.now) < 0),
    added: now.items.filter(({ what }) => !old.has(what)),
    gone: before.items.filter(({ what }) => !names.has(what)),
    versions: tools.flatMap((name) => {
      const [was, is] = [before.versions[name] ?? 'none', now.versions[name] ?? 'none'];
      return was === is ? [] : [[name, was, is] as const];
    }),
  };
}
