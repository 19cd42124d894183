import { styleText } from 'node:util';

/** What a piece of text is, for the eye. */
export type Tone = 'plain' | 'strong' | 'faint' | 'good' | 'bad' | 'doubtful';

/** Colours a piece of text, or leaves it alone. */
export type Paint = (tone: Tone, text: string) => string;

const formats = {
  strong: 'bold',
  faint: 'dim',
  good: 'green',
  bad: 'red',
  doubtful: 'yellow',
} as const;

/** Leaves every text as it is. */
export const unpainted: Paint = (_tone, text) => text;

const painted: Paint = (tone, text) =>
  tone === 'plain' || text === ''
    ? text
    : styleText(formats[tone], text, { validateStream: false });

/** The paint for a place that can, or cannot, show colour. */
export const paintFor = (colour: boolean): Paint => (colour ? painted : unpainted);
