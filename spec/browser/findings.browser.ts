import * as tf from '@tensorflow/tfjs';
import * as webgpu from '@tensorflow/tfjs-backend-webgpu';
import { describe, expect, it } from 'vitest';
import { commands } from 'vitest/browser';
import { browserHas } from './browserHas.ts';

const isThere = await browserHas('webgpu');
const text = await commands.readFile('docs/findings.md');

/** The code of browsers, without its imports, and what it prints. */
const pieces = [...text.matchAll(/^```js\n(.*?)^```\n\n```text\n(.*?)^```$/gms)].map(
  ([, code, shown]) => ({ code: code.replaceAll(/^import .*\n/gm, ''), shown }),
);

describe('docs/findings.md', () => {
  it('has code for browsers', () => {
    expect(pieces).toHaveLength(1);
    expect(webgpu).toHaveProperty('WebGPUBackend');
  });

  it.for(pieces)('says what it prints', async ({ code, shown }, { skip }) => {
    skip(!isThere, 'this browser has no webgpu');
    const lines: string[] = [];
    const console = { log: (line: string) => void lines.push(`${line}\n`) };
    const work = new Function('tf', 'console', `return (async () => {${code}})();`) as (
      ...given: unknown[]
    ) => Promise<void>;
    await work(tf, console);
    expect(lines.join('')).toBe(shown);
  });
});
