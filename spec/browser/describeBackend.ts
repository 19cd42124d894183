import { beforeAll, describe, expect, it } from 'vitest';
import type { Target } from '../../adapters/target.ts';
import { gates } from '../../gates/index.ts';
import { compareGate, type CellOutcome } from '../../harness/comparison.ts';
import { browserHas } from './browserHas.ts';

/** Random cases a gate: each shape is a shader to be compiled. */
const runs = 2;

/**
 * Doubts every gate of the catalogue on a backend, by the differences of its own forward and by the
 * catalogue's in float64.
 *
 * @param known outcomes of gates of which it is known, and confirmed otherwise, that they are not right
 */
export function describeBackend(
  library: string,
  backend: 'webgl' | 'webgpu',
  open: (backend: 'webgl' | 'webgpu') => Promise<Target>,
  known: Partial<Record<keyof typeof gates, CellOutcome>>,
): void {
  describe(`${library} ${backend}`, async () => {
    const isThere = await browserHas(backend);
    let target: Target;
    beforeAll(async () => {
      if (isThere) target = await open(backend);
    });

    it.for(Object.keys(gates) as (keyof typeof gates)[])('%s', async (gate, { skip }) => {
      skip(!isThere, `this browser has no ${backend}`);
      const subject = target.gates[gate];
      const cell = await compareGate(library, gate, subject, gates[gate], { seed: 1, runs });
      // Right, but short of digits: sines of shaders are good to four.
      const outcome = cell.outcome === 'imprecise' ? 'pass' : cell.outcome;
      expect(outcome).toBe(known[gate] ?? 'pass');
      expect(cell.agreement!.forward.entries).toBeGreaterThan(0);
    });
  });
}
