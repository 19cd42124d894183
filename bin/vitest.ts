import { expect, type MatcherResult, type MatcherState, type RunnerTestCase } from 'vitest';
import { gradcheckEither } from '../harness/gradcheckEither.ts';
import type { Options, Subject, Verdict } from '../harness/index.ts';
import { showPass, showProblem, toPlain, type Row } from '../reports/index.ts';
import { catalogue, identitiesOf } from './catalogue.ts';
import { versions } from './versions.ts';

/** What may be set for a check in a test. */
export interface MatcherOptions extends Options {
  /** Let a claim through that can neither be shown right nor wrong. @default false */
  readonly allowUndecided?: boolean;
  /** The token of an earlier failure: work that one law at that one case alone. */
  readonly replay?: string;
}

/** A promise for a subject whose forward answers with one; what every other matcher gives for the rest. */
type Passed<R, T> = T extends { forward: (...inputs: never[]) => infer Z }
  ? 0 extends 1 & Z
    ? R
    : [Z] extends [PromiseLike<unknown>]
      ? Promise<void>
      : R
  : R;

declare module 'vitest' {
  interface Matchers<R, T> {
    /**
     * Passes for a subject whose claimed gradient is right.
     *
     * An undecided claim passes neither this nor its `.not`, which asks for a gradient that is shown wrong.
     * For a subject that answers with promises it is awaited.
     */
    toPassGradcheck(options?: MatcherOptions): Passed<R, T>;
  }
  interface TaskMeta {
    /** The checks of this test, in order; plain JSON. */
    gradcheck?: Row[];
  }
}

/** vitest gives a matcher its test, which its types do not say. */
type State = MatcherState & { readonly task?: RunnerTestCase };

expect.extend({
  toPassGradcheck(this: State, subject: Subject, options: MatcherOptions = {}) {
    const { allowUndecided = false, replay, ...asked } = options;
    // Before the check, so that a throw or a time-out leaves a trace of it.
    const row = pushRow(subject, this);
    const judge = (verdict: Verdict): MatcherResult => {
      if (row !== null) row.verdict = toPlain(verdict);
      return resultOf(verdict, this.isNot, allowUndecided);
    };
    const verdict = gradcheckEither(subject, asked, replay);
    if (!(verdict instanceof Promise)) return judge(verdict);
    const judged = verdict.then(judge);
    // The test does not end before it, even where nobody awaits it.
    if (this.task !== undefined) (this.task.promises ??= []).push(judged);
    return judged;
  },
});

/** Enters a check in its test's rows; those of an earlier attempt go. */
function pushRow(subject: Subject | null | undefined, { task, isNot }: State): Row | null {
  if (task === undefined) return null;
  const { retryCount = 0, repeatCount = 0 } = task.result ?? {};
  const attempt = retryCount + repeatCount;
  const gate = Object.values(catalogue).find((one) => one === subject);
  const row: Row = {
    name: subject?.name ?? task.name,
    latex: gate?.latex ?? null,
    identities: gate === undefined ? [] : identitiesOf(gate),
    expected: isNot ? 'fail' : 'pass',
    attempt,
    versions: versions(),
    verdict: null,
  };
  const rows = (task.meta.gradcheck ?? []).filter((one) => one.attempt === attempt);
  task.meta.gradcheck = [...rows, row];
  return row;
}

function resultOf(verdict: Verdict, isNot: boolean, allowUndecided: boolean): MatcherResult {
  const { outcome } = verdict;
  // vitest turns the result over for .not, which gives an undecided claim no other rights.
  const undecided = isNot ? !allowUndecided : allowUndecided;
  return {
    pass: outcome === 'undecided' ? undecided : outcome === 'pass',
    message: () =>
      outcome === 'pass'
        ? `expected a gradient that is shown wrong: ${showPass(verdict)}`
        : showProblem(verdict, undefined, 100, again),
  };
}

const again = (token: string): string =>
  `expect(subject).toPassGradcheck({ replay: ${JSON.stringify(token)} })`;
