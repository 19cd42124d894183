import { defineStructure, nameOf, type Candidate } from '../structure.ts';

/** The gradient of another input, as two outputs of a backward pass exchanged. */
export const swapped = defineStructure({
  name: 'swapped',

  *candidates(evidence, k) {
    yield* [];
    const others = evidence.plan.wrt.map((_, other) => other).filter((other) => other !== k);
    const fits = (other: number): boolean =>
      evidence.exhibits.every(({ sides }) => sides[other].columns === sides[k].columns);
    return others.filter(fits).map((other): Candidate => ({
      facts: { other: nameOf(evidence, other) },
      predict: ({ sides }) => sides[other],
    }));
  },
});
