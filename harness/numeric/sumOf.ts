import { inner, type Field } from './field.ts';

/** ⟨u, f⟩ as a function with one output: some rows of f, each so many times. */
export function sumOf(field: Field, rows: readonly number[], by: readonly number[]): Field {
  const cotangent = new Float64Array(field.value.length);
  rows.forEach((row, k) => {
    cotangent[row] = by[k];
  });
  const value = Float64Array.of(inner(cotangent, field.value));
  const sizes = Float64Array.of(inner(cotangent.map(Math.abs), field.sizes));
  return { ...field, cotangent, value, sizes };
}
