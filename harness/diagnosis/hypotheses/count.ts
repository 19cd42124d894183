import type { Evidence } from '../evidence.ts';
import { outputShape, shapeOf, type Exhibit } from '../exhibit.ts';
import { defineStructure, nameOf, type Candidate } from '../structure.ts';

/** A number of things, and what it is called. */
interface Count {
  readonly of: string;
  readonly at: (exhibit: Exhibit) => number;
}

/** What there is to count: each named dimension, each axis that has no name, the entries of an input or of the output. */
function countsOf(evidence: Evidence, k: number): Count[] {
  const { plan, exhibits } = evidence;
  const named = Object.keys(exhibits[0]?.drawn.lengths ?? {}).map((dimension): Count => ({
    of: dimension,
    at: ({ drawn }) => drawn.lengths[dimension],
  }));
  const product = (shape: readonly number[]): number => shape.reduce((size, n) => size * n, 1);
  const input = nameOf(evidence, k);
  const axes = plan.drawing.specs[plan.wrt[k]].shape.flatMap((dimension, axis): Count[] =>
    typeof dimension === 'string'
      ? []
      : [{ of: `axis ${axis} of ${input}`, at: (exhibit) => shapeOf(exhibit, k)[axis] }],
  );
  return [
    ...named,
    ...axes,
    { of: `the entries of ${input}`, at: (exhibit) => product(shapeOf(exhibit, k)) },
    { of: 'the entries of the output', at: (exhibit) => product(outputShape(exhibit)) },
  ];
}

const candidateOf = ({ of, at }: Count, power: number): Candidate => ({
  facts: { of, power },
  predict(exhibit, k) {
    const by = at(exhibit) ** power;
    const { values, bars } = exhibit.sides[k];
    return { values: values.map((v) => v * by), bars: bars.map((b) => b * by) };
  },
});

/** A count missing, doubled or of the wrong thing: a mean for a sum, the batch size twice or never. */
export const count = defineStructure({
  name: 'count',

  *candidates(evidence, k) {
    yield* [];
    const counts = countsOf(evidence, k);
    return [1, -1, 2, -2].flatMap((power) => counts.map((one) => candidateOf(one, power)));
  },
});
