import { describe, expect, it } from 'vitest';
import type { Finding, Reason } from '../../harness/verdict.ts';
import { showFinding, showPass, showProblem } from '../../reports/message.ts';
import { tooCoarse, transposed, verdict, wrongTranspose } from './fixtures.ts';

const headline = (facts: Partial<Finding>): string => {
  const [first] = showFinding({ ...transposed, ...facts }, wrongTranspose).split('\n');
  return first;
};

describe('showFinding', () => {
  it('tells what is wrong, by how much, where, what it looks like, and how to see it again', () => {
    expect(showFinding(transposed, wrongTranspose)).toBe(`\
wrongTranspose fails the law jacobian by x: its claimed derivative is not the slope of its forward.

  claimed     0
  measured    0.125 ± 9.1e-16
  where       z[0] by x[1]
  drawn       n = 2, regime ordinary
  looks like  a matrix that was not transposed
  also fails  adjoint by x: its vjp is not the transpose of its jvp

        claimed            measured
         x[0]    x[1]      x[0]   x[1]
  z[0]      0       0 ✗       0  0.125
  z[1]  0.125 ✗     0         0      0

  W = [[0, 0.125], [0, 0]]
  x = [0, 0]

  replay: gradcheck replay wrongTranspose/jacobian/1/1:1:0:2`);
  });

  it('prints a measured value to the digits that its bar supports', () => {
    const finding = { ...transposed, measured: 0.123456789, bar: 2e-5 };
    expect(showFinding(finding, wrongTranspose)).toContain('measured    0.12346 ± 2.0e-5');
  });

  it('names the slopes on both sides of a kink', () => {
    const finding = { ...transposed, claimed: 2, between: [0, 1] as const };
    expect(showFinding(finding, wrongTranspose)).toContain(
      'allowed     0 to 1, the slopes on both sides',
    );
  });

  it('tells an output that is not the reference’s, and no input', () => {
    const law = 'reference';
    const finding = { ...transposed, law, input: null, index: [], claimed: 2, window: [] };
    expect(showFinding(finding, { ...wrongTranspose, worst: finding })).toContain(
      '\n  came        2\n  expected    0.125 ± 9.1e-16\n  where       z[0]\n',
    );
  });

  it('tells no place of a sum over all entries', () => {
    const finding = { ...transposed, law: 'adjoint', input: null, index: [], output: [] };
    expect(showFinding(finding, wrongTranspose)).not.toContain('where');
  });

  it('tells the two sides of a promise that is a number, and the facts of one that is not', () => {
    const promise = { ...transposed, reason: 'broken promise' as const, law: 'linearity' };
    expect(showFinding(promise, wrongTranspose)).toContain(
      '  one side    0\n  the other   0.125 ± 9.1e-16\n',
    );
    const facts = { expected: 'forward to leave x as it was', came: 'forward changed x' };
    expect(showFinding({ ...promise, law: 'purity', ...facts }, wrongTranspose)).toContain(
      '  expected    forward to leave x as it was\n  came        forward changed x\n',
    );
  });

  it('tells another way to work it again where there is one', () => {
    expect(
      showFinding(transposed, wrongTranspose, undefined, 100, (token) => `again(${token})`),
    ).toContain('\n  replay: again(wrongTranspose/jacobian/1/1:1:0:2)');
  });

  it('quotes a token that a shell would take apart', () => {
    expect(
      showFinding(transposed, { ...wrongTranspose, replay: "my file.ts#it's/a/1/2" }),
    ).toContain(String.raw`replay: gradcheck replay 'my file.ts#it'\''s/a/1/2'`);
  });

  const came = { expected: 'shape [2, 3]', came: 'shape [3, 2]' };
  it.for<[Reason, Partial<Finding>, string]>([
    ['broken promise', { law: 'purity' }, 'purity by x: it changes what it was given.'],
    [
      'wrong number',
      { law: 'linearity' },
      'linearity by x: its gradient is not linear in the cotangent.',
    ],
    [
      'wrong number',
      { law: 'linearity', input: null },
      'linearity: its jvp is not linear in the tangents.',
    ],
    [
      'threw',
      { law: 'exceptions', input: null, came: 'boom' },
      'exceptions: it throws where an answer was expected: boom.',
    ],
    [
      'wrong shape',
      { law: 'shape', ...came },
      'shape by x: expected shape [2, 3], came shape [3, 2].',
    ],
    [
      'not a number',
      { claimed: NaN, measured: 0, bar: 1e-15 },
      'jacobian by x: its gradient by x is NaN where the slope is 0.',
    ],
    [
      'not a number',
      { claimed: NaN, measured: 0.25, bar: 1e-15 },
      'jacobian by x: its gradient by x is NaN where the slope is 0.25.',
    ],
    [
      'not a number',
      { claimed: NaN, measured: NaN, bar: Infinity },
      'jacobian by x: its gradient by x is NaN where its forward is a number.',
    ],
    [
      'not a number',
      { law: 'forward', input: null, claimed: NaN, measured: NaN, bar: NaN },
      'forward: its forward is NaN at a point of its domain.',
    ],
    ['missing gradient', { law: 'shape' }, 'shape by x: its vjp gives no gradient by x.'],
    [
      'process broke',
      { law: 'shape', input: null, came: 'exit code 3' },
      'shape: its process broke: exit code 3.',
    ],
  ])('says %s in one sentence', ([reason, facts, sentence]) => {
    expect(headline({ reason, ...facts })).toBe(`wrongTranspose fails the law ${sentence}`);
  });
});

describe('showProblem', () => {
  it('says nothing of a pass', () => {
    expect(showProblem(verdict('fine'))).toBe('');
  });

  it('says why a verdict is undecided, in numbers', () => {
    expect(showProblem(tooCoarse)).toBe(`\
coarse is undecided: 12 of 40 entries are smaller than their bar.

  median bar  3.0e-6
  resolution  2.0e-5
  required    1.0e-7

  replay: gradcheck replay coarse/jacobian/1/3`);
  });

  it.for<[Reason, string]>([
    ['nothing compared', 'none of 100 cases had an entry to compare'],
    ['out of budget', 'the time was over after 100 cases, with 40 entries compared'],
    ['no such shapes', 'no shapes agree with its inputs'],
    ['no forward value', 'its forward gives no finite value in 100 cases'],
    ['no gradient', 'it has neither vjp nor jvp nor jacobian to doubt'],
  ])('says that a verdict is undecided for %s', ([reason, sentence]) => {
    expect(showProblem({ ...tooCoarse, reason, replay: '' })).toBe(
      `coarse is undecided: ${sentence}.`,
    );
  });
});

describe('showProblem of a forward without numbers', () => {
  it('says what came instead', () => {
    const worst = {
      ...wrongTranspose.worst!,
      reason: 'no forward value' as const,
      expected: 'numbers',
      came: 'undefined',
    };
    expect(showProblem({ ...tooCoarse, reason: 'no forward value', worst, replay: '' })).toBe(
      'coarse is undecided: expected numbers from its forward, came undefined.',
    );
  });
});

describe('showPass', () => {
  it('tells on how much a pass rests', () => {
    expect(showPass(verdict('matvec'))).toBe(
      'matvec passes: 1,234 entries compared in 100 cases, resolution 7.7e-11.',
    );
  });
});
