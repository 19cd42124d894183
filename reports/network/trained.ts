import type { Trained } from '../../harness/network/train.ts';
import { showNumber, showTime } from '../kit/numbers.ts';
import { tones } from '../kit/outcome.ts';
import { type Paint, unpainted } from '../kit/paint.ts';
import { showProblem } from '../message.ts';
import { showSymptoms } from './flow.ts';
import { showShare } from './symptoms.ts';

/** A line for each check on the way and each epoch, with what keeps the gradient from flowing below it. */
export function showTrained(event: Trained, columns = 100, paint: Paint = unpainted): string {
  if (event.kind === 'step') return '';
  if (event.kind === 'checked') {
    const { verdict, step } = event;
    const how = verdict.method === 'probes' ? 'by random sums' : 'entry by entry';
    const problem = showProblem(verdict, paint, columns);
    const line = `step ${step}: the gradient by all parameters, ${how}, resolution ${showNumber(verdict.resolution)}: ${paint(tones[verdict.outcome], verdict.outcome)}\n`;
    return problem === '' ? line : `${line}\n${problem}\n\n`;
  }
  const { epoch, loss, accuracy, milliseconds, flow, symptoms } = event;
  const right = accuracy === null ? '' : ` · ${showShare(accuracy)} right`;
  const line = `${paint('strong', `epoch ${epoch}`)} · L ${showNumber(loss)}${right} · ${showTime(milliseconds)}\n`;
  const learnt = flow.sources.filter(({ kind }) => kind === 'parameter');
  const sizes = learnt
    .map(({ name, gradient }) => `${name} ${showNumber(gradient.rms)}`)
    .join(' · ');
  const found =
    symptoms.length === 0
      ? ''
      : `  ${showSymptoms(symptoms, flow.examples, flow.threshold, columns - 2, paint).replaceAll('\n', '\n  ')}\n`;
  return `${line}  ${paint('faint', `gradient (rms): ${sizes}`)}\n${found}`;
}
