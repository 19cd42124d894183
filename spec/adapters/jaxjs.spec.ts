import { describe, expect, it } from 'vitest';
import { jaxjs } from '../../adapters/jaxjs/index.ts';
import { gates } from '../../gates/index.ts';
import { tensor } from '../../gates/kit/index.ts';

const target = await jaxjs();
const W = tensor([1, 2, 3, 4, 5, 6], [2, 3]);
const x = tensor([1, 0, -1]);

describe('jaxjs', () => {
  it('says which library, version and numbers it is', () => {
    expect(target).toMatchObject({ name: 'jaxjs cpu', version: '0.1.25', dtype: 'float64' });
  });

  it('offers every gate of the catalogue and no others', () => {
    expect(Object.keys(target.gates).toSorted()).toEqual(Object.keys(gates).toSorted());
  });

  it('applies a matrix to a column, and again: nothing given is used up', () => {
    const once = target.gates.matvec.forward({ W, x });
    expect(once).toEqual({ shape: [2], data: Float64Array.of(-2, -2) });
    expect(target.gates.matvec.forward({ W, x })).toEqual(once);
    expect(W.data).toEqual(Float64Array.of(1, 2, 3, 4, 5, 6));
  });

  it('hands a cotangent back, and a tangent forward', () => {
    expect(target.gates.matvec.vjp!({ W, x }, tensor([1, 10]))).toEqual({
      W: { shape: [2, 3], data: Float64Array.of(1, 0, -1, 10, 0, -10) },
      x: { shape: [3], data: Float64Array.of(41, 52, 63) },
    });
    const tangents = { W: tensor([0, 0, 0, 0, 0, 0], [2, 3]), x: tensor([0, 1, 0]) };
    expect(target.gates.matvec.jvp!({ W, x }, tangents)).toEqual({
      shape: [2],
      data: Float64Array.of(2, 5),
    });
  });

  it('does not differentiate by labels', () => {
    const gradient = target.gates.softmaxCrossEntropy.vjp!({ y: x, z: x }, tensor(1)) as object;
    expect(Object.keys(gradient)).toEqual(['z']);
  });

  it('works in float32 where that is asked for', async () => {
    const single = await jaxjs({ dtype: 'float32' });
    expect(single).toMatchObject({ name: 'jaxjs cpu float32', dtype: 'float32' });
    const third = { x: tensor([1]), y: tensor([3]) };
    expect(single.gates.divide.forward(third)).toEqual({
      shape: [1],
      data: Float64Array.of(Math.fround(1 / 3)),
    });
  });
});
