import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { table } from '../../reports/table.ts';
import {
  chain,
  checked,
  identity,
  results,
  seen,
  tooCoarse,
  verdict,
  wrongTranspose,
} from './fixtures.ts';

const how = { columns: 100, colour: false, timings: false };
const lines = (text: string): string[] => text.split('\n');

const W = seen('W', {
  shapes: { smallest: [0, 1], largest: [7, 5] },
  entries: { compared: 48210, unresolved: 2, atKinks: 31, resolved: 48000, zeros: 0, vague: 0 },
});
const matvec = checked(verdict('matvec', { inputs: [W, seen('x')] }), 'z = W x', [
  identity('identity1', 'x'),
  identity('identity5', 'W'),
]);
const loss = checked(verdict('softmaxCrossEntropy', { inputs: [seen('z')] }), 'L = -y \\log z', [
  identity('identity7', 'z', 'identity4'),
]);

describe('table', () => {
  it('tells a gate in a line and each of its inputs in another', () => {
    const told = lines(table.render(results([matvec]), how));
    expect(told[0]).toBe(
      'gradcheck 0.1.0 · node 24.21.0 · 1 gate · seed 1 · at: entry of the output/entry of the input',
    );
    expect(told[4]).toBe(
      `${'matvec  z = W x'.padEnd(57)}  100 cases  4,210 evaluations  31 ms  pass`,
    );
    expect(told[5].split(/\s+/)).toEqual(
      ' ✓ W identity5 [0,1]…[7,5] 48,210 2.3e-13 3/3 4.1e-12 0/0 3.1e-14 7.7e-11 31 2'.split(' '),
    );
    expect(told[6]).toContain('x identity1');
  });

  it('gathers the identities, and names both labels where the source has another', () => {
    const told = lines(table.render(results([matvec, loss]), how));
    expect(told).toContain(' ✓ identity1   matvec by x                  7.7e-11  pass');
    expect(told).toContain(
      ' ✓ identity7*  softmaxCrossEntropy by z     7.7e-11  pass  * identity7 (identity4 in the source)',
    );
  });

  it('ends with how much was compared, how well, and at what cost', () => {
    const told = table.render(results([matvec, loss]), how);
    expect(told.trimEnd().split('\n\n').at(-1)).toBe(
      '2 gates: 2 pass · 2,468 entries compared · resolution 7.7e-11 or better · 8,420 evaluations · 3.2 s\n' +
        '  seed 1',
    );
  });

  it('counts the chain rule apart from the gates, on as many lines as it takes', () => {
    const told = lines(table.render(results([matvec, chain]), how));
    expect(told.slice(0, 2)).toEqual([
      'gradcheck 0.1.0 · node 24.21.0 · 1 gate and the chain rule · seed 1',
      '  at: entry of the output/entry of the input',
    ]);
    expect(told.at(-3)).toMatch(/^1 gate and the chain rule: 2 pass · 2,468 entries compared · /);
  });

  it('has no columns where nothing is told by input', () => {
    expect(table.render(results([chain]), how)).not.toContain('largest');
  });

  it('tells the resolution of the gates that have one', () => {
    const told = table.render(
      results([matvec, checked(verdict('none', { resolution: null }))]),
      how,
    );
    expect(told).toContain(' · resolution 7.7e-11 or better · ');
  });

  it('tells the resolution of compositions apart where it is coarser', () => {
    const coarse = { ...chain, verdict: { ...chain.verdict, resolution: 9.5e-7 } };
    expect(table.render(results([matvec, coarse]), how)).toContain(
      '  resolution 7.7e-11 or better, of compositions 9.5e-7 · ',
    );
    expect(table.render(results([coarse]), how)).toContain(' · resolution 9.5e-7 or better · ');
  });

  it('says where sums of entries were compared instead of each', () => {
    const large = checked(verdict('large', { method: 'probes', missProbability: 1 / 64 }));
    expect(table.render(results([matvec, large]), how)).toContain(
      '1 by random sums, which miss faults that cancel: 1 in 64',
    );
  });

  it('puts what is wrong below the gate that it is wrong with', () => {
    const gates = [checked(wrongTranspose), checked(tooCoarse)];
    const told = table.render(results(gates, { outcome: 'fail' }), how);
    expect(told.indexOf('wrongTranspose fails')).toBeLessThan(told.indexOf('coarse  '));
    expect(told).toContain('coarse is undecided: 12 of 40 entries are smaller than their bar.');
    expect(told).toContain('2 gates: 1 fail, 1 undecided');
  });

  it('is at most 100 columns wide, with long names, labels and shapes too', () => {
    const long = seen('prediction', {
      shapes: { smallest: [0, 11, 13, 2], largest: [17, 19, 23, 29] },
      largestAbsolute: { ...seen('x').largestAbsolute!, output: [11, 12], index: [13, 14] },
    });
    const gates = [
      checked(verdict('aGateWithAVeryLongNameIndeed', { inputs: [long] }), 'z = '.padEnd(90, 'x')),
      loss,
      checked(wrongTranspose, 'z = W x'),
      checked(tooCoarse),
    ];
    const told = lines(table.render(results(gates), how));
    expect(told.filter((line) => [...line].length > 100)).toEqual([]);
  });

  it('has no escapes without colour, and the same text with it', () => {
    const gates = [matvec, checked(wrongTranspose), checked(tooCoarse)];
    const plain = table.render(results(gates), how);
    const coloured = table.render(results(gates), { ...how, colour: true });
    expect(plain).not.toContain('\u001B');
    expect(coloured).toContain('\u001B[31m');
    expect(stripVTControlCharacters(coloured)).toBe(plain);
  });
});
