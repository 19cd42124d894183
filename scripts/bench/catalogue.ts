import type { Catalogue } from './child.ts';
import { atMost, figure, figureTable, type Part } from './figure.ts';
import { inChild } from './inChild.ts';
import { progress } from './print.ts';

/** The whole catalogue in a process of its own, twice: the first time cold, the second warm. */
export async function catalogue(cases: number): Promise<Part> {
  progress(`the catalogue at ${cases} cases per law`);
  const ended = await inChild<Catalogue>(['catalogue', `${cases}`], 300);
  const came = ended.died === undefined ? ended.came : null;
  const note = came?.notPassed.join('; ') ?? ended.died ?? '';
  const figures = [
    figure('warm', came?.warm ?? null, 's', cases === 100 ? atMost(4) : null, note),
    figure('cold', came?.cold ?? null, 's'),
  ].map((each) => ({ ...each, name: `catalogue at ${cases} cases per law, ${each.name}` }));
  return {
    name: 'catalogue',
    tables: [figureTable(`The catalogue, ${came?.gates ?? '?'} gates`, figures)],
    figures,
    data: came,
    broke: came === null ? [`the catalogue: ${note}`] : [],
  };
}
