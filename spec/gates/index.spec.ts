import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bibliography, gates } from '../../gates/index.ts';

const list = Object.entries(gates);
const files = readdirSync(new URL('../../gates/', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ name }) => name.replace('.ts', ''))
  .filter((name) => !['bibliography', 'index', 'table'].includes(name));

describe('gates', () => {
  it('lists every file by its name', () => {
    expect(list.map(([name]) => name).toSorted()).toEqual(files.toSorted());
  });

  it('calls each gate what the gate calls itself', () => {
    expect(list.map(([name]) => name)).toEqual(list.map(([, gate]) => gate.name));
  });
});

describe('bibliography', () => {
  it('holds every source that a gate cites, and no other', () => {
    expect([...new Set(list.map(([, gate]) => gate.cite))].toSorted()).toEqual(
      Object.keys(bibliography).toSorted(),
    );
  });
});
