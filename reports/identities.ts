import type { Results } from '../harness/results.ts';
import type { Outcome } from '../harness/verdict.ts';
import { measureGrid, showRow, type GridCell } from './kit/grid.ts';
import { showNumber } from './kit/numbers.ts';
import { marks, tones, worstOf } from './kit/outcome.ts';
import { type Paint, unpainted } from './kit/paint.ts';

/** What was found of one line of the source table, over all gates that it speaks of. */
export interface IdentityResult {
  readonly label: string;
  readonly sourceLabel: string;
  readonly gates: readonly { readonly name: string; readonly input: string }[];
  readonly outcome: Outcome;
  /** That of the gate that resolves least. */
  readonly resolution: number | null;
}

/** Gathers what was found by line of the source table, in the order of the labels. */
export function gatherIdentities({ gates }: Pick<Results, 'gates'>): IdentityResult[] {
  const found = new Map<string, IdentityResult>();
  for (const { name, identities, verdict } of gates) {
    for (const { label, sourceLabel, input } of identities) {
      const row = verdict.inputs.find((one) => one.input === input);
      const before = found.get(label);
      const resolutions = [before?.resolution, row?.resolution].filter(
        (one) => typeof one === 'number',
      );
      found.set(label, {
        label,
        sourceLabel,
        gates: [...(before?.gates ?? []), { name, input }],
        outcome: worstOf([
          before?.outcome ?? 'pass',
          verdict.outcome === 'fail' ? 'fail' : (row?.outcome ?? 'undecided'),
        ]),
        resolution: resolutions.length === 0 ? null : Math.max(...resolutions),
      });
    }
  }
  return [...found.values()].toSorted((a, b) =>
    a.label.localeCompare(b.label, 'en', { numeric: true }),
  );
}

/** A label and, where the source has another, that too: identity7 (identity4 in the source). */
export const showLabel = ({
  label,
  sourceLabel,
}: Pick<IdentityResult, 'label' | 'sourceLabel'>): string =>
  label === sourceLabel ? label : `${label} (${sourceLabel} in the source)`;

/** The lines of the source table, one line each: gate by input, resolution and verdict. */
export function showIdentities(
  results: Pick<Results, 'gates'>,
  paint: Paint = unpainted,
): string[] {
  const rows = gatherIdentities(results).map((identity): GridCell[] => [
    { text: ` ${marks[identity.outcome]}`, tone: tones[identity.outcome] },
    {
      text: identity.label === identity.sourceLabel ? identity.label : `${identity.label}*`,
      tone: 'strong',
    },
    { text: namesOf(identity.gates) },
    { text: showNumber(identity.resolution) },
    { text: identity.outcome, tone: tones[identity.outcome] },
    {
      text: identity.label === identity.sourceLabel ? '' : `* ${showLabel(identity)}`,
      tone: 'faint',
    },
  ]);
  if (rows.length === 0) return [];
  const head = ['', 'identity', 'gate', 'resolution', '', ''].map((text): GridCell => ({
    text,
    tone: 'faint',
  }));
  const widths = measureGrid([head, ...rows]);
  return [head, ...rows].map((row) =>
    showRow(row, widths, ['left', 'left', 'left', 'right', 'left', 'left'], paint, [0, 1]),
  );
}

/** One or two gates by name; of many, the first and how many more. */
function namesOf(gates: IdentityResult['gates']): string {
  const names = gates.map(({ name, input }) => `${name} by ${input}`);
  return names.length <= 2 ? names.join(', ') : `${names[0]} and ${names.length - 1} more`;
}
