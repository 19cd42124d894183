import { describe, expect, it } from 'vitest';
import { table } from '../../../gates/index.ts';
import { spec, tensor, type AnyGate, type Gate } from '../../../gates/kit/index.ts';
import { drawCase } from '../../../harness/cases/draw.ts';
import { randomOf } from '../../../harness/cases/random.ts';
import { oracleOf } from '../../../harness/oracle/index.ts';
import type { Vector } from '../subjects.ts';
import { hardFunctions, type Hard } from './hard.ts';
import { count, newTally, slopesAt, type Tally } from './misses.ts';

/** Entries of one vector; each is a point for itself, and looked at closely costs the others too. */
const size = 5;

const elementwise = table.find(({ label }) => label === 'identity4')!.gates as readonly Gate<'x'>[];

/** Points of an element-wise gate, in the regime of the run. */
function drawn({ name, inputs, kinks = [] }: Gate<'x'>, run: number, length = size): Vector {
  const specs = [spec(inputs.x.domain, [length])];
  const drawing = { specs, names: ['x'], kinks, round: (x: number) => x };
  return drawCase(drawing, name.length, run).values[0];
}

function between({ from, to }: Hard, run: number, length = size): Vector {
  const random = randomOf(run);
  const place = (): number => from + ((to - from) * random.nextInt(0, 2 ** 30)) / 2 ** 30;
  return Float64Array.from({ length }, place);
}

const cases: [string, AnyGate, (run: number, length?: number) => Vector, number][] = [
  ...elementwise.map((gate): (typeof cases)[number] => [
    gate.name,
    gate,
    (run, length) => drawn(gate, run, length),
    64,
  ]),
  ...hardFunctions.map((hard): (typeof cases)[number] => [
    hard.gate.name,
    hard.gate,
    (run, length) => between(hard, run, length),
    32,
  ]),
];

const tallies = new Map<string, Tally>();

/** All points of one function, measured once. */
function tallyOf([name, gate, points, runs]: (typeof cases)[number]): Tally {
  const known = tallies.get(name);
  if (known !== undefined) return known;
  const tally = newTally();
  for (let run = 0; run < runs; run++) count(tally, gate, points(run), run);
  tallies.set(name, tally);
  return tally;
}

describe('bars', () => {
  it.for(cases)('hold the slopes of %s, all but very few', (given) => {
    const { measured, misses } = tallyOf(given);
    expect(measured).toBeGreaterThan(0.9 * given[3] * size);
    expect(misses.length).toBeLessThanOrEqual(1);
  });

  it('miss the truth at no more than 1 in 10,000 points over all functions and regimes', () => {
    const all = cases.map(tallyOf);
    const measured = all.reduce((sum, tally) => sum + tally.measured, 0);
    expect(measured).toBeGreaterThan(8000);
    expect(all.flatMap(({ misses }) => misses).length / measured).toBeLessThanOrEqual(1e-4);
  });

  it('would be seen to miss a slope that is off by a part in 10⁸', () => {
    const tally = newTally();
    const x = Float64Array.of(0.5, 1, 2);
    count(
      tally,
      cases[0][1],
      x,
      1,
      slopesAt(cases[0][1], x).map((slope) => slope * (1 + 1e-8)),
    );
    expect([tally.measured, tally.misses.length]).toEqual([3, 3]);
  });

  it.for(cases)('hold the slopes of %s as 64 digits give them', async ([, gate, points]) => {
    const oracle = await oracleOf(gate);
    const tally = newTally();
    for (let run = 0; run < 5; run++) {
      const x = points(run, 1);
      const [[{ value, sides }]] = oracle.jacobian({ x: tensor(x) })!.x;
      // At a kink the two sides are the claims' business.
      if (sides === null) count(tally, gate, x, run, Float64Array.of(value.toNumber()));
    }
    expect(tally.measured).toBeGreaterThan(2);
    expect(tally.misses).toEqual([]);
  });
});
