import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'vitest';
import { loadSubjects } from '../../adapters/module/loadSubjects.ts';
import { readReplay, replay, type Verdict } from '../../harness/index.ts';
import { cli, type Ended } from './cli.ts';

const cwd = fileURLToPath(new URL('../..', import.meta.url));
const mistakes = readdirSync(`${cwd}/examples/gates`).filter((file) => file !== 'mine.ts');

/** What a person is told of each subject that has a mistake. */
const sentences: Readonly<Record<string, string>> = {
  biasOfLastRow: 'the gradient by b has the part of the last row of the output alone',
  exchangedScaleAndShift: 'the gradients by scale and shift are exchanged',
  forgottenAccumulation: 'the gradient by x is too small by a factor of 2',
  forwardDifference:
    'the gradient by x is no derivative but a forward difference over a step of 0.0001',
  huberWithoutCotangent: 'right for a cotangent of ones only: the upstream gradient is ignored',
  layerNormMeanTwice:
    'the gradient by x is off by the same amount in every entry: a term that they share is missing, or one too many',
  logSoftmaxForOneLoss:
    'a term of the gradient is not multiplied by the cotangent: it is there for a cotangent of zeros too',
  maxPoolingAssigns:
    'the gradient by x is written where it should be added: of the outputs that share an entry, the last one’s part stays',
  meanForSum: 'the gradient by x is too small by a factor of n, as a mean is beside a sum',
  modifiedInput: 'what was given is written over: forward changed x',
  reluClosedByCotangent:
    'the gradient is closed where the cotangent is negative, instead of where the input is',
  reluWithoutCotangent: 'right for a cotangent of ones only: the upstream gradient is ignored',
  reusedBuffer:
    'results are no memory of their own: vjp answers with the memory of an earlier result',
  sigmoidAtActivation:
    'the gradient by x is a formula in the value z = f(x) that is given x instead',
  softmaxDiagonal:
    'the gradient by x takes the function for an element-wise one: only the diagonal of its Jacobian is used',
  subtractSameSign: 'the gradient by y has the wrong sign',
  tailCutOff:
    'the gradient by x is wrong where x is farther from 0 than some number from 56.75 to 1928, and there alone: nothing is handed back there',
  twoMistakes:
    'the gradient by W is the transpose of the right one; the gradient by x has the wrong sign',
  wrongTranspose:
    'the gradient by x is J u where Jᵀ u belongs: a transpose is missing, or stands on the wrong factor',
};

interface Document {
  readonly gates: readonly { readonly name: string; readonly verdict: Verdict }[];
}

let checked: Promise<Ended> | null = null;

/** One check of them all. */
const check = (): Promise<Ended> =>
  (checked ??= cli(
    ['check', '--json', '--runs', '40', ...mistakes.map((file) => `examples/gates/${file}`)],
    { cwd },
  ));

const gatesIn = ({ out }: Ended): Document['gates'] => (JSON.parse(out) as Document).gates;

describe.concurrent('examples/gates', () => {
  it('has three right subjects of a user', async ({ expect }) => {
    const { code, out } = await cli(['examples/gates/mine.ts'], { cwd });
    expect(out).toContain('\n3 gates: 3 pass · ');
    expect(code).toBe(0);
  });

  it('has mistakes, and nothing right among them', async ({ expect }) => {
    const all = await check();
    expect(all.code).toBe(1);
    expect(new Set(gatesIn(all).map(({ verdict }) => verdict.outcome))).toEqual(new Set(['fail']));
  });

  it('has mistakes that are explained, each rightly', async ({ expect }) => {
    const gates = gatesIn(await check());
    expect(
      Object.fromEntries(gates.map(({ name, verdict }) => [name, verdict.diagnosis?.sentence])),
    ).toEqual(sentences);
  });

  it.for(mistakes)('has a mistake in %s that can be replayed', async (file, { expect }) => {
    const tokens = gatesIn(await check())
      .map(({ verdict }) => verdict.replay)
      .filter((token) => token.startsWith(`examples/gates/${file}#`));
    const { subjects } = await loadSubjects(`examples/gates/${file}`);
    for (const token of tokens.map((whole) => whole.slice(whole.indexOf('#') + 1))) {
      const subject = subjects.find(({ name }) => name === readReplay(token)!.subject)!;
      expect(replay(subject, token)).toMatchObject({ outcome: 'fail', replay: token });
    }
    expect(tokens.length).toBeGreaterThan(0);
  });
});

describe.concurrent('examples/networks', () => {
  it('has networks whose gradients are right, however badly they flow', async ({ expect }) => {
    const files = readdirSync(`${cwd}/examples/networks`).map(
      (file) => `examples/networks/${file}`,
    );
    const { code, out } = await cli(['check', '--runs', '10', ...files], { cwd });
    expect(out).toMatch(/\n5 gates: 5 pass · /);
    expect(code).toBe(0);
  });
});
