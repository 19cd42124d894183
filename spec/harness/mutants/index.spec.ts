import { describe, expect, it } from 'vitest';
import { gates } from '../../../gates/index.ts';
import type { AnyGate } from '../../../gates/kit/index.ts';
import type { Memory } from '../../../harness/diagnosis/evidence.ts';
import { hypotheses } from '../../../harness/diagnosis/hypotheses/index.ts';
import { checkMutant } from '../../../harness/mutate.ts';
import { mutations } from '../../../harness/mutants/index.ts';
import { bareOf } from '../../../harness/mutants/kit/bare.ts';

const { affine, matvec, maximum, multiply, relu, softmax, tanh } = gates;

/** For each mutation a gate, the law that fails it there (by which cotangent comes first, one or another), and what it is taken for. */
const killed: readonly [mutation: string, gate: AnyGate, law: string, hypothesis: string][] = [
  ['sign', matvec, 'pullback', 'sign'],
  ['double', tanh, 'pullback', 'factor'],
  ['half', multiply, 'pullback', 'factor'],
  ['summedForMean', matvec, 'pullback', 'count'],
  ['meanForSum', softmax, 'pullback', 'count'],
  ['meanOverRows', affine, 'pullback', 'count'],
  ['zeros', tanh, 'pullback', 'zero'],
  ['dropped', affine, 'pullback', 'zero'],
  ['missing', multiply, 'shape', 'missing'],
  ['transposed', matvec, 'pullback', 'transposed'],
  ['columnMajor', matvec, 'pullback', 'transposed'],
  ['jacobianTransposed', matvec, 'pullback', 'transposedJacobian'],
  ['diagonalOnly', softmax, 'pullback', 'diagonal'],
  ['cotangentIgnored', tanh, 'pullback or linearity', 'cotangentIgnored'],
  ['cotangentSquared', softmax, 'pullback or linearity', 'cotangentSquared'],
  ['cotangentClipped', matvec, 'pullback or linearity', 'cotangentClipped'],
  ['cotangentRectified', multiply, 'pullback or linearity', 'cotangentRectified'],
  ['cotangentAveraged', tanh, 'pullback', 'cotangentAveraged'],
  ['missingTerm', matvec, 'pullback', 'sharedTerm'],
  ['outputForgotten', tanh, 'pullback', 'someRows'],
  ['lastRowOnly', matvec, 'pullback', 'someRows'],
  ['firstRowOnly', matvec, 'pullback', 'someRows'],
  ['missingSum', affine, 'pullback', 'someRows'],
  ['assigned', matvec, 'pullback', 'assigned'],
  ['swapped', multiply, 'pullback', 'swapped'],
  ['atOutput', tanh, 'pullback', 'atOutput'],
  ['staleCache', multiply, 'pullback', 'stale'],
  ['shifted', matvec, 'pullback', 'shifted'],
  ['reversed', softmax, 'pullback', 'reversed'],
  ['maskFlipped', relu, 'pullback', 'mirrored'],
  ['otherConvention', relu, 'convention', 'convention'],
  ['allTies', maximum, 'convention', 'convention'],
  ['whereZero', multiply, 'pullback', 'whereZero'],
  ['whereNegative', matvec, 'pullback', 'whereNegative'],
  ['whereLarge', affine, 'pullback', 'whereLarge'],
  ['whereSaturated', multiply, 'pullback', 'whereLarge'],
  ['whereTiny', tanh, 'pullback', 'whereTiny'],
  ['sizeOne', multiply, 'pullback', 'sizeOne'],
  ['nonSquare', matvec, 'pullback', 'nonSquare'],
  ['severalRows', tanh, 'pullback', 'severalRows'],
  ['throwsOnEmpty', tanh, 'exceptions', 'threw'],
  ['onePercent', matvec, 'pullback', 'oneEntry'],
  ['millionth', matvec, 'pullback', 'oneEntry'],
  ['notANumber', tanh, 'pullback', 'notANumber'],
  ['float32Rounded', tanh, 'pullback', 'float32'],
  ['finiteDifferences', tanh, 'pullback', 'finiteDifferences'],
  ['inputModified', tanh, 'purity', 'inputModified'],
  ['cotangentModified', tanh, 'purity', 'inputModified'],
  ['reusedBuffer', multiply, 'aliasing', 'sharedMemory'],
  ['accumulating', tanh, 'accumulation', 'accumulated'],
  ['noise', softmax, 'repeatability', 'random'],
];

/** What was measured of each gate, for all of its mutants. */
const memories = new Map<AnyGate, Memory>();

describe('mutations', () => {
  it.for(killed)('%s is killed and named', async ([name, gate, law, hypothesis]) => {
    const memory: Memory = memories.get(gate) ?? new Map();
    memories.set(gate, memory);
    const mutation = mutations.find((one) => one.name === name)!;
    const mutant = mutation.mutate(bareOf(gate))!;
    const { outcome, worst, diagnosis } = await checkMutant(mutant, {}, memory);
    expect([outcome, diagnosis?.hypothesis]).toEqual(['fail', hypothesis]);
    expect(law.split(' or ')).toContain(worst?.law);
    expect(mutation.looksLike).toContain(hypothesis);
  });

  it('are all in the list, under names of their own', () => {
    const names = mutations.map(({ name }) => name);
    expect(killed.map(([name]) => name)).toEqual(names);
    expect(new Set(names).size).toBe(names.length);
  });

  it('look like nothing that is no hypothesis', () => {
    const known = hypotheses.map(({ name }) => name);
    expect(
      mutations.flatMap(({ looksLike }) => looksLike).filter((one) => !known.includes(one)),
    ).toEqual([]);
  });
});

/** Where there is nothing that could go wrong so. */
const impossible: readonly [mutation: string, gate: AnyGate][] = [
  ['transposed', tanh],
  ['columnMajor', softmax],
  ['nonSquare', multiply],
  ['dropped', tanh],
  ['swapped', matvec],
  ['missingSum', multiply],
  ['meanOverRows', softmax],
  ['maskFlipped', matvec],
  ['otherConvention', maximum],
  ['allTies', relu],
];

describe('a mutation', () => {
  it.for(impossible)(
    '%s has nothing to change in a gate without what it changes',
    ([name, gate]) => {
      expect(mutations.find((one) => one.name === name)!.mutate(bareOf(gate))).toBe(null);
    },
  );

  it('leaves the forward and the inputs as they were', () => {
    const right = bareOf(matvec);
    for (const { mutate } of mutations) {
      const mutant = mutate(right);
      expect(mutant?.forward ?? right.forward).toBe(right.forward);
      expect(mutant?.inputs ?? right.inputs).toBe(right.inputs);
    }
  });
});
