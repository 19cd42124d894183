import { showDocument } from '../kit/document.ts';
import { worstOf } from '../kit/outcome.ts';
import { isWrong } from './cell.ts';
import { defineComparisonReporter } from './defineComparisonReporter.ts';

/** For programs: the same seed and versions give the same bytes unless times are asked for. */
export const json = defineComparisonReporter({
  name: 'json',
  file: 'comparison.json',

  render({ targets, gates, cells, seed, versions, milliseconds }, { timings }) {
    const outcome = worstOf(
      cells.map(({ outcome: came }) =>
        isWrong(came) ? 'fail' : came === 'undecided' ? 'undecided' : 'pass',
      ),
    );
    const document = {
      schema: 'gradcheck/1',
      outcome,
      targets,
      gates: gates.map(({ name }) => ({
        name,
        cells: cells.filter(({ gate }) => gate === name).map(({ gate: _, ...cell }) => cell),
      })),
      seed,
      versions,
      milliseconds,
    };
    return showDocument(document, timings);
  },
});
