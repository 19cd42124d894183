import { fitAlong, placeOf, sizeAround, type Fit, type Line } from './fitSlope.ts';
import { secondLookAtTies } from './secondLookAtTies.ts';
import type { Subject } from './subject.ts';
import type { Finding } from './verdict.ts';

/** Half the widths of windows, relative to the entry that moves or 1. */
const widths = [1 / 2, 1 / 4, 1 / 8, 1 / 16, 1 / 32, 1 / 64];

/**
 * Looks at a wrong number in another way than the check that found it: no steps are halved and no table is
 * extrapolated; a polynomial is fitted to many values, and its misfit is the bar.
 *
 * @returns whether two windows agree with each other that the claim is none of the slope; false where nothing
 *   could be fitted, so that a finding stays a doubt
 */
export async function secondLook(subject: Subject, finding: Finding): Promise<boolean> {
  const { law, input, index, output, claimed, at } = finding;
  if (input === null || Number.isNaN(claimed)) return false;
  if (law === 'ties') return secondLookAtTies(subject, finding);
  const { shape, data } = at[input];
  const column = placeOf(index, shape);
  const line: Line = (step) => {
    const moved = data.slice();
    moved[column] = Math.fround(data[column] + step);
    return { ...at, [input]: { shape, data: moved } };
  };
  const fits: Fit[] = [];
  for (const width of widths) {
    const fit = await fitAlong(subject, output, line, width * sizeAround(data[column]));
    if (fit !== null) fits.push(fit);
  }
  const sharp = fits.filter(({ bar, slope }) => 4 * bar < Math.abs(slope - claimed));
  return sharp.some((a, i) =>
    sharp.some((b, j) => i < j && Math.abs(a.slope - b.slope) <= a.bar + b.bar),
  );
}
