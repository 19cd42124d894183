import { describe, expect, it } from 'vitest';
import { deadRelu } from '../../../examples/networks/dead-relu.ts';
import { flowOf, runsOf, symptomsOf } from '../../../harness/index.ts';
import { showTrained } from '../../../reports/index.ts';
import { verdict, wrongTranspose } from '../fixtures.ts';

const flow = flowOf(deadRelu, runsOf(deadRelu, { given: {}, examples: 16, seed: 1 }), 1, 1e-3);
const epoch = { kind: 'epoch', epoch: 3, loss: 0.25, milliseconds: 40, flow } as const;

describe('showTrained', () => {
  it('tells an epoch with loss, accuracy, time and the gradient of each parameter', () => {
    const text = showTrained({ ...epoch, accuracy: 0.75, symptoms: [] });
    expect(text).toMatch(
      /^epoch 3 · L 0\.25 · 75 % right · 40 ms\n {2}gradient \(rms\): W1 \S+ · b1 \S+ · W2 \S+ · b2 \S+\n$/,
    );
  });

  it('tells what does not flow, set in below its epoch', () => {
    const text = showTrained({ ...epoch, accuracy: null, symptoms: symptomsOf(deadRelu, flow) });
    expect(text).not.toContain('right');
    expect(text).toContain('\n  ! h[2] and h[5] of 6 are dead');
  });

  it('tells a check in a line, and a failure in full', () => {
    const right = {
      kind: 'checked',
      step: 7,
      verdict: verdict('net', { method: 'probes', resolution: 1e-8 }),
    } as const;
    expect(showTrained(right)).toBe(
      'step 7: the gradient by all parameters, by random sums, resolution 1.0e-8: pass\n',
    );
    const text = showTrained({ kind: 'checked', step: 7, verdict: wrongTranspose });
    expect(text).toContain('fail\n\nwrongTranspose fails the law jacobian by x');
  });

  it('has nothing to say of a step', () => {
    expect(showTrained({ kind: 'step', step: 1, of: 9, epoch: 1, loss: 1 })).toBe('');
  });
});
