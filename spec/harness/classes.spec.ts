import { describe, expect, it } from 'vitest';
import { check, verdictOf } from './board/check.ts';
import * as classes from './board/classes.ts';
import { inSingle } from './board/inSingle.ts';

describe('verdict', () => {
  it.for([...classes.right, ...classes.rightInDouble])('passes %s, of its class', ([, given]) => {
    expect(check(given)).toMatchObject({ outcome: 'pass', dtype: 'float64', worst: null });
  });

  it.for([...classes.wrong, ...classes.wrongInDouble])('fails %s, of its class', ([, given]) => {
    expect(verdictOf(given).outcome).toBe('fail');
  });

  it.for(classes.right)('passes %s, of its class, in float32', ([, given]) => {
    expect(check(inSingle(given))).toMatchObject({
      outcome: 'pass',
      dtype: 'float32',
      worst: null,
    });
  });

  it.for(classes.wrong)('fails %s, of its class, in float32', ([, given]) => {
    expect(verdictOf(inSingle(given))).toMatchObject({ outcome: 'fail', dtype: 'float32' });
  });
});
