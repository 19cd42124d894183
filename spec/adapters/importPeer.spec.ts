import { describe, expect, it } from 'vitest';
import { importPeer } from '../../adapters/importPeer.ts';

describe('importPeer', () => {
  it('says what to install where a package is absent', async () => {
    const absent = '@nobody/has-this';
    await expect(importPeer(absent, '^1.2.3', () => import(absent))).rejects.toThrow(
      'expected the package @nobody/has-this to be installed, came none: npm install --save-dev @nobody/has-this@^1.2.3',
    );
  });

  it('gives what a CommonJS package exports whole', async () => {
    const { grads } = await importPeer('@tensorflow/tfjs', '*', () => import('@tensorflow/tfjs'));
    expect(typeof grads).toBe('function');
  });
});
