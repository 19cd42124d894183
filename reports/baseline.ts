import type { Baseline, Change, Drift, Item } from '../harness/baseline.ts';
import { showNumber } from './kit/numbers.ts';
import { type Paint, unpainted } from './kit/paint.ts';

/** Things of a kind that are told one by one; of more only the number. */
const most = 20;

/** A baseline as a file that is read in a diff: sorted, one line a thing. */
export function writeBaseline({ seed, runs, versions, items }: Baseline): string {
  const lines = items.map(({ what, outcome, digits, resolution }) =>
    JSON.stringify({
      what,
      ...(outcome === null ? {} : { outcome }),
      ...(digits === null ? {} : { digits }),
      ...(resolution === null ? {} : { resolution }),
    }),
  );
  const head = JSON.stringify({ schema: 'gradcheck-baseline/1', seed, runs, versions }, null, 2);
  return `${head.slice(0, -2)},\n  "items": [\n    ${lines.join(',\n    ')}\n  ]\n}\n`;
}

/** How a run differs from a baseline, a line a thing; one sentence where it does not. */
export function showDrift(drift: Drift, file: string, paint: Paint = unpainted): string {
  const { regressed, improved, added, gone, versions } = drift;
  const counts = [
    [regressed.length, 'regressed'],
    [improved.length, 'improved'],
    [added.length, 'new'],
    [gone.length, 'gone'],
  ] as const;
  const told = counts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  const head = `against ${file}: ${told.join(' · ') || 'nothing has changed'}`;
  const lines = [
    ...versions.map(([name, before, now]) => `  ${name} ${before} → ${now}`),
    ...some(regressed, (change) => paint('bad', `  regressed  ${showChange(change)}`)),
    ...some(improved, (change) => paint('good', `  improved   ${showChange(change)}`)),
    ...some(added, (item) => `  new        ${item.what}: ${showItem(item)}`),
    ...some(gone, (item) => `  gone       ${item.what}: ${showItem(item)}`),
  ];
  return [paint(regressed.length > 0 ? 'bad' : 'good', head), ...lines].join('\n');
}

function some<T>(items: readonly T[], show: (item: T) => string): string[] {
  const more = items.length - most;
  return [...items.slice(0, most).map(show), ...(more > 0 ? [`  and ${more} more`] : [])];
}

const showItem = ({ outcome, digits, resolution }: Item): string =>
  [
    ...(outcome === null ? [] : [outcome]),
    ...(digits === null ? [] : [`${digits.toFixed(1)} digits`]),
    ...(resolution === null ? [] : [`resolution ${showNumber(resolution)}`]),
  ].join(', ');

function showChange({ what, before, now }: Change): string {
  const facts = [
    before.outcome === now.outcome ? null : [before.outcome ?? '', now.outcome ?? ''],
    before.digits === now.digits
      ? null
      : [`${before.digits?.toFixed(1) ?? 'no'} digits`, now.digits?.toFixed(1) ?? 'none'],
    before.resolution === now.resolution
      ? null
      : [`resolution ${showNumber(before.resolution)}`, showNumber(now.resolution)],
  ];
  const told = facts.flatMap((fact) => (fact === null ? [] : [`was ${fact[0]}, now ${fact[1]}`]));
  return `${what}: ${told.join('; ')}`;
}
