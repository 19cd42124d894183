import { describe, expect, it } from 'vitest';
import { adapters } from '../../adapters/index.ts';
import { module } from '../../adapters/module/index.ts';

describe('module', () => {
  it('offers what a module exports, by name', async () => {
    const { name, gates } = await module('examples/gates/mine.ts');
    expect(name).toBe('examples/gates/mine.ts');
    expect(Object.keys(gates).toSorted()).toEqual(['cartesian', 'cube', 'plane']);
  });

  it('names a module that is missing', async () => {
    await expect(module('no/such.ts')).rejects.toThrow(
      'no/such.ts: expected a module that exports gates, came no such file.',
    );
  });
});

describe('adapters', () => {
  it('are listed under their names', () => {
    expect(Object.entries(adapters).map(([name, adapter]) => [name, adapter.name])).toEqual(
      Object.keys(adapters).map((name) => [name, name]),
    );
  });

  it('refuse what may not stand behind the colon', async () => {
    await expect(async () => adapters.tfjs.open('webgl')).rejects.toThrow(
      "tfjs: expected one of cpu, wasm after it, came 'webgl'.",
    );
    await expect(async () => adapters.tfjs.sweep!('wasm')).rejects.toThrow(
      "tfjs --sweep: expected one of cpu after it, came 'wasm'.",
    );
    await expect(async () => adapters.module.open(undefined)).rejects.toThrow(
      'module: expected a file after it, as in module:gates.ts, came none.',
    );
  });
});
