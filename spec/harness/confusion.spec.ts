import { describe, expect, it } from 'vitest';
import { gates } from '../../gates/index.ts';
import { nameMutants } from '../../harness/confusion.ts';
import { checkMutant } from '../../harness/mutate.ts';
import { mutations } from '../../harness/mutants/index.ts';
import { bareOf } from '../../harness/mutants/kit/bare.ts';
import { judgementOf, showConfusion, showJudgement } from '../../reports/confusion.ts';

describe('nameMutants', () => {
  it('names nine of ten mutants rightly, and no more than one in fifty wrongly', async () => {
    // A gate with matrices and several inputs; `npm run confusion` takes all gates.
    const namings = await nameMutants(gates.affine);
    const { killed, right, wrong } = judgementOf(namings);
    console.log(`${showJudgement(judgementOf(namings))}\n${showConfusion(namings)}`);
    expect(killed).toBeGreaterThan(40);
    expect(right / killed).toBeGreaterThanOrEqual(0.9);
    expect(wrong / killed).toBeLessThanOrEqual(0.02);
  });

  it('takes the name of another mutation for right where both make the same mutant', async () => {
    const swapped = mutations.filter(({ name }) => name === 'swapped');
    expect(await nameMutants(gates.subtract, {}, swapped)).toMatchObject([
      { mutation: 'swapped', judged: 'right', diagnosis: { hypothesis: 'sign' } },
    ]);
  });
});

/** Element-wise gates, each with the derivative of each other: mistakes that no hypothesis knows. */
const scalars = [gates.sin, gates.softplus, gates.square];
const crossed = scalars.flatMap((forward) =>
  scalars.filter((vjp) => vjp !== forward).map((vjp) => [forward, vjp] as const),
);

describe('a diagnosis', () => {
  it('is silent about the slope of another function', async () => {
    const verdicts = await Promise.all(
      crossed.map(([right, other]) =>
        checkMutant({ ...bareOf(right), vjp: bareOf(other).vjp }, {}, new Map()),
      ),
    );
    expect(verdicts.map(({ outcome }) => outcome)).toEqual(crossed.map(() => 'fail'));
    expect(verdicts.filter(({ diagnosis }) => diagnosis !== null)).toEqual([]);
  });
});
