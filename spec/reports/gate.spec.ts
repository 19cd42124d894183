import { describe, expect, it } from 'vitest';
import { defineScalarGate } from '../../gates/kit/scalarGate.ts';
import { showGate } from '../../reports/gate.ts';
import { showList } from '../../reports/list.ts';

const relu = defineScalarGate({
  name: 'relu',
  latex: String.raw`z = \max(0, x)`,
  cite: 'key',
  kinks: [{ at: 0, slope: 0, because: 'a unit at zero does not fire' }],
  definition: 'max(x, 0)',
  f: (x) => Math.max(0, x),
  df: (x) => (x > 0 ? 1 : 0),
});
const statement = {
  label: 'identity7',
  sourceLabel: 'identity4',
  latex: String.raw`\frac{\partial z}{\partial x} = \mathrm{Diag}[f'(x)]`,
  input: 'x',
  expression: 'diag(df(x))',
};

describe('showGate', () => {
  it('tells all that a gate declares', () => {
    expect(showGate(relu, [statement], ['A book', 'page 3'])).toBe(`\
relu

  statement   z = max(0, x)
  identity    identity7 (identity4 in the source): ∂z/∂x = Diag[f'(x)], by x
                as an expression: diag(df(x))
  inputs      x  [n], real
  output      z  [n]
  by          x
  kinks       x = 0: slope 0, a unit at zero does not fire
  definition  map(x, f(x) = max(x, 0))
  LaTeX       z = \\max(0, x)
  source      A book
              page 3
`);
  });
});

describe('showList', () => {
  it('tells each gate in a line, and the labels of the source', () => {
    expect(showList([{ gate: relu, statements: [statement] }])).toBe(`\
gate  statement      inputs  identity
relu  z = max(0, x)  x [n]   7*

1 gate
* identity7 is labelled identity4, a second time, in the source.
`);
  });
});
