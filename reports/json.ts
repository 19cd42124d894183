import { defineReporter } from './defineReporter.ts';
import { withSentence } from './diagnosis.ts';
import { showDocument } from './kit/document.ts';

/** For programs, `gradcheck/1`: the same seed and versions give the same bytes unless times are asked for. */
export const json = defineReporter({
  name: 'json',
  file: 'gradcheck.json',

  render({ outcome, gates, seed, versions, milliseconds }, { timings }) {
    const document = {
      schema: 'gradcheck/1',
      outcome,
      gates: gates.map(({ name, identities, file, verdict }) => ({
        name,
        identities: identities.map(({ label }) => label),
        ...(file === null ? {} : { file }),
        verdict: withSentence(verdict),
      })),
      seed,
      versions,
      milliseconds,
    };
    return showDocument(document, timings);
  },
});
