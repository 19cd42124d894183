import type { Subject } from '../../../harness/index.ts';
import { vector, type Vector } from '../subjects.ts';
import type { Board } from './board.ts';

/** What of each output's cotangent goes to which entry: rows by output, columns by input. */
type Choice = (x: Vector) => number[][];

/** Outputs that are each one of the entries, or a mean of some, with the shares that are claimed of them. */
const chosen = (f: (x: Vector) => number[], shares: Choice): Subject => ({
  forward: ({ x }: { x: Vector }) => Float64Array.from(f(x)),
  vjp: ({ x }: { x: Vector }, u: Vector) => ({
    x: x.map((_, j) => shares(x).reduce((sum, row, i) => sum + u[i] * row[j], 0)),
  }),
});

const given = (f: (x: Vector) => number[], shares: Choice, ...x: number[]): Board[string] => [
  chosen(f, shares),
  { x: vector(...x) },
];

/** Shares of the entries that equal a value, as told by their place among those. */
const among =
  (share: (place: number, count: number) => number) =>
  (x: Vector, value: number, from = 0, to = x.length): number[] => {
    const inside = [...x.keys()].filter((j) => j >= from && j < to && x[j] === value);
    return [...x.keys()].map((j) => {
      const place = inside.indexOf(j);
      return place < 0 ? 0 : share(place, inside.length);
    });
  };

const first = among((place) => Number(place === 0));
const last = among((place, count) => Number(place === count - 1));
const shared = among((_, count) => 1 / count);
const whole = among(() => 1);
type Sharing = typeof first;

const median = (x: Vector): number => x.toSorted()[x.length >> 1];
const medianBy =
  (sharing: Sharing): Choice =>
  (x) => [sharing(x, median(x))];

const lowest = (x: Vector): number => Math.min(...x);
const lowestBy =
  (sharing: Sharing): Choice =>
  (x) => [sharing(x, lowest(x))];

const starts = [0, 1, 2, 3];
const pooled = (x: Vector): number[] => starts.map((at) => Math.max(x[at], x[at + 1]));
const pooledBy =
  (sharing: Sharing): Choice =>
  (x) =>
    starts.map((at) => sharing(x, Math.max(x[at], x[at + 1]), at, at + 2));

const running = (x: Vector): number[] =>
  [...x.keys()].map((i) => Math.max(...x.subarray(0, i + 1)));
const runningBy =
  (sharing: Sharing): Choice =>
  (x) =>
    running(x).map((top, i) => sharing(x, top, 0, i + 1));

const sorted = (x: Vector): number[] => Array.from(x.toSorted());
const sortedBy =
  (order: (x: Vector) => number[]): Choice =>
  (x) =>
    order(x).map((at) => [...x.keys()].map((j) => Number(j === at)));
const orderOf = (x: Vector): number[] => [...x.keys()].toSorted((a, b) => x[a] - x[b]);
const orderFromBehind = (x: Vector): number[] =>
  [...x.keys()].toSorted((a, b) => x[a] - x[b] || b - a);

/** The sum of the two largest of three or more. */
const topTwo = (x: Vector): number[] => [
  sorted(x)
    .slice(-2)
    .reduce((a, b) => a + b, 0),
];
const spreadOf = (x: Vector): number[] => [Math.max(...x) - Math.min(...x)];
const spreadBy =
  (sharing: Sharing): Choice =>
  (x) => [sharing(x, Math.max(...x)).map((share, j) => share - sharing(x, Math.min(...x))[j])];

const largestSize = (x: Vector): number[] => [Math.max(...x.map(Math.abs))];
const largestSizeBy =
  (sharing: Sharing): Choice =>
  (x) => [sharing(x.map(Math.abs), largestSize(x)[0]).map((share, j) => share * Math.sign(x[j]))];

const evenMedian = (x: Vector): number[] => {
  const middle = sorted(x).slice(x.length / 2 - 1, x.length / 2 + 1);
  return [(middle[0] + middle[1]) / 2];
};

/** Values at 0, 1, 2, … joined by lines, read at a place; the place is the only input. */
const table = [0, 2, 1, 5];
const joined = (x: Vector): number[] =>
  [...x].map((v) => {
    const cell = Math.min(Math.max(Math.floor(v), 0), table.length - 2);
    return table[cell] + (v - cell) * (table[cell + 1] - table[cell]);
  });
const joinedBy =
  (side: (v: number) => number): Choice =>
  (x) =>
    [...x].map((v, i) => {
      const cell = Math.min(Math.max(side(v), 0), table.length - 2);
      return [...x.keys()].map((j) => (i === j ? table[cell + 1] - table[cell] : 0));
    });

const corners = [
  [1, 4, 0],
  [2, -1, 3],
  [0, 1, 7],
];
/** A picture of 3 × 3 read between its points: its value, and its slope down and to the right in one cell. */
const cellAt = ([y, x]: Vector, up: number, left: number): [number, number, number] => {
  const i = Math.min(Math.max(Math.floor(y) - up, 0), 1);
  const j = Math.min(Math.max(Math.floor(x) - left, 0), 1);
  const [[a, b], [c, d]] = [corners[i].slice(j, j + 2), corners[i + 1].slice(j, j + 2)];
  const [s, t] = [y - i, x - j];
  return [
    a * (1 - s) * (1 - t) + b * (1 - s) * t + c * s * (1 - t) + d * s * t,
    (c - a) * (1 - t) + (d - b) * t,
    (b - a) * (1 - s) + (d - c) * s,
  ];
};
const picture = (x: Vector): number[] => [cellAt(x, 0, 0)[0]];
const pictureBy =
  (up: number, left: number): Choice =>
  (x) => [cellAt(x, up, left).slice(1)];

export const rightTies: Board = {
  'min of ties, to the first': given((x) => [lowest(x)], lowestBy(first), 2, 1, 1, 1),
  'min of ties, to the last': given((x) => [lowest(x)], lowestBy(last), 2, 1, 1, 1),
  'min of ties, shared': given((x) => [lowest(x)], lowestBy(shared), 2, 1, 1, 1),
  'a median of ties, to the first': given((x) => [median(x)], medianBy(first), 1, 2, 2, 0, 3),
  'a median without ties': given((x) => [median(x)], medianBy(shared), 1, 2, 5, 0, 3),
  'a median of four, the mean of two': given(
    evenMedian,
    (x) => [shared(x, 1).map((s, j) => (s + shared(x, 2)[j]) / 2)],
    1,
    2,
    5,
    0,
  ),
  'windows of two with ties, to the first': given(pooled, pooledBy(first), 1, 1, 1, 0, 3),
  'windows of two with ties, to the last': given(pooled, pooledBy(last), 1, 1, 1, 0, 3),
  'windows of two with ties, shared': given(pooled, pooledBy(shared), 1, 1, 1, 0, 3),
  'a cumulative maximum with ties, to the first': given(running, runningBy(first), 1, 1, 0, 2, 2),
  'a cumulative maximum with ties, to the last': given(running, runningBy(last), 1, 1, 0, 2, 2),
  'a cumulative maximum with ties, shared': given(running, runningBy(shared), 1, 1, 0, 2, 2),
  'a sort with ties, in order': given(sorted, sortedBy(orderOf), 2, 1, 2, -1),
  'a sort with ties, from behind': given(sorted, sortedBy(orderFromBehind), 2, 1, 2, -1),
  'a sort of three equal numbers, shared': given(
    sorted,
    (x) => [...x].map(() => shared(x, 3)),
    3,
    3,
    3,
  ),
  'a rectifier up and one down, both closed at 0': given(
    (x) => [Math.max(x[0], 0), Math.max(-x[0], 0), x[1]],
    () => [
      [0, 0],
      [0, 0],
      [0, 1],
    ],
    0,
    1,
  ),
  'a distance and a maximum of equal numbers, each with its own convention': given(
    ([a, b]) => [Math.abs(a - b), Math.max(a, b)],
    () => [
      [0, 0],
      [1, 0],
    ],
    2,
    2,
  ),
  'the two largest with a tie, to the first': given(
    topTwo,
    (x) => [first(x, 3).map((s, j) => s + first(x, 2)[j])],
    3,
    2,
    2,
  ),
  'the two largest with a tie, shared': given(
    topTwo,
    (x) => [first(x, 3).map((s, j) => s + shared(x, 2)[j])],
    3,
    2,
    2,
  ),
  'largest less smallest, with ties': given(spreadOf, spreadBy(shared), 1, 3, 3, 1, 2),
  'largest less smallest, with ties, to the first': given(spreadOf, spreadBy(first), 1, 3, 3, 1, 2),
  'the largest size with a tie of signs': given(largestSize, largestSizeBy(first), -2, 2, 1),
  'the largest size with a tie of signs, shared': given(
    largestSize,
    largestSizeBy(shared),
    -2,
    2,
    1,
  ),
  'lines between points on them, from the left': given(
    joined,
    joinedBy((v) => Math.ceil(v) - 1),
    1,
    2,
    0.5,
  ),
  'lines between points on them, from the right': given(joined, joinedBy(Math.floor), 1, 2, 0.5),
  'a picture between its points': given(picture, pictureBy(0, 0), 0.3, 1.6),
  'a picture on a point, from one side': given(picture, pictureBy(0, 0), 1, 1),
  'a picture on a point, from the other side': given(picture, pictureBy(1, 1), 1, 1),
  'a picture on a line of points': given(picture, pictureBy(1, 0), 1, 0.5),
};

export const wrongTies: Board = {
  'min of ties, the whole to each': given((x) => [lowest(x)], lowestBy(whole), 2, 1, 1, 1),
  'min at the place of max': given(
    (x) => [lowest(x)],
    (x) => [first(x, Math.max(...x))],
    2,
    1,
    1.5,
  ),
  'a median of ties, the whole to each': given((x) => [median(x)], medianBy(whole), 1, 2, 2, 0, 3),
  'a median at the place of the mean': given(
    (x) => [median(x)],
    (x) => [[...x].map(() => 1 / x.length)],
    1,
    2,
    5,
    0,
    3,
  ),
  'a median of four, one of them': given(evenMedian, (x) => [first(x, 1)], 1, 2, 5, 0),
  'windows of two with ties, the whole to each': given(pooled, pooledBy(whole), 1, 1, 1, 0, 3),
  'windows of two, each entry counted once': given(
    pooled,
    (x) => pooledBy(first)(x).map((row, i, all) => row.map((s, j) => (all[i - 1]?.[j] ? 0 : s))),
    0,
    5,
    1,
    2,
    3,
  ),
  'a cumulative maximum with ties, the whole to each': given(
    running,
    runningBy(whole),
    1,
    1,
    0,
    2,
    2,
  ),
  'a cumulative maximum as a sum': given(
    running,
    (x) => [...x].map((_, i) => [...x.keys()].map((j) => Number(j <= i))),
    1,
    2,
    0,
    3,
  ),
  'a cumulative maximum as the identity': given(
    running,
    (x) => [...x].map((_, i) => [...x.keys()].map((j) => Number(j === i))),
    1,
    2,
    0,
    3,
  ),
  'a sort that is not put back': given(
    sorted,
    (x) => [...x].map((_, i) => [...x.keys()].map((j) => Number(j === i))),
    2,
    1,
    3,
    -1,
  ),
  'a sort put back by the wrong permutation': given(
    sorted,
    (x) => sortedBy((v) => [...v.keys()].map((j) => orderOf(v).indexOf(j)))(x),
    3,
    1,
    2,
  ),
  'a sort with ties, both from the first': given(
    sorted,
    (x) => sorted(x).map((v) => first(x, v)),
    2,
    1,
    2,
    -1,
  ),
  'a sort of three equal numbers, two of them from one': given(
    sorted,
    () => [
      [1, 0, 0],
      [0, 1, 0],
      [0, 1, 0],
    ],
    3,
    3,
    3,
  ),
  'the largest and the smallest of equal numbers, both the second': given(
    (x) => [Math.max(...x), Math.min(...x)],
    (x) => [last(x, 2), last(x, 2)],
    2,
    2,
  ),
  'the largest, and the smallest turned round, of equal numbers, both the second': given(
    (x) => [Math.max(...x), -Math.min(...x)],
    (x) => [last(x, 2), last(x, 2).map((share) => -share)],
    2,
    2,
  ),
  'the two largest with a tie, the whole to each': given(
    topTwo,
    (x) => [first(x, 3).map((s, j) => s + whole(x, 2)[j])],
    3,
    2,
    2,
  ),
  'largest plus smallest': given(
    spreadOf,
    (x) => [first(x, 3).map((s, j) => s + first(x, 1)[j])],
    1,
    3,
    2,
  ),
  'the largest size without signs': given(
    largestSize,
    (x) => [first(x.map(Math.abs), largestSize(x)[0])],
    -2,
    1,
    1,
  ),
  'the largest size with a tie, the whole to each': given(
    largestSize,
    largestSizeBy(whole),
    -2,
    2,
    1,
  ),
  'lines between points with the mean of all slopes': given(
    joined,
    (x) => [...x].map((_, i) => [...x.keys()].map((j) => (i === j ? 5 / 3 : 0))),
    0.5,
    2.5,
  ),
  'lines between points on one, beyond both sides': given(
    joined,
    (x) => [...x].map((_, i) => [...x.keys()].map((j) => (i === j ? 3 : 0))),
    1,
  ),
  'a picture with its axes exchanged': given(
    picture,
    (x) => [pictureBy(0, 0)(x)[0].toReversed()],
    0.3,
    1.6,
  ),
  'a picture on a point, of no cell around it': given(picture, () => [[5, 9]], 1, 1),
  'a picture by its nearest corner': given(
    picture,
    (x) => [cellAt(vector(Math.round(x[0]), Math.round(x[1])), 0, 0).slice(1)],
    0.3,
    1.6,
  ),
};
