import type { Exhibit } from '../exhibit.ts';
import { measuredAt } from '../further.ts';
import type { Jacobian } from '../measureJacobian.ts';
import { defineStructure, nameOf, type Candidate } from '../structure.ts';

/** The slope of the other side of a kink: a mask that is open where it should be closed. */
export const mirrored = defineStructure({
  name: 'mirrored',

  *candidates(evidence, k) {
    const { exhibits, plan } = evidence;
    const { kinks, names } = plan.drawing;
    const declared = kinks.flatMap((kink) => ('at' in kink ? [kink] : []));
    if (declared.length === 0) return [];
    const there = new Map<Exhibit, Jacobian>();
    for (const exhibit of exhibits) {
      const point = exhibit.field.point.map((data, input) => {
        const kink = declared.find((one) => one.input === names[input]);
        return kink === undefined ? data : data.map((v) => 2 * kink.at - v);
      });
      const measured = yield* measuredAt(exhibit, point, plan.wrt);
      if (measured === null) return [];
      there.set(exhibit, measured[k]);
    }
    const candidate: Candidate = {
      facts: { kink: declared[0].at, of: nameOf(evidence, k) },
      predict: (exhibit) => there.get(exhibit)!,
    };
    return [candidate];
  },
});
