import { describe, expect, it } from 'vitest';
import { Workspace } from '../../../harness/numeric/workspace.ts';

describe('Workspace', () => {
  it('has room for all that a comparison of so many rows needs at once', () => {
    const workspace = Workspace.lend(3, 2);
    expect([workspace.slopes.count, workspace.slopes.rows]).toEqual([2, 3]);
    expect(workspace.weights(5).length).toBeGreaterThanOrEqual(5);
    expect(workspace.weights(50).length).toBeGreaterThanOrEqual(50);
  });

  it('is lent again once it was given back, and to nobody before', () => {
    const first = Workspace.lend(4, 1);
    const second = Workspace.lend(4, 1);
    expect(second).not.toBe(first);
    first.giveBack();
    expect(Workspace.lend(4, 1)).toBe(first);
    expect(Workspace.lend(4, 1)).not.toBe(first);
  });

  it.for([
    [5, 1],
    [4, 2],
  ])('is made anew for %i rows and %i groups where it was made for others', ([rows, count]) => {
    Workspace.lend(4, 1).giveBack();
    const other = Workspace.lend(rows, count);
    expect([other.rows, other.count]).toEqual([rows, count]);
  });
});
