import type { Subject } from '../../../harness/index.ts';
import { loss, vector, type Vector } from '../subjects.ts';
import type { Board } from './board.ts';

/** Matrices are square here, row by row in one vector. */
const sideOf = (A: Vector): number => Math.round(Math.sqrt(A.length));
const each = (n: number, entry: (i: number, j: number) => number): Vector =>
  Float64Array.from({ length: n * n }, (_, k) => entry(Math.floor(k / n), k % n));
const sum = (count: number, term: (k: number) => number): number => {
  let total = 0;
  for (let k = 0; k < count; k++) total += term(k);
  return total;
};
const product = (A: Vector, B: Vector): Vector => {
  const n = sideOf(A);
  return each(n, (i, j) => sum(n, (k) => A[i * n + k] * B[k * n + j]));
};
const turned = (A: Vector): Vector => each(sideOf(A), (i, j) => A[j * sideOf(A) + i]);
const scaled = (A: Vector, by: number): Vector => A.map((v) => v * by);
const plus = (A: Vector, B: Vector): Vector => A.map((v, k) => v + B[k]);

/** A without a row and a column. */
const minor = (A: Vector, row: number, column: number): Vector => {
  const n = sideOf(A);
  return A.filter((_, k) => Math.floor(k / n) !== row && k % n !== column);
};
const determinant = (A: Vector): number =>
  A.length === 1
    ? A[0]
    : sum(sideOf(A), (j) => (j % 2 === 0 ? 1 : -1) * A[j] * determinant(minor(A, 0, j)));
const cofactors = (A: Vector): Vector =>
  each(sideOf(A), (i, j) => ((i + j) % 2 === 0 ? 1 : -1) * determinant(minor(A, i, j)));
const inverse = (A: Vector): Vector => scaled(turned(cofactors(A)), 1 / determinant(A));

/** L with L Lᵀ = A, of the lower triangle of A. */
const cholesky = (A: Vector): Vector => {
  const n = sideOf(A);
  const L = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const rest = A[i * n + j] - sum(j, (k) => L[i * n + k] * L[j * n + k]);
      L[i * n + j] = i === j ? Math.sqrt(rest) : rest / L[j * n + j];
    }
  }
  return L;
};
/** L⁻ᵀ Φ(Lᵀ U) L⁻¹ with half of the diagonal in Φ, folded onto the lower triangle. */
const choleskyBack =
  (half: number) =>
  (A: Vector, U: Vector): Vector => {
    const n = sideOf(A);
    const L = cholesky(A);
    const P = product(turned(L), U);
    const Phi = each(n, (i, j) => (i > j ? P[i * n + j] : i === j ? half * P[i * n + j] : 0));
    const back = inverse(L);
    const S = product(product(turned(back), Phi), back);
    return each(n, (i, j) => (i > j ? S[i * n + j] + S[j * n + i] : i === j ? S[i * n + j] : 0));
  };

const map = (f: (A: Vector) => Vector, back: (A: Vector, U: Vector) => Vector): Subject => ({
  forward: ({ A }: { A: Vector }) => f(A),
  vjp: ({ A }: { A: Vector }, U: Vector) => ({ A: back(A, U) }),
});
const of = (subject: Subject, ...A: number[]): Board[string] => [subject, { A: vector(...A) }];
const number = (f: (A: Vector) => number, gradient: (A: Vector) => Vector): Subject => ({
  forward: ({ A }: { A: Vector }) => f(A),
  vjp: ({ A }: { A: Vector }, u: number) => ({ A: scaled(gradient(A), u) }),
});

/** z = f(A, B), with both gradients. */
const two = (
  f: (A: Vector, B: Vector) => Vector,
  dA: (A: Vector, B: Vector, U: Vector) => Vector,
  dB: (A: Vector, B: Vector, U: Vector) => Vector,
): Subject => ({
  forward: ({ A, B }: { A: Vector; B: Vector }) => f(A, B),
  vjp: ({ A, B }: { A: Vector; B: Vector }, U: Vector) => ({ A: dA(A, B, U), B: dB(A, B, U) }),
});
const pair = (subject: Subject, A: number[], B: number[]): Board[string] => [
  subject,
  { A: vector(...A), B: vector(...B) },
];

const byLeft = (_A: Vector, B: Vector, U: Vector): Vector => product(U, turned(B));
const byRight = (A: Vector, _B: Vector, U: Vector): Vector => product(turned(A), U);
const times = two(product, byLeft, byRight);
const inverseBack = (A: Vector, U: Vector): Vector => {
  const back = turned(inverse(A));
  return scaled(product(product(back, U), back), -1);
};
const solved = (byMatrix: (A: Vector, B: Vector, U: Vector) => Vector): Subject =>
  two(
    (A, B) => product(inverse(A), B),
    byMatrix,
    (A, _B, U) => product(turned(inverse(A)), U),
  );
const solvedByMatrix = (A: Vector, B: Vector, U: Vector): Vector =>
  scaled(product(product(turned(inverse(A)), U), turned(product(inverse(A), B))), -1);

const identity = (n: number): Vector => each(n, (i, j) => Number(i === j));
const power = (A: Vector, times_: number): Vector =>
  times_ === 0 ? identity(sideOf(A)) : product(A, power(A, times_ - 1));
const fifth = (terms: readonly number[]): Subject =>
  map(
    (A) => power(A, 5),
    (A, U) =>
      terms
        .map((k) => product(product(turned(power(A, k)), U), turned(power(A, 4 - k))))
        .reduce(plus),
  );
const gram = (factor: number): Subject =>
  map(
    (A) => product(turned(A), A),
    (A, U) => scaled(product(A, plus(U, turned(U))), factor),
  );
const logDeterminant = (gradient: (A: Vector) => Vector): Subject =>
  number((A) => Math.log(Math.abs(determinant(A))), gradient);

/** The larger eigenvalue of [[a, b], [b, d]] by a, b, d. */
const eigen = (gradient: (x: Vector) => Vector): Subject =>
  loss((x) => (x[0] + x[2]) / 2 + Math.hypot((x[0] - x[2]) / 2, x[1]), gradient);
const eigenGradient = (x: Vector): Vector => {
  const [half, r] = [(x[0] - x[2]) / 2, Math.hypot((x[0] - x[2]) / 2, x[1])];
  return r === 0
    ? vector(0.5, 0, 0.5)
    : vector(0.5 + half / (2 * r), x[1] / r, 0.5 - half / (2 * r));
};

/** xᵀ A x by x alone, A not symmetric. */
const M = [1, 2, 0, 4, 3, -1, 0.5, 0, 2];
const quadratic = (weigh: (i: number, j: number) => number): Subject =>
  loss(
    (x) => sum(9, (k) => M[k] * x[Math.floor(k / 3)] * x[k % 3]),
    (x) => x.map((_, i) => sum(3, (j) => weigh(i, j) * x[j])),
  );

const good = [4, 1, 0.5, 1, 3, -0.5, 0.5, -0.5, 2];
const other = [1, 2, 0, -1, 0.5, 3, 2, 1, -2];
const near = [2, 1, 1, 1];

export const rightMatrices: Board = {
  'A B': pair(times, good, other),
  'A B of mixed scale': pair(times, [100, 0.01, -0.01, 1], [0.01, 1, 100, -1]),
  'A B with zeros': pair(times, [0, 1, 0, 0], [0, 0, 1, 0]),
  'Aᵀ A': of(gram(1), ...other),
  'A⁵, a product with itself': of(fifth([0, 1, 2, 3, 4]), 0.5, 1, -1, 0.25),
  'the inverse of 2 × 2': of(map(inverse, inverseBack), ...near),
  'the inverse of 3 × 3': of(map(inverse, inverseBack), ...good),
  'the determinant of 3 × 3': of(number(determinant, cofactors), ...good),
  'the determinant of a singular matrix': of(
    number(determinant, cofactors),
    1,
    2,
    3,
    2,
    4,
    6,
    1,
    0,
    1,
  ),
  'the determinant of a matrix of rank 1': of(
    number(determinant, cofactors),
    1,
    2,
    3,
    2,
    4,
    6,
    3,
    6,
    9,
  ),
  'the determinant of zeros': of(number(determinant, cofactors), 0, 0, 0, 0),
  'the logarithm of a determinant': of(
    logDeterminant((A) => turned(inverse(A))),
    ...good,
  ),
  'Cholesky’s factor of 2 × 2': of(map(cholesky, choleskyBack(0.5)), 4, 2, 2, 3),
  'Cholesky’s factor of 3 × 3': of(map(cholesky, choleskyBack(0.5)), ...good),
  'A⁻¹ B': pair(solved(solvedByMatrix), good, other),
  'xᵀ A x': [quadratic((i, j) => M[3 * i + j] + M[3 * j + i]), { x: vector(1, -2, 0.5) }],
  'the larger eigenvalue': [eigen(eigenGradient), { x: vector(2, 1, -1) }],
  'the larger eigenvalue where both are equal': [eigen(eigenGradient), { x: vector(1, 0, 1) }],
};

export const wrongMatrices: Board = {
  'A B with B for Bᵀ': pair(
    two(product, (_A, B, U) => product(U, B), byRight),
    good,
    other,
  ),
  'A B with its gradients exchanged': pair(two(product, byRight, byLeft), good, other),
  'A B in the wrong order': pair(
    two(product, (_A, B, U) => product(turned(B), U), byRight),
    good,
    other,
  ),
  'A B with one entry 1 % too big': pair(
    two(product, (A, B, U) => byLeft(A, B, U).map((v, k) => (k === 5 ? 1.01 * v : v)), byRight),
    good,
    other,
  ),
  'Aᵀ A by one of its factors': of(gram(0.5), ...other),
  'Aᵀ A as if the cotangent were symmetric': of(
    map(
      (A) => product(turned(A), A),
      (A, U) => scaled(product(A, U), 2),
    ),
    ...other,
  ),
  'A⁵ with four of its five terms': of(fifth([0, 1, 2, 3]), 0.5, 1, -1, 0.25),
  'A⁵ as if matrices commuted': of(
    map(
      (A) => power(A, 5),
      (A, U) => scaled(product(turned(power(A, 4)), U), 5),
    ),
    0.5,
    1,
    -1,
    0.25,
  ),
  'the inverse without its sign': of(
    map(inverse, (A, U) => scaled(inverseBack(A, U), -1)),
    ...good,
  ),
  'the inverse that is not turned': of(
    map(inverse, (A, U) => scaled(product(product(inverse(A), U), inverse(A)), -1)),
    ...other,
  ),
  'the determinant by cofactors that are turned': of(
    number(determinant, (A) => turned(cofactors(A))),
    ...other,
  ),
  'the determinant by minors without signs': of(
    number(determinant, (A) => each(sideOf(A), (i, j) => determinant(minor(A, i, j)))),
    ...good,
  ),
  'the determinant of a singular matrix with slope 0': of(
    number(determinant, (A) => scaled(A, 0)),
    1,
    2,
    3,
    2,
    4,
    6,
    1,
    0,
    1,
  ),
  'the logarithm of a determinant, not turned': of(logDeterminant(inverse), ...other),
  'Cholesky’s factor with its diagonal not halved': of(map(cholesky, choleskyBack(1)), ...good),
  'Cholesky’s factor, spread over both triangles': of(
    map(cholesky, (A, U) => {
      const S = choleskyBack(0.5)(A, U);
      return each(
        sideOf(A),
        (i, j) =>
          (i === j ? 1 : 0.5) * (S[i * sideOf(A) + j] + (i === j ? 0 : S[j * sideOf(A) + i])),
      );
    }),
    ...good,
  ),
  'A⁻¹ B with its sign': pair(
    solved((A, B, U) => scaled(solvedByMatrix(A, B, U), -1)),
    good,
    other,
  ),
  'A⁻¹ B with nothing by A': pair(
    solved((A) => scaled(A, 0)),
    good,
    other,
  ),
  'xᵀ A x as if A were symmetric': [
    quadratic((i, j) => 2 * M[3 * i + j]),
    { x: vector(1, -2, 0.5) },
  ],
  'the larger eigenvalue with half of its slope by b': [
    eigen((x) => eigenGradient(x).map((g, i) => (i === 1 ? g / 2 : g))),
    { x: vector(2, 1, -1) },
  ],
};

const hilbert = [1, 1 / 2, 1 / 3, 1 / 2, 1 / 3, 1 / 4, 1 / 3, 1 / 4, 1 / 5];
const almost = [1, 1, 1, 1 + 2 ** -14];

export const rightMatricesFine: Board = {
  'A B from 10⁻⁶ to 10⁶': pair(times, [1e6, 1e-6, -1e-3, 1], [1e-6, 1, 1e6, -1e3]),
  'the inverse of Hilbert’s matrix': of(map(inverse, inverseBack), ...hilbert),
  'the determinant of Hilbert’s matrix': of(number(determinant, cofactors), ...hilbert),
  'Cholesky’s factor of Hilbert’s matrix': of(map(cholesky, choleskyBack(0.5)), ...hilbert),
  'the inverse of an almost singular matrix': of(map(inverse, inverseBack), ...almost),
  'the logarithm of a determinant of 10⁻⁵': of(
    logDeterminant((A) => turned(inverse(A))),
    ...almost,
  ),
  'the larger eigenvalue of two that differ by 10⁻⁶': [
    eigen(eigenGradient),
    { x: vector(1, 0, 1 + 1e-6) },
  ],
};

export const wrongMatricesFine: Board = {
  'A B from 10⁻⁶ to 10⁶, the smallest entry dropped': pair(
    two(
      product,
      (A, B, U) => byLeft(A, B, U).map((v, k) => (k === 0 ? v - U[0] * B[0] : v)),
      byRight,
    ),
    [1e6, 1e-6, -1e-3, 1],
    [1, 1, 1e6, -1e3],
  ),
  'the inverse of Hilbert’s matrix, 10⁻⁴ too big': of(
    map(inverse, (A, U) => scaled(inverseBack(A, U), 1.0001)),
    ...hilbert,
  ),
  'the determinant with one cofactor 10⁻⁷ too big': of(
    number(determinant, (A) => cofactors(A).map((v, k) => (k === 4 ? v * (1 + 1e-7) : v))),
    ...good,
  ),
};
