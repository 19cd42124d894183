import { describe, expect, it } from 'vitest';
import { gradcheck, gradcheckAsync, type Subject } from '../../harness/index.ts';
import { vector, type Vector } from './subjects.ts';

/** x² for each of so many entries, with results in so many pieces of memory that are used in turn. */
function squaring(pieces: number, slope = 2, size = 3): Subject & { calls: number } {
  const memory = Array.from({ length: pieces }, () => new Float64Array(size));
  let turn = 0;
  const inTurn = (f: (i: number) => number): Vector => {
    const into = memory[turn++ % pieces];
    for (let i = 0; i < into.length; i++) into[i] = f(i);
    return into;
  };
  return {
    calls: 0,
    forward({ x }: { x: Vector }) {
      this.calls++;
      return inTurn((i) => x[i] * x[i]);
    },
    vjp: ({ x }: { x: Vector }, u: Vector) => ({ x: inTurn((i) => slope * x[i] * u[i]) }),
  };
}

const inputs = { x: vector(0.5, -1.25, 3) };
const numbersOf = (subject: Subject): string[] =>
  gradcheck(subject, { inputs })
    .laws.filter(({ outcome }) => outcome === 'fail')
    .map(({ law }) => law);

describe('decide', () => {
  it('reads right what lies in memory that is used again', () => {
    // One piece is seen to be reused by a law; a ring of them only by what is read where it lies.
    expect(numbersOf(squaring(1))).toEqual(['aliasing']);
    for (const pieces of [2, 3, 5, 8, 50]) expect(numbersOf(squaring(pieces))).toEqual([]);
  });

  it('sees a wrong gradient all the same', () => {
    for (const pieces of [2, 5, 1000])
      expect(numbersOf(squaring(pieces, 2.001))).toContain('pullback');
  });

  it('begins again when memory comes twice, and not otherwise', () => {
    const counted = (pieces: number): [number, number] => {
      // So many numbers that they are read where they lie.
      const subject = squaring(pieces, 2, 600);
      const many = { x: Float64Array.from({ length: 600 }, (_, i) => i / 64 - 4) };
      return [gradcheck(subject, { inputs: many }).evaluations.forward, subject.calls];
    };
    const [asked, made] = counted(2000);
    expect(made).toBe(asked);
    const [askedAgain, madeAgain] = counted(5);
    expect(askedAgain).toBe(asked);
    expect(madeAgain).toBeGreaterThan(asked);
  });

  it('begins again where the answers are promised, too', async () => {
    const { forward, vjp } = squaring(5);
    const later: Subject = {
      forward: async (x: never) => forward.call({ calls: 0 }, x) as Vector,
      vjp: async (x: never, u: never) => vjp!(x, u) as unknown,
    };
    expect(await gradcheckAsync(later, { inputs })).toMatchObject({ outcome: 'pass' });
  });

  it('hands on what a driver throws for another reason', () => {
    const subject: Subject = {
      name: 'x',
      forward: ({ x }: { x: Vector }) => x.slice(),
      get vjp(): never {
        throw new RangeError('no');
      },
    };
    expect(() => gradcheck(subject, { inputs })).toThrow(RangeError);
  });

  it('copies what a forward hands back of its own inputs', () => {
    const identity: Subject = {
      forward: ({ x }: { x: Vector }) => x,
      vjp: (_: unknown, u: Vector) => ({ x: u }),
    };
    expect(numbersOf(identity)).toEqual(['aliasing']);
  });
});
