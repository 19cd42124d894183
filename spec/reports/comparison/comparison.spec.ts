import { describe, expect, it } from 'vitest';
import { comparisonReporters } from '../../../reports/comparison/index.ts';
import type { Finding } from '../../../harness/index.ts';
import { comparison } from './fixtures.ts';

const how = { columns: 100, colour: false, timings: false };
const told = (name: string): string => comparisonReporters[name].render(comparison, how);

describe('a comparison as a table', () => {
  it('has a line for each gate and three figures for each implementation', () => {
    const lines = told('table').split('\n');
    expect(lines).toContain('       lib <a>              lib b');
    expect(lines).toContain('            z    ∂z  self        z    ∂z  self');
    expect(lines).toContain('relu   ✓  7.2   7.2   4.1   ✓  7.2   6.5   4.1');
  });

  it('has a word where figures would say nothing, and a dot where there is no reference', () => {
    const lines = told('table').split('\n');
    expect(lines).toContain('sin    ✗ wrong number       ≈  5.0   6.0   4.1');
    expect(lines).toContain('own    – not offered        ✓    ·     ·   4.1');
  });

  it('tells a convention, and blames nobody', () => {
    expect(told('table')).toContain(
      '\n  relu, lib <a>: 1 by x[0] where the reference has 0, between the slopes 0 and 1, at x = [0]\n',
    );
  });

  it('says what is imprecise, and by how much', () => {
    expect(told('table')).toContain(
      'lib b, sin: imprecise\n\n  By the reference z[0] of sin is 0.5, came 0.25: 2.0e-4 of what it is made of, at x = [0].\n',
    );
  });

  it('says how far a gradient that the reference bears out is from its own forward', () => {
    const [, , , imprecise] = comparison.cells;
    const worst = { claimed: 0.5, measured: 0.25 } as Finding;
    const verdict = { ...imprecise.verdict!, outcome: 'fail', worst } as const;
    const cells = [{ ...imprecise, verdict, agreement: null }];
    expect(comparisonReporters.table.render({ ...comparison, cells }, how)).toContain(
      'lib b, sin: imprecise\n\n  Its gradient and the slope of its own forward are 0.50 of their size apart;',
    );
  });

  it('sums up each implementation, with what it left behind', () => {
    expect(told('table')).toContain(
      '\nlib <a> 1.2 · float32 · 1 pass · 1 not offered · 1 wrong number · 2,468 evaluations\n  3 tensors left behind\n',
    );
  });
});

describe('a comparison as Markdown', () => {
  it('has a row for each gate', () => {
    expect(told('markdown')).toContain('\n| sin | ✗ wrong number | ≈ 5.0 / 6.0 / 4.1 |\n');
  });
});

describe('a comparison as JSON', () => {
  it('has the cells of each gate, and the worst outcome', () => {
    const { outcome, gates } = JSON.parse(told('json'));
    expect(outcome).toBe('fail');
    expect(gates[1].cells.map((cell: { outcome: string }) => cell.outcome)).toEqual([
      'wrong number',
      'imprecise',
    ]);
  });

  it('has no times unless they are asked for', () => {
    expect(told('json')).not.toContain('milliseconds');
    const timed = comparisonReporters.json.render(comparison, { ...how, timings: true });
    expect(timed).toContain('milliseconds');
  });
});

describe('a comparison as a page', () => {
  it('stands alone: nothing is loaded, and nothing runs', () => {
    expect(told('html')).not.toMatch(/<script|<link|<img|https?:|url\(/);
    expect(told('html')).toMatch(/color-scheme: light dark/);
  });

  it('leads from a cell to what is wrong with it', () => {
    expect(told('html')).toContain('<a href="#a-sin">wrong number</a>');
    expect(told('html')).toContain('<section id="a-sin">');
  });

  it('says of each cell what it rests on, and how long it took where times are asked for', () => {
    expect(told('html')).toContain('title="wrong number · 1,234 evaluations"');
    const timed = comparisonReporters.html.render(comparison, { ...how, timings: true });
    expect(timed).toMatch(/title="wrong number · 1,234 evaluations · \d+ ms"/);
  });

  it('shows names as they are, whatever signs they have', () => {
    expect(told('html')).toContain('lib &lt;a&gt;');
    expect(told('html')).not.toContain('lib <a>');
  });

  it('says what each figure and each mark means', () => {
    expect(told('html')).toContain('decimal digits to which output and gradient agree');
    expect(told('html')).toContain('right by the reference, with fewer digits');
  });
});
