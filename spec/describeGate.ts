import { describe } from 'vitest';
import type { AnyGate } from '../gates/kit/index.ts';

/** For now only the suite; the laws are added here. */
export function describeGate(gate: AnyGate, body: () => void = () => {}): void {
  // oxlint-disable-next-line vitest/valid-describe-callback -- the body is the caller's
  describe(gate.name, body);
}
