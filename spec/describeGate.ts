import { describe, expect, it } from 'vitest';
import type { AnyGate } from '../gates/kit/index.ts';
import { gradcheck, laws, type Law, type Verdict } from '../harness/index.ts';

/** Enough to meet every regime, and few enough for 44 gates. */
const options = { runs: 30, seed: 20 };

/** These have something to say of a gate that has what they speak of, and may meet it or not. */
const rarely: Readonly<Record<string, (gate: AnyGate) => boolean>> = {
  convention: ({ kinks = [] }) => kinks.length > 0,
  ties: ({ kinks = [] }) => kinks.length > 0,
  batch: (gate) => gate.batch !== undefined,
  fanOut: ({ inputs }) => Object.keys(inputs).length > 1,
};

const isAsked = (gate: AnyGate, { name, order, needs }: Law): boolean =>
  order === undefined &&
  needs.some((offers) => offers.every((offer) => offer in gate)) &&
  (rarely[name]?.(gate) ?? true);

/**
 * A suite of the gate's name: every law as a test of its own, then what the gate has to itself.
 *
 * The gate is checked once, by whichever test comes first. It is not asked about what it does not have: a
 * gate without kinks not about kinks.
 */
export function describeGate(gate: AnyGate, body: () => void = () => {}): void {
  let checked: Verdict | null = null;
  const verdict = (): Verdict => (checked ??= gradcheck(gate, options));

  describe(gate.name, () => {
    it.for(laws.filter((law) => isAsked(gate, law)))('keeps the law $name', ({ name }) => {
      const result = verdict().laws.find(({ law }) => law === name);
      expect(verdict().findings.filter(({ law }) => law === name)).toEqual([]);
      expect(name in rarely ? ['pass', undefined] : ['pass']).toContain(result?.outcome);
    });

    it('passes, with every entry that was compared', () => {
      const { outcome, reason, entries } = verdict();
      expect([outcome, reason]).toEqual(['pass', null]);
      expect(entries.compared).toBeGreaterThan(0);
    });

    body();
  });
}
