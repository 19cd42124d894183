import type { AnyGate } from '../../gates/kit/gate.ts';
import type { Spec } from '../../gates/kit/spec.ts';
import { sizeOf } from '../../gates/kit/tensor.ts';
import { contains } from '../cases/domain.ts';
import { drawCase, type Case } from '../cases/draw.ts';
import { randomOf } from '../cases/random.ts';
import { kinks } from '../cases/regimes/kinks.ts';
import { regimes } from '../cases/regimes/index.ts';

/** Each entry takes some evaluations of a definition that has as many functions as there are entries. */
const mostEntries = 12;

/** The search ends here for a gate of whose shapes none is so small. */
const mostDraws = 2000;

/**
 * Makes numbers of all 53 bits, from an eighth of their size up.
 *
 * The regimes draw short ones, good to read, but in 1 + x of a short x nothing is rounded; and
 * their sizes leave gaps, in which for example all lies that 1 + tanh loses.
 */
function filled(drawn: Case, specs: readonly Spec[], ...seed: number[]): Case {
  if (drawn.regime === kinks.name) return drawn;
  const random = randomOf(...seed);
  const values = drawn.values.map((data, k) => {
    const { domain } = specs[k];
    // what sums to 1 goes on doing so
    if (typeof domain === 'string' && !['real', 'positive', 'nonzero'].includes(domain))
      return data;
    return data.map((x) => {
      const y = x * (1 - 0.875 * random.nextDouble());
      return contains(domain, y) ? y : x;
    });
  });
  return { ...drawn, values };
}

/** Draws small points for a gate from its own specs, each regime as often as any other. */
export function drawSmall(gate: AnyGate, seed: number, runs: number): Case[] {
  const specs: Spec[] = Object.values(gate.inputs);
  const names = Object.keys(gate.inputs);
  const drawing = { names, specs, kinks: gate.kinks ?? [], round: (x: number) => x };
  const cases: Case[] = [];
  const share = Math.ceil(runs / regimes.length);
  for (let run = 0; run < mostDraws && cases.length < runs; run++) {
    const drawn = drawCase(drawing, seed, run);
    const sizes = drawn.shapes.map(sizeOf);
    if (sizes.includes(0) || sizes.reduce((sum, size) => sum + size, 0) > mostEntries) continue;
    if (cases.filter(({ regime }) => regime === drawn.regime).length < share) {
      cases.push(filled(drawn, specs, seed, run));
    }
  }
  return cases;
}
