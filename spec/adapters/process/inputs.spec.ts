import { describe, expect, it } from 'vitest';
import { inputsOf } from '../../../adapters/process/inputs.ts';
import { declaration } from '../../../adapters/process/messages.ts';
import * as kit from '../../../gates/kit/index.ts';

/** A spec without its functions. */
const facts = ({ shape, domain, min }: kit.Spec) => ({ shape, domain, min });
const specOf = (said: object): unknown => {
  const [{ inputs }] = inputsOf(declaration.parse({ inputs: { x: said } }));
  return facts(inputs['x'] as kit.Spec);
};

describe('inputsOf', () => {
  it.for([
    [{ shape: ['n', 3], domain: 'real' }, kit.real('n', 3)],
    [{ shape: ['n'] }, kit.real('n')],
    [{ shape: ['n'], domain: 'positive', min: { n: 2 } }, kit.positive('n').atLeast({ n: 2 })],
    [{ shape: [], domain: 'nonzero' }, kit.nonzero()],
    [{ shape: ['b', 'n'], domain: 'probabilities' }, kit.probabilities('b', 'n')],
    [{ shape: ['n'], domain: 'oneHot', min: { n: 3 } }, kit.oneHot('n').atLeast({ n: 3 })],
    [{ shape: ['n'], domain: 'labels' }, kit.labels('n')],
    [{ shape: ['n'], domain: { interval: [0, 1] } }, kit.interval(0, 1, 'n')],
    [{ shape: ['n'], domain: { greaterThan: -1 } }, kit.greaterThan(-1, 'n')],
    [{ shape: ['m'], domain: { indices: 'n' } }, kit.indices('n', 'm')],
    [{ shape: [4], domain: { indices: 5 } }, kit.indices(5, 4)],
  ] as const)('makes %j what the kit makes of it', ([said, spec]) => {
    expect(specOf(said)).toEqual(facts(spec));
  });

  it('takes each fixed point by itself, with a suffix where there are several', () => {
    const point = (v: number) => ({ x: { shape: [], data: [v] } });
    expect(inputsOf(declaration.parse({ at: [point(1)] }))).toEqual([
      { suffix: '', inputs: { x: kit.tensor(1) } },
    ]);
    expect(inputsOf(declaration.parse({ at: [point(1), point(2)] }))).toEqual([
      { suffix: '[0]', inputs: { x: kit.tensor(1) } },
      { suffix: '[1]', inputs: { x: kit.tensor(2) } },
    ]);
  });

  it('refuses a point that is no numbers, by its name', () => {
    const read = declaration.parse({ at: [{ x: null }] });
    expect(() => inputsOf(read)).toThrow(/^expected \{"shape"/);
  });
});
