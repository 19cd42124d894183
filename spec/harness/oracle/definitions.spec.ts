import { describe, expect, it } from 'vitest';
import { gates } from '../../../gates/index.ts';
import type { AnyGate } from '../../../gates/kit/index.ts';
import { checkAgainstDefinition } from '../../../harness/oracle/checkAgainstDefinition.ts';

describe('checkAgainstDefinition', () => {
  it.for(Object.values(gates) as AnyGate[])(
    '$name agrees with its definition at 64 digits',
    async (gate) => {
      const held = await checkAgainstDefinition(gate);
      expect(held).toMatchObject({ outcome: 'pass', reason: null, thrown: null, cases: 7 });
      expect(Object.values(held.gradients).length).toBeGreaterThan(0);
    },
  );
});
