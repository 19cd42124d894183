import { describe, expect, it } from 'vitest';
import { markdown } from '../../reports/markdown.ts';
import { chain, checked, identity, results, seen, verdict, wrongTranspose } from './fixtures.ts';

const how = { columns: 100, colour: true, timings: false };
const loss = checked(verdict('loss', { inputs: [seen('z')] }), null, [
  identity('identity7', 'z', 'identity4'),
]);

describe('markdown', () => {
  it('tells every fact of an input in one row', () => {
    const told = markdown.render(results([loss]), how).split('\n');
    expect(told).toContain(
      '| gate | by | identity | shapes | entries compared | largest absolute error | at | largest relative error | at | median bar | resolution | at kinks | unresolved | cases | evaluations | verdict |',
    );
    expect(told).toContain(
      '| loss | z | identity7\\* | [0]…[7] | 1,234 | 2.3e-13 | 3/3 | 4.1e-12 | 0/0 | 3.1e-14 | 7.7e-11 | 0 | 0 | 100 | 4,210 | ✓ pass |',
    );
  });

  it('tells what a law of all gates compared, though it has no input', () => {
    expect(markdown.render(results([loss, chain]), how)).toContain(
      '| chain rule |  |  |  | 1,234 |  |  |  |  |  | 7.7e-11 | 0 | 0 | 1,413 | 4,210 | ✓ pass |',
    );
  });

  it('tells what was seen in each regime', () => {
    expect(markdown.render(results([loss, chain]), how)).toContain(
      '| regime | cases | entries compared | unresolved | resolution |\n|---|--:|--:|--:|--:|\n| ordinary | 100 | 1,234 | 0 | 7.7e-11 |\n',
    );
  });

  it('names both labels of an identity that the source labels otherwise', () => {
    expect(markdown.render(results([loss]), how)).toContain(
      '| identity7 (identity4 in the source) | loss by z | 7.7e-11 | ✓ pass |',
    );
  });

  it('fences the message of a gate that does not pass, and paints nothing', () => {
    const told = markdown.render(results([checked(wrongTranspose)], { outcome: 'fail' }), how);
    expect(told).toContain('```text\nwrongTranspose fails the law jacobian by x: ');
    expect(told).not.toContain('\u001B');
  });

  it('has times only where they are asked for', () => {
    expect(markdown.render(results([loss]), how)).not.toContain(' ms');
    expect(markdown.render(results([loss]), { ...how, timings: true })).toContain('| 31 ms |');
  });
});
