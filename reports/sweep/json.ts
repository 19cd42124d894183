import { showDocument } from '../kit/document.ts';
import { defineSweepReporter } from './defineSweepReporter.ts';
import { accuses, outcomeOf } from './outcome.ts';

/** For programs: the same seed and versions give the same bytes unless times are asked for. */
export const json = defineSweepReporter({
  name: 'json',
  file: 'sweep.json',

  render(results, { timings }) {
    const all = results.libraries.flatMap(({ operations }) => operations);
    const outcome = all.some((swept) => accuses(outcomeOf(swept))) ? 'fail' : 'pass';
    return showDocument({ schema: 'gradcheck/1', outcome, ...results }, timings);
  },
});
