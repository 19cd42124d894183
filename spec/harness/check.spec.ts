import { describe, expect, it } from 'vitest';
import { log, matvec, relu, tanh } from '../../gates/index.ts';
import { scale, tensor } from '../../gates/kit/index.ts';
import { caseAt, check, type Scope } from '../../harness/check.ts';
import { answering } from '../../harness/drivers/answer.ts';
import { drive, newTally } from '../../harness/drivers/drive.ts';
import { gradcheck, real, type Subject, type Verdict } from '../../harness/index.ts';
import { planOf, type Options } from '../../harness/plan.ts';
import { but, entrywise, logistic, loss, sigma, sigmaSlope, vector } from './subjects.ts';

function work(subject: Subject, scope: Scope, options: Options = {}): Verdict {
  const plan = planOf(subject, options);
  const tally = newTally();
  return drive(check(plan, tally, scope), answering(subject, plan.precision.round), tally);
}

const doubled = but(tanh, { vjp: (x, zBar) => tanh.vjp(x, scale(zBar, 2)) });

describe('check', () => {
  it('works the laws and the runs that it is told to', () => {
    const { laws, inputs } = work(tanh, { laws: ['pullback', 'adjoint'], runs: [0, 5, 7] });
    expect(laws.map(({ law, cases }) => [law, cases])).toEqual([
      ['pullback', 3],
      ['adjoint', 3],
    ]);
    expect(inputs[0].cases).toBe(3);
  });

  it('keeps one finding for each law that is broken, the first one first', () => {
    const { findings, worst, reason, laws } = gradcheck(doubled);
    expect(new Set(findings.map(({ law }) => law)).size).toBe(findings.length);
    expect(worst).toBe(findings[0]);
    expect(findings.map(({ law }) => law)).toContain('pullback');
    expect(reason).toBe(findings[0].reason);
    expect(laws.filter(({ outcome }) => outcome === 'fail').map(({ law }) => law)).toEqual(
      findings.map(({ law }) => law),
    );
  });

  it('works nothing twice that is broken already', () => {
    const { laws } = gradcheck(doubled);
    const pullback = laws.find(({ law }) => law === 'pullback')!;
    const shape = laws.find(({ law }) => law === 'shape')!;
    expect([pullback.cases < shape.cases, shape.cases]).toEqual([true, 100]);
  });

  it('says of a law without a case that nothing was compared', () => {
    const { laws } = work(relu, { laws: ['pullback'], runs: [] });
    expect(laws).toEqual([
      { law: 'pullback', outcome: 'undecided', cases: 0, reason: 'nothing compared' },
    ]);
  });

  it('does not make a fixed point smaller', () => {
    const wrong = logistic((x) => 2 * sigmaSlope(x));
    const { worst, replay } = gradcheck(wrong, { inputs: { x: vector(0.123, 7) } });
    expect(worst!.at).toEqual({ x: tensor([0.123, 7]) });
    expect(replay).toBe('the%20subject/pullback/1/0');
  });

  it('takes no offence at an overflow where inputs are extreme', () => {
    const growing = entrywise(Math.exp, Math.exp);
    const drawn = { inputs: { x: real('n').as('float64') } };
    expect(gradcheck(growing, drawn).outcome).toBe('pass');
  });

  it('is undecided where the forward is no number at an ordinary point', () => {
    const unguarded = but(log, { inputs: { x: real('n') } });
    const verdict = gradcheck(unguarded);
    expect(verdict).toMatchObject({ outcome: 'undecided', reason: 'not a number' });
    expect(verdict.worst).toMatchObject({ law: 'forward', came: 'NaN' });
  });

  it('is undecided where the forward throws, and tells what', () => {
    const picky = but(tanh, {
      forward: ({ x }) => {
        if (x.data.some((v) => v > 2)) throw new RangeError('too large');
        return tanh.forward({ x });
      },
    });
    expect(gradcheck(picky)).toMatchObject({
      outcome: 'undecided',
      reason: 'threw',
      worst: { law: 'forward', came: 'RangeError: too large' },
    });
  });

  it('takes no offence at a forward that refuses an empty input', () => {
    const nonempty = but(tanh, {
      forward({ x }) {
        if (x.data.length === 0) throw new RangeError('empty');
        return tanh.forward({ x });
      },
    });
    expect(gradcheck(nonempty).outcome).toBe('pass');
  });

  it('fails a wrong number although the forward is silent elsewhere', () => {
    const both = but(log, {
      inputs: { x: real('n') },
      vjp: ({ x }, zBar) => log.vjp({ x }, scale(zBar, 2)),
    });
    expect(gradcheck(both).outcome).toBe('fail');
  });

  it('is too coarse where most claims are smaller than their bars', () => {
    const drowned = loss(
      (x) => 1e12 + x.reduce((sum, v) => sum + sigma(v), 0),
      (x) => x.map(sigmaSlope),
    );
    expect(gradcheck(drowned, { inputs: { x: vector(30, 32, 34) } })).toMatchObject({
      outcome: 'undecided',
      reason: 'too coarse',
      entries: { unresolved: 3, resolved: 0 },
      findings: [],
    });
  });
});

describe('caseAt', () => {
  it('finds the case of a run, and those that it was made smaller to', () => {
    const plan = planOf(matvec);
    const whole = caseAt(plan, '4');
    const smaller = caseAt(plan, '4:0');
    const sizes = [whole, smaller].map(({ drawn: { values } }) => values[0].length);
    expect([whole.run, smaller.run]).toEqual([4, 4]);
    expect(sizes[1]).toBeLessThan(sizes[0]);
    expect(caseAt(plan, '4:0')).toEqual(smaller);
  });
});
