import type { Standing } from '../harness/diagnosis/againstReference.ts';
import type { Mistake, Diagnosis, Fact, Verdict } from '../harness/verdict.ts';
import { showDigits } from './kit/numbers.ts';

/** What a cause is told with: its facts, and the gradients it speaks of as the beginning of a sentence. */
interface Told {
  /** The gradient by W; the gradients by W and x. */
  readonly gradient: string;
  /** The verb that fits: one of two, by whether there is one gradient. */
  readonly verb: (one: string, several: string) => string;
  /** The input, or the inputs. */
  readonly input: string;
  readonly facts: Readonly<Record<string, Fact>>;
}

type Sentence = (told: Told) => string;

const is = ({ gradient, verb }: Told): string => `${gradient} ${verb('is', 'are')}`;
const number = (fact: Fact): string =>
  typeof fact === 'number' ? showDigits(fact, 4) : String(fact);

function byFactor(told: Told): string {
  const factor = Number(told.facts.factor);
  if (factor < 0) return `${is(told)} ${number(factor)} times what it should be`;
  return factor > 1
    ? `${is(told)} too large by a factor of ${number(factor)}`
    : `${is(told)} too small by a factor of ${number(1 / factor)}`;
}

function byCount(told: Told): string {
  const { of, power } = told.facts;
  const count = Math.abs(Number(power)) === 1 ? String(of) : `${String(of)} squared`;
  const like = Number(power) === 1 ? ', as a sum is beside a mean' : ', as a mean is beside a sum';
  const size = Number(power) > 0 ? 'large' : 'small';
  return `${is(told)} too ${size} by a factor of ${count}${Math.abs(Number(power)) === 1 ? like : ''}`;
}

function ofOneEntry(told: Told): string {
  const { index, part, last } = told.facts;
  const place = last === true ? 'the last entry' : `the entry [${String(index)}]`;
  const percent = Math.abs(100 * Number(part));
  const size = Number(part) > 0 ? 'large' : 'small';
  return `${is(told)} wrong in ${place} alone, too ${size} by ${number(percent)} %`;
}

const where =
  (place: (told: Told) => string): Sentence =>
  (told) => {
    const nothing = told.facts.claimed === 'nothing' ? ': nothing is handed back there' : '';
    return `${is(told)} wrong where ${place(told)}, and there alone${nothing}`;
  };

/** A sentence for each hypothesis, without a full stop. */
const sentences: Readonly<Record<string, Sentence>> = {
  sign: ({ gradient, verb }) => `${gradient} ${verb('has', 'have')} the wrong sign`,
  factor: byFactor,
  count: byCount,
  zero: (told) => `${is(told)} zero: nothing is handed back`,
  transposed: (told) =>
    `${is(told)} the transpose of the right one${told.facts.written === 'where square' ? ', where the matrix is square' : ''}`,
  transposedJacobian: (told) =>
    `${is(told)} J u where Jᵀ u belongs: a transpose is missing, or stands on the wrong factor`,
  swapped: ({ gradient, verb, facts }) =>
    verb(`${gradient} is that by ${String(facts.other)}`, `${gradient} are exchanged`),
  diagonal: ({ gradient, verb }) =>
    `${gradient} ${verb('takes', 'take')} the function for an element-wise one: only the diagonal of its Jacobian is used`,
  someRows: ({ gradient, verb, facts }) =>
    `${gradient} ${verb('has', 'have')} the part of ${String(facts.kept)} ${String(facts.unit)} of the output alone`,
  assigned: (told) =>
    `${is(told)} written where it should be added: of the outputs that share an entry, the ${String(told.facts.kept)} one’s part stays`,
  cotangentAveraged: (told) =>
    `${is(told)} right only for a cotangent whose entries are all alike: their mean is used in the place of each`,
  shifted: (told) =>
    `${is(told)} shifted by ${number(Number(told.facts.by))} along axis ${number(told.facts.axis)}`,
  reversed: (told) => `${is(told)} in the reverse order`,
  mirrored: (told) =>
    `${is(told)} that of the other side of the kink at ${number(told.facts.kink)}: a mask is turned round`,
  atOutput: ({ gradient, verb, facts }) =>
    `${gradient} ${verb('is', 'are')} taken at the value z = f(${String(facts.at)}) instead of at ${String(facts.at)}: at the activation instead of the pre-activation`,
  inputForOutput: (told) =>
    `${is(told)} a formula in the value z = f(${told.input}) that is given ${told.input} instead`,
  oneEntry: ofOneEntry,
  float32: (told) => `${is(told)} rounded to float32`,
  finiteDifferences: (told) =>
    `${is(told)} no derivative but a ${String(told.facts.kind)} difference over a step of ${number(told.facts.step)}`,
  notANumber: (told) => `${is(told)} no number in some places, and right in the others`,
  whereZero: where(({ input }) => `${input} is exactly 0`),
  whereNegative: where(({ input }) => `${input} is negative`),
  wherePositive: where(({ input }) => `${input} is positive`),
  whereTiny: where(
    ({ input, facts }) =>
      `${input} is nearer to 0 than some number from ${number(facts.inside)} to ${number(facts.outside)}`,
  ),
  whereLarge: where(
    ({ input, facts }) =>
      `${input} is farther from 0 than some number from ${number(facts.inside)} to ${number(facts.outside)}`,
  ),
  sizeOne: where(() => 'an axis has the length 1'),
  nonSquare: where(() => 'a matrix is not square'),
  severalRows: (told) =>
    `${is(told)} right where ${String(told.facts.dimension)} is 1, and wrong where it is more`,
  sharedTerm: ({ gradient, verb, facts }) =>
    facts.mean === true
      ? `${gradient} ${verb('has its', 'have their')} mean taken off: a mean is missing from the formula, or stands in it once too often`
      : `${gradient} ${verb('is', 'are')} off by the same amount in every entry: a term that they share is missing, or one too many`,
  cotangentIgnored: () => 'right for a cotangent of ones only: the upstream gradient is ignored',
  cotangentSquared: ({ facts }) =>
    `the cotangent is multiplied in ${Number(facts.power) === 2 ? 'twice' : `${number(facts.power)} times`}`,
  cotangentClipped: ({ facts }) =>
    facts.limit === 0
      ? 'nothing but the sign of the cotangent is used'
      : `the cotangent is clipped to ±${number(facts.limit)} before it is used`,
  cotangentRectified: ({ facts }) =>
    facts.where === ''
      ? 'the sign of the cotangent is lost'
      : `the gradient is closed where the cotangent is ${String(facts.where)}${facts.instead === true ? ', instead of where the input is' : ''}`,
  termWithoutCotangent: () =>
    'a term of the gradient is not multiplied by the cotangent: it is there for a cotangent of zeros too',
  stale: ({ gradient, verb }) =>
    `${gradient} ${verb('does', 'do')} not change with the point, though the slope does: values are kept from an earlier call, or the input is not used`,
  onesOnly: () => 'right for a cotangent of ones only',
  missing: ({ input }) => `the answer has no gradient by ${input || 'some input'}`,
  wrongShape: ({ facts }) => `expected ${String(facts.expected)}, came ${String(facts.came)}`,
  threw: ({ facts }) => `the backward pass throws where forward answers: ${String(facts.came)}`,
  inputModified: ({ facts }) => `what was given is written over: ${String(facts.came)}`,
  sharedMemory: ({ facts }) => `results are no memory of their own: ${String(facts.came)}`,
  accumulated: () => 'each gradient is added to those of earlier calls, which nobody has cleared',
  random: () =>
    'the same question has another answer each time: noise, a race, or memory that was never set',
  convention: () => 'another subgradient is taken at a kink than the one declared',
  ties: () => 'several equal entries each get what one of them is due',
  atKink: () => 'at a kink the claim is no slope of either side, nor between them',
};

const listOf = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** Causes alike in everything but the input, together. */
function groupsOf(causes: readonly Mistake[]): Mistake[][] {
  const groups = new Map<string, Mistake[]>();
  for (const cause of causes) {
    const { hypothesis, input, facts } = cause;
    const pair = [input, facts.other].toSorted();
    const key = JSON.stringify([hypothesis, hypothesis === 'swapped' ? pair : facts]);
    groups.set(key, [...(groups.get(key) ?? []), cause]);
  }
  return [...groups.values()];
}

function sentenceOf(group: readonly Mistake[]): string {
  const [{ hypothesis, facts }] = group;
  const names = group.flatMap(({ input }) => input ?? []);
  const several = names.length > 1;
  const gradient =
    names.length === 0 ? 'the gradient' : `the gradient${several ? 's' : ''} by ${listOf(names)}`;
  const verb = (one: string, more: string): string => (several ? more : one);
  return sentences[hypothesis]?.({ gradient, verb, input: listOf(names), facts }) ?? hypothesis;
}

/** The one sentence for a person: each cause, several after semicolons; without a full stop. */
export const showDiagnosis = ({ sentence, causes }: Diagnosis): string =>
  sentence !== '' ? sentence : groupsOf(causes).map(sentenceOf).join('; ');

/** A verdict whose diagnosis has its sentence. */
export function withSentence(verdict: Verdict): Verdict {
  const { diagnosis } = verdict;
  if (diagnosis === null) return verdict;
  return { ...verdict, diagnosis: { ...diagnosis, sentence: showDiagnosis(diagnosis) } };
}

/** How a subject stands to a reference, in one sentence; without a full stop. */
export function showStanding({ forward, ofOwn, ofReference }: Standing): string {
  if (forward === null) return 'the reference gives no value to compare with';
  if (forward) {
    return ofOwn === 'pass'
      ? 'your forward is the gate’s, and your backward is its derivative'
      : ofOwn === 'fail'
        ? 'your forward is the gate’s, but your backward is not its derivative'
        : 'your forward is the gate’s; of your backward too little was seen';
  }
  if (ofOwn === 'pass') {
    return 'your backward is the derivative of your forward, but your forward is not the gate’s';
  }
  if (ofReference === 'pass') {
    return 'your backward is the derivative of the gate, but your forward is not the gate’s';
  }
  return 'your forward is not the gate’s, and your backward is the derivative of neither';
}
