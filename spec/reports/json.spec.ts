import { describe, expect, it } from 'vitest';
import { json } from '../../reports/json.ts';
import { checked, identity, results, transposed, verdict, wrongTranspose } from './fixtures.ts';

const how = { columns: 100, colour: true, timings: false };
const gate = checked(verdict('matvec'), 'z = W x', [identity('identity1', 'x')]);

describe('json', () => {
  it('names its schema, the outcome, and each gate with its identities', () => {
    const told = JSON.parse(json.render(results([gate]), how));
    expect(Object.keys(told)).toEqual(['schema', 'outcome', 'gates', 'seed', 'versions']);
    expect(told).toMatchObject({ schema: 'gradcheck/1', outcome: 'pass', seed: 1 });
    expect(told.gates[0]).toMatchObject({ name: 'matvec', identities: ['identity1'] });
    expect(told.gates[0].verdict).toMatchObject({ subject: 'matvec', outcome: 'pass' });
  });

  it('has no times unless they are asked for', () => {
    expect(json.render(results([gate]), how)).not.toContain('milliseconds');
    const told = JSON.parse(json.render(results([gate]), { ...how, timings: true }));
    expect([told.milliseconds, told.gates[0].verdict.milliseconds]).toEqual([3210, 31]);
  });

  it('writes as words the numbers that JSON does not have', () => {
    const worst = { ...transposed, claimed: NaN, measured: Infinity, bar: -Infinity };
    const told = JSON.parse(json.render(results([checked({ ...wrongTranspose, worst })]), how));
    expect(told.gates[0].verdict.worst).toMatchObject({
      claimed: 'NaN',
      measured: 'Infinity',
      bar: '-Infinity',
    });
  });

  it('writes a tensor as its shape and its numbers, on one line each', () => {
    const text = json.render(results([checked(wrongTranspose)]), how);
    expect(text).toContain('"data": [0, 0.125, 0, 0]');
    expect(JSON.parse(text).gates[0].verdict.worst.at.W).toEqual({
      shape: [2, 2],
      data: [0, 0.125, 0, 0],
    });
  });

  it('leaves texts with brackets and line breaks as they are', () => {
    const name = 'a [\n  1,\n  2\n] b';
    const told = JSON.parse(json.render(results([checked(verdict(name))]), how));
    expect(told.gates[0].name).toBe(name);
  });

  it('names the file of a gate that has one, and ends with a line break', () => {
    const text = json.render(results([{ ...gate, file: 'mine.ts' }]), how);
    expect(JSON.parse(text).gates[0].file).toBe('mine.ts');
    expect(text.endsWith('}\n')).toBe(true);
  });
});
