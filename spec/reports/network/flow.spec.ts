import { describe, expect, it } from 'vitest';
import { deadRelu } from '../../../examples/networks/dead-relu.ts';
import { saturated } from '../../../examples/networks/saturated.ts';
import {
  flowOf,
  runsOf,
  sweep,
  symptomsOf,
  type Network,
  type Symptom,
} from '../../../harness/index.ts';
import { showFlow, showSweep } from '../../../reports/index.ts';
import { showPlot } from '../../../reports/network/plot.ts';
import { showShare, showSymptom, showUnits } from '../../../reports/network/symptoms.ts';
import { wrap } from '../../../reports/network/wrap.ts';

const feed = { given: {}, examples: 64, seed: 1 };
const told = (name: string, net: Network): string => {
  const flow = flowOf(net, runsOf(net, feed), 1, 1e-3);
  return showFlow(name, flow, symptomsOf(net, flow));
};

describe('showFlow', () => {
  const dead = told('deadRelu', deadRelu);
  const stuck = told('saturated', saturated);

  it('has a line for each gate and each parameter', () => {
    expect(dead).toMatch(/^deadRelu · 64 examples · L /);
    for (const line of [
      'z1 = dense',
      'h = relu',
      'z2 = dense',
      'L = softmaxCrossEntropy',
      '∂L/∂W1',
      '∂L/∂b2',
    ]) {
      expect(dead).toContain(`\n${line} `);
    }
  });

  it('names dead units and what keeps them so', () => {
    expect(dead.replace(/\s+/g, ' ')).toContain(
      '! h[2] and h[5] of 6 are dead: they do not fire in any of the 64 examples, so the weights that feed them get zero gradient. A bias outweighs what it is added to: the largest in b1 is 50.',
    );
  });

  it('names saturated units, the share, and weights that are too large', () => {
    expect(stuck.replace(/\s+/g, ' ')).toMatch(
      /! h\[0\], h\[1\], h\[2\], h\[3\], h\[4\] and h\[5\] of 6 are saturated: in 9\S+ % of the examples or more the local gradient is below 0.001, with -\S+ to \S+ flowing in\. The weights are too large: W1 makes what comes out \S+ times as large as what goes in\./,
    );
    expect(stuck.replace(/\s+/g, ' ')).toMatch(
      /! the gradient vanishes: of what arrives at z2 \S+e-\d+ is left at z1; h takes most/,
    );
  });

  it('keeps to 100 columns', () => {
    expect(`${dead}${stuck}`.split('\n').filter((line) => [...line].length > 100)).toEqual([]);
  });
});

describe('showSymptom', () => {
  const unit = (index: number, facts = {}) => ({
    index: [index],
    input: 'x',
    zeros: 1,
    small: 1,
    between: [-3, 2] as const,
    ...facts,
  });
  const symptom = (facts: Partial<Symptom>): Symptom => ({
    kind: 'dead',
    gate: 'h',
    units: [unit(3)],
    of: 8,
    cause: 'update',
    evidence: null,
    ...facts,
  });
  const path = { from: 'z8', to: 'z1', left: 1e-9, worst: 'h4', factor: 0.01 };

  it.for<[string, Partial<Symptom>, string]>([
    [
      'one dead unit',
      {},
      'h[3] of 8 is dead: it does not fire in any of the 20 examples, so the weights that feed it get zero gradient. Data, weights and bias are of the usual size: most often a large update has brought it there.',
    ],
    [
      'one saturated unit',
      { kind: 'saturated', cause: 'data', evidence: { name: 'X', size: 127 } },
      'h[3] of 8 is saturated: in 100 % of the examples the local gradient is below 0.001, with -3.0 to 2.0 flowing in. The data are not scaled: X has numbers of size 1.3e2, where 1 is usual.',
    ],
    [
      'entries that are never selected',
      { kind: 'unselected', units: [unit(0), unit(2)] },
      'h: x[0] and x[2] of 8 are never selected in any of the 20 examples, and get no gradient. Data, weights and bias are of the usual size: other entries are always larger.',
    ],
    [
      'a gradient that vanishes',
      { kind: 'vanishing', cause: 'depth', path },
      'the gradient vanishes: of what arrives at z8 1.0e-9 is left at z1; h4 takes most and hands on 0.010 of what it gets. Usually too many gates whose slope is below 1, one after the other.',
    ],
    [
      'a gradient that explodes',
      { kind: 'exploding', cause: 'weights', path: { ...path, left: 1e9, factor: 20 } },
      'the gradient explodes: what arrives at z8 is 1.0e9 times as large at z1; h4 adds most and hands on 20 times what it gets. Usually the weights are too large.',
    ],
    [
      'numbers that overflow',
      { kind: 'overflow', cause: 'bias', evidence: { name: 'b', size: 1e300 } },
      'h holds numbers that are infinite or NaN, and so does every gradient before it. A bias outweighs what it is added to: the largest in b is 1.0e300.',
    ],
  ])('tells %s', ([, facts, sentence]) => {
    expect(showSymptom(symptom(facts), 20, 1e-3)).toBe(sentence);
  });

  it('names six units and counts the rest', () => {
    const units = Array.from({ length: 20 }, (_, k) => unit(k));
    expect(showUnits('h', units)).toBe('h[0], h[1], h[2], h[3], h[4], h[5] and 14 more');
    expect(showUnits('h', [unit(1, { index: [1, 2] })])).toBe('h[1,2]');
  });

  it('never says all or none of what is neither', () => {
    const shares = [0, 1e-6, 0.025, 0.5, 0.975, 1 - 1e-6, 1].map(showShare);
    expect(shares).toEqual([
      '0 %',
      'less than 0.1 %',
      '2.5 %',
      '50 %',
      '97.5 %',
      'more than 99.9 %',
      '100 %',
    ]);
  });
});

describe('showSweep', () => {
  const rows = sweep(saturated, feed, 1e-3);
  const text = showSweep('saturated', rows, ['W1', 'W2'], 1e-3);

  it('plots each weight, tells each scale, and where the first gradient dies', () => {
    expect(text).toContain('a δ at W1   b δ at W2');
    expect(text).toMatch(/\n *0\.010 .*\n/);
    expect(text).toMatch(/\n *400 .*\n/);
    expect(text.replace(/\s+/g, ' ')).toMatch(
      /The gradient that arrives at W1 is largest at scale \S+; from \S+ on less than a millionth of that is left, where numbers up to \S+ flow in and \S+ % of the local gradients are small\./,
    );
  });
});

describe('showPlot', () => {
  it('puts sizes where their logarithm is, and zeros on the line of their own', () => {
    const text = showPlot([1, 10, 100], [{ mark: 'a', name: 'first', values: [100, 1, 0] }], 3);
    const lines = text.split('\n');
    expect(lines[0]).toMatch(/1e2 ┤a$/);
    expect(lines[1]).toMatch(/┤ {3}a$/);
    expect(lines[3]).toMatch(/ 0 ┤ {6}a$/);
    expect(text).toContain('a first');
  });

  it('sets two marks of one place side by side', () => {
    const curve = (mark: string) => ({ mark, name: mark, values: [1] });
    expect(showPlot([1], [curve('a'), curve('b')], 3)).toContain('┤ab');
  });
});

describe('wrap', () => {
  it('breaks between words, and sets what follows in', () => {
    expect(wrap('one two three four', 10, 2)).toBe('one two\n  three\n  four');
  });
});
