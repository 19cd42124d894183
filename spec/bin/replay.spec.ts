import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cli, folderOf } from './cli.ts';

const module = (factor: number): string =>
  `export const square = { forward: ({ x }) => x * x, vjp: ({ x }, u) => ({ x: ${factor} * x * u }), inputs: { x: 3 } };\n`;

describe('gradcheck replay', () => {
  it('tells a failure again, and that it is gone once it is mended', async () => {
    const cwd = folderOf({ 'square.mjs': module(3) });
    const { out } = await cli(['square.mjs'], { cwd });
    const [, token] = /gradcheck replay (\S+)/.exec(out)!;

    const again = await cli(['replay', token], { cwd });
    expect([again.code, again.err]).toEqual([1, '']);
    expect(again.out).toMatch(/^square fails the law \w+ by x: /);
    expect(again.out).toContain(`replay: gradcheck replay ${token}\n`);

    writeFileSync(join(cwd, 'square.mjs'), module(2));
    expect(await cli(['replay', token], { cwd })).toEqual({
      code: 0,
      out: 'square passes: the failure does not show any more.\n',
      err: '',
    });
  });

  it('finds a composition of two gates by its name', async () => {
    expect(await cli(['replay', 'softmax(x%20%3D%20affine)/pullback/1/0'])).toEqual({
      code: 0,
      out: 'softmax(x = affine) passes: the failure does not show any more.\n',
      err: '',
    });
    expect(await cli(['replay', 'softmax(x%20%3D%20matmul)/pullback/1/0'])).toEqual({
      code: 2,
      out: '',
      err: "gradcheck: replay: expected two gates of the catalogue that fit, as in softmax(x = affine), came 'softmax(x = matmul)'.\n",
    });
  });

  it('names the subjects that a module has where the token names another', async () => {
    const cwd = folderOf({ 'square.mjs': module(2) });
    expect(await cli(['replay', 'square.mjs#cube/jacobian/1/0'], { cwd })).toEqual({
      code: 2,
      out: '',
      err: "gradcheck: replay: expected one of square in square.mjs, came 'cube'.\n",
    });
  });
});
