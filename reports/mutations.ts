import { showDocument } from './kit/document.ts';
import type { MutantResult, MutatedSubject, MutationResults } from '../harness/mutate.ts';
import type { Outcome } from '../harness/verdict.ts';
import { fitGrid, measureGrid, pad, showRow, widthOf, type GridCell } from './kit/grid.ts';
import { showCount, showCounted } from './kit/numbers.ts';
import { worstOf } from './kit/outcome.ts';
import { type Paint, type Tone, unpainted } from './kit/paint.ts';

/** What is told of some mutants together. */
interface Tally {
  readonly killed: number;
  readonly survived: number;
  readonly equivalent: number;
  readonly impossible: number;
  /** Killed of those that are not equivalent, in percent; null where there are none. */
  readonly score: number | null;
  /** Cases up to the one at which half of the killed were found. */
  readonly medianCases: number | null;
}

/** Counts mutants by what became of them. */
export function tallyOf(mutants: readonly MutantResult[]): Tally {
  const count = (fate: MutantResult['fate']): number =>
    mutants.filter((mutant) => mutant.fate === fate).length;
  const [killed, survived] = [count('killed'), count('survived')];
  const cases = mutants.flatMap((one) => one.cases ?? []).toSorted((a, b) => a - b);
  return {
    killed,
    survived,
    equivalent: count('equivalent'),
    impossible: count('impossible'),
    score: killed + survived === 0 ? null : (100 * killed) / (killed + survived),
    medianCases: cases[cases.length >> 1] ?? null,
  };
}

/** The one character of a mutant: the cases that it took, or what else became of it. */
function signOf({ fate, cases }: MutantResult): GridCell {
  if (fate === 'survived') return { text: '✗', tone: 'bad' };
  if (fate === 'equivalent') return { text: '=', tone: 'faint' };
  if (fate === 'impossible' || cases === null) return { text: '·', tone: 'faint' };
  return { text: cases < 10 ? String(cases) : '+', tone: 'good' };
}

/**
 * The table gate × mutation, then what became of each mutation, and the mutation score.
 *
 * @param quiet only what survived, and the score
 */
export function showMutations(
  { subjects, seed }: MutationResults,
  columns = 100,
  paint: Paint = unpainted,
  quiet = false,
): string {
  const blocks = [
    ...(quiet ? [] : [showMatrix(subjects, paint), showByMutation(subjects, columns, paint)]),
    showSurvivors(subjects, paint),
    showScore(subjects, seed, paint),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

const legend =
  'a digit: killed, after so many cases (+ for ten and more)   =: equivalent   ·: impossible   ✗: survived';

function showMatrix(subjects: readonly MutatedSubject[], paint: Paint): string {
  const mutated = subjects.filter(({ mutants }) => mutants.length > 0);
  if (mutated.length === 0) return '';
  const numbers = mutated[0].mutants.map((_, k) => k + 1);
  const width = Math.max(...mutated.map(({ name }) => widthOf(name)));
  const tens = numbers.map((n) => (n % 10 === 0 ? String(n / 10) : ' ')).join('');
  const units = numbers.map((n) => String(n % 10)).join('');
  const rows = mutated.map(({ name, mutants }) => {
    const signs = mutants.map((mutant) => {
      const { text, tone = 'plain' } = signOf(mutant);
      return paint(tone, text);
    });
    const { score } = tallyOf(mutants);
    return `${paint('strong', pad(name, width))}  ${signs.join('')}  ${showPercent(score)}`;
  });
  const heads = [tens, units].map((line) => paint('faint', `${pad('', width)}  ${line}`.trimEnd()));
  return [...heads, ...rows, paint('faint', legend)].join('\n');
}

function showByMutation(
  subjects: readonly MutatedSubject[],
  columns: number,
  paint: Paint,
): string {
  const mutants = subjects.flatMap((subject) => subject.mutants);
  const names = [...new Set(mutants.map(({ mutation }) => mutation))];
  if (names.length === 0) return '';
  const cell = (text: string, tone: Tone = 'plain'): GridCell => ({ text, tone });
  const some = (count: number, tone: Tone = 'plain'): GridCell =>
    cell(count === 0 ? '' : showCount(count), tone);
  const heads = ['', 'mutation', 'kind', 'killed', 'survived', 'equivalent', 'median cases'];
  const rows = names.map((name, k) => {
    const own = mutants.filter(({ mutation }) => mutation === name);
    const { killed, survived, equivalent, medianCases } = tallyOf(own);
    return [
      cell(String(k + 1), 'faint'),
      cell(name),
      cell(own[0].family, 'faint'),
      some(killed),
      some(survived, 'bad'),
      some(equivalent),
      cell(medianCases === null ? '–' : String(medianCases)),
    ];
  });
  const grid = [heads.map((head) => cell(head, 'faint')), ...rows];
  const gaps = heads.map((_, i) => (i === 0 ? 0 : 2));
  const fitted = fitGrid(grid, gaps, columns, [2, 1]);
  const aligns = ['right', 'left', 'left', 'right', 'right', 'right', 'right'] as const;
  return grid.map((row) => showRow(row, fitted.widths, aligns, paint, fitted.gaps)).join('\n');
}

function showSurvivors(subjects: readonly MutatedSubject[], paint: Paint): string {
  const lines = subjects.flatMap(({ name, outcome, mutants }): GridCell[][] => {
    if (outcome !== 'pass') {
      const why = outcome === 'fail' ? 'fails as it is' : 'is undecided as it is';
      return [[{ text: name }, { text: `${why}, and was not made wrong`, tone: 'doubtful' }]];
    }
    return mutants
      .filter(({ fate }) => fate === 'survived')
      .map(({ mutation }) => [{ text: name }, { text: `survives ${mutation}`, tone: 'bad' }]);
  });
  const widths = measureGrid(lines);
  return lines.map((line) => showRow(line, widths, ['left', 'left'], paint)).join('\n');
}

function showScore(subjects: readonly MutatedSubject[], seed: number, paint: Paint): string {
  const { killed, survived, equivalent, score, medianCases } = tallyOf(
    subjects.flatMap(({ mutants }) => mutants),
  );
  if (score === null) return paint('doubtful', 'nothing was mutated');
  const head = `mutation score ${showPercent(score)}: ${showCount(killed)} of ${showCounted(killed + survived, 'mutant')} killed`;
  const parts = [
    `half of them within ${showCounted(medianCases ?? 0, 'case')}`,
    `${showCount(equivalent)} equivalent`,
    showCounted(subjects.length, 'gate'),
    `seed ${seed}`,
  ];
  return `${paint(survived === 0 ? 'good' : 'bad', head)} · ${parts.join(' · ')}`;
}

/** A percentage that says 100 only where it is. */
const showPercent = (score: number | null): string =>
  score === null ? '–' : `${Math.floor(score * 10) / 10} %`;

/** A mutant that survives fails the whole, and so does a subject that is wrong as it is. */
function outcomeOf(subjects: readonly MutatedSubject[]): Outcome {
  const survived = subjects.some(({ mutants }) => mutants.some(({ fate }) => fate === 'survived'));
  return survived ? 'fail' : worstOf(subjects.map(({ outcome }) => outcome));
}

/** The same as data, `gradcheck/1`: the same seed and versions give the same bytes. */
export function mutationsToJson({ subjects, seed, versions }: MutationResults): string {
  const document = {
    schema: 'gradcheck/1',
    outcome: outcomeOf(subjects),
    ...tallyOf(subjects.flatMap(({ mutants }) => mutants)),
    gates: subjects.map(({ mutants, ...subject }) => ({
      ...subject,
      ...tallyOf(mutants),
      mutants,
    })),
    seed,
    versions,
  };
  return showDocument(document, false);
}
