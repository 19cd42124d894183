import { describe, expect, it } from 'vitest';
import { subjectOf, tfjs } from '../../adapters/tfjs/index.ts';
import { library } from '../../adapters/tfjs/library.ts';
import { gates } from '../../gates/index.ts';
import { tensor } from '../../gates/kit/index.ts';

const target = await tfjs();
const W = tensor([1, 2, 3, 4, 5, 6], [2, 3]);
const x = tensor([1, 0, -1]);

describe('tfjs', () => {
  it('says which library, version and numbers it is', () => {
    expect(target).toMatchObject({ name: 'tfjs cpu', version: '4.22.0', dtype: 'float32' });
  });

  it('offers every gate of the catalogue and no others', () => {
    expect(Object.keys(target.gates).toSorted()).toEqual(Object.keys(gates).toSorted());
  });

  it('applies a matrix to a column, in float32', () => {
    expect(target.gates.matvec.forward({ W, x })).toEqual({
      shape: [2],
      data: Float32Array.of(-2, -2),
    });
  });

  it('hands a cotangent back through it, to each input in its shape', () => {
    expect(target.gates.matvec.vjp!({ W, x }, tensor([1, 10]))).toEqual({
      W: { shape: [2, 3], data: Float32Array.of(1, 0, -1, 10, 0, -10) },
      x: { shape: [3], data: Float32Array.of(41, 52, 63) },
    });
  });

  it('does not differentiate by labels', () => {
    const gradient = target.gates.softmaxCrossEntropy.vjp!({ y: x, z: x }, tensor(1)) as object;
    expect(Object.keys(gradient)).toEqual(['z']);
  });

  it('leaves no tensor behind, and counts one that an operation keeps', async () => {
    expect(target.leaked('matvec')).toBe(0);
    const tf = await library('cpu');
    let left = 0;
    const leaked = (tensors: number): void => void (left += tensors);
    const keeping = subjectOf(tf, (_, { x: it }) => (tf.keep(tf.scalar(1)), tf.neg(it)), {
      leaked,
    });
    keeping.forward({ x });
    expect(left).toBe(1);
    keeping.vjp!({ x }, x);
    expect(left).toBe(2);
    const tidy = subjectOf(tf, (_, { x: it }) => tf.neg(it), { leaked });
    tidy.vjp!({ x }, x);
    expect(left).toBe(2);
  });

  it('throws what the library throws, and leaves nothing behind', async () => {
    const tf = await library('cpu');
    const before = tf.memory().numTensors;
    const loose = subjectOf(tf, () => tf.ones([3]));
    expect(() => loose.vjp!({ x }, x)).toThrow('Cannot compute gradient');
    expect(tf.memory().numTensors).toBe(before);
  });

  it('gives indices as whole numbers, which have no gradient', async () => {
    const tf = await library('cpu');
    const gather = subjectOf(tf, (_, inputs) => tf.gather(inputs.x, inputs.i), { integers: ['i'] });
    const inputs = { x, i: tensor([2, 2, 0]) };
    expect(gather.forward(inputs)).toEqual({ shape: [3], data: Float32Array.of(-1, -1, 1) });
    expect(gather.vjp!(inputs, tensor([1, 10, 100]))).toEqual({
      x: { shape: [3], data: Float32Array.of(100, 0, 11) },
    });
  });

  it('works on the wasm backend too, one at a time', async ({ onTestFinished }) => {
    onTestFinished(async () => void (await tfjs()));
    const wasm = await tfjs({ backend: 'wasm' });
    expect(wasm.name).toBe('tfjs wasm');
    expect(wasm.gates.matvec.forward({ W, x })).toEqual({
      shape: [2],
      data: Float32Array.of(-2, -2),
    });
  });
});
