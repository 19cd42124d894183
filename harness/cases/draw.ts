import type { Kink } from '../../gates/kit/kink.ts';
import type { Spec } from '../../gates/kit/spec.ts';
import { sizeOf } from '../../gates/kit/tensor.ts';
import { dimensionsOf, drawLengths, shapeIn, type Lengths } from './dimensions.ts';
import { bend } from './domain.ts';
import { randomOf } from './random.ts';
import { regimes } from './regimes/index.ts';
import type { Regime } from './regimes/regime.ts';

/** A point to check at: agreeing shapes, and numbers of one regime. */
export interface Case {
  readonly lengths: Lengths;
  readonly regime: string;
  readonly shapes: readonly (readonly number[])[];
  readonly values: readonly Float64Array[];
}

/** How the cases of one check are drawn. */
export interface Drawing {
  readonly specs: readonly Spec[];
  readonly names: readonly string[];
  readonly kinks: readonly Kink[];
  /** The numbers of inputs that are fixed; null for those that are drawn. @default all are drawn */
  readonly fixed?: readonly (Float64Array | null)[];
  /** Rounds to the numbers of the subject's dtype. */
  readonly round: (x: number) => number;
}

/** The regime of a run: each comes in its share of a hundred runs, and the first runs are ordinary. */
export function regimeOf(run: number): Regime {
  // 37 is prime to 100, so a hundred runs meet each hundredth once.
  let place = (run * 37) % 100;
  for (const regime of regimes) {
    if (place < regime.share) return regime;
    place -= regime.share;
  }
  return regimes[0];
}

/** Makes entries equal to entries of another input in the same place, where the gate has a kink there. */
function tie(
  values: readonly Float64Array[],
  { names, kinks, fixed }: Drawing,
  odds: () => boolean,
): void {
  for (const kink of kinks) {
    if (!('ties' in kink) || kink.ties.length < 2) continue;
    const [a, b] = kink.ties.map((name) => values[names.indexOf(name!)]);
    if (fixed?.[names.indexOf(kink.ties[1]!)]) continue;
    for (let i = 0; i < Math.min(a.length, b.length); i++) if (odds()) b[i] = a[i];
  }
}

/** Draws the case of a run: it depends on the seed and the run alone. */
export function drawCase(drawing: Drawing, seed: number, run: number): Case {
  const { specs, names, kinks, fixed = specs.map(() => null), round } = drawing;
  const random = randomOf(seed, run);
  const regime = regimeOf(run);
  const lengths = drawLengths(random, dimensionsOf(specs));
  const shapes = specs.map(({ shape }) => shapeIn(shape, lengths));
  const values = specs.map(({ domain }, k) => {
    const given = fixed[k];
    if (given !== null) return given;
    const drawn = regime.values(random, sizeOf(shapes[k]), kinks, names[k]);
    bend(random, drawn, domain, shapes[k].at(-1) ?? 0, lengths);
    return drawn.map(round);
  });
  if (!fixed.includes(null)) return { lengths, regime: 'given', shapes, values };
  if (regime.name === 'ties and kinks') tie(values, drawing, () => random.nextInt(0, 1) === 0);
  return { lengths, regime: regime.name, shapes, values };
}
