import type { Cell, CellOutcome, Comparison } from '../../harness/comparison.ts';
import { showCounted, showTime } from '../kit/numbers.ts';
import { showPlain } from '../kit/plain.ts';
import { figuresOf, hasFigures, signs } from './cell.ts';
import { defineComparisonReporter } from './defineComparisonReporter.ts';
import { problemsOf, showCellProblem, showConventions, tallyOf } from './problems.ts';
import { style } from './style.ts';

/** A page that stands alone: no script, nothing loaded, in the reader's own light or dark. */
export const html = defineComparisonReporter({
  name: 'html',
  file: 'comparison.html',

  render(comparison, { timings }) {
    const { targets, seed, versions } = comparison;
    const title = `gradcheck compare: ${targets.map(({ name }) => name).join(', ')}`;
    const tools = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
    const body = [
      `<h1>${escape(title)}</h1>`,
      `<p class="faint">${escape([...tools, `seed ${seed}`].join(' · '))}</p>`,
      showTargets(comparison, timings),
      legend(comparison),
      grid(comparison, timings),
      conventions(comparison),
      ...problemsOf(comparison).map((cell) => problem(comparison, cell)),
    ];
    return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escape(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
${body.filter((part) => part !== '').join('\n')}
</main>
</body>
</html>
`;
  },
});

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign]);

/** The name of a cell that a link leads to. */
const anchorOf = ({ gate, target }: Cell): string =>
  encodeURIComponent(`${target}-${gate}`.replace(/[^\w.-]+/g, '-'));

function showTargets({ targets, cells }: Comparison, timings: boolean): string {
  const items = targets.map((target) => {
    const own = cells.filter((cell) => cell.target === target.target);
    const sum = (of: (cell: Cell) => number): number => own.reduce((n, cell) => n + of(cell), 0);
    const counted = own.some(({ leaked }) => leaked !== null);
    const facts = [
      target.dtype,
      ...tallyOf(cells, target).map(([outcome, count]) => `${count} ${outcome}`),
      showCounted(
        sum(({ evaluations }) => evaluations),
        'evaluation',
      ),
      ...(counted
        ? [
            `${showCounted(
              sum(({ leaked }) => leaked ?? 0),
              'tensor',
            )} left behind`,
          ]
        : []),
      ...(timings ? [showTime(sum(({ milliseconds }) => milliseconds))] : []),
    ];
    const name = `${target.name} ${target.version}`.trim();
    return `<li><strong>${escape(name)}</strong> ${escape(facts.join(' · '))}</li>`;
  });
  return `<ul class="targets">\n${items.join('\n')}\n</ul>`;
}

function legend({ cells }: Comparison): string {
  const seen = Object.entries(signs).filter(([outcome]) =>
    cells.some((cell) => cell.outcome === outcome),
  );
  const items = seen.map(
    ([outcome, { mark, tone, meaning }]) =>
      `<span class="${tone}"><b>${mark}</b> ${outcome}</span> ${escape(meaning)}`,
  );
  return `<p class="legend">Three figures: decimal digits to which output and gradient agree with the reference in float64, and digits of the gradient that its own forward bears out. ${items.join(' · ')}</p>`;
}

function grid({ targets, gates, cells }: Comparison, timings: boolean): string {
  const names = targets.map(({ name }) => `<th colspan="4" scope="colgroup">${escape(name)}</th>`);
  const heads = targets.map(
    () =>
      '<th class="first"></th><th scope="col">z</th><th scope="col">∂z</th><th scope="col">self</th>',
  );
  const rows = gates.map(({ name, latex }) => {
    const row = targets.map(({ target }) =>
      cellOf(
        cells.find((cell) => cell.gate === name && cell.target === target),
        timings,
      ),
    );
    const statement =
      latex === null ? '' : ` <span class="faint">${escape(showPlain(latex))}</span>`;
    return `<tr><th scope="row">${escape(name)}${statement}</th>${row.join('')}</tr>`;
  });
  return `<div class="scroll"><table>
<thead>
<tr><th rowspan="2" scope="col">gate</th>${names.join('')}</tr>
<tr>${heads.join('')}</tr>
</thead>
<tbody>
${rows.join('\n')}
</tbody>
</table></div>`;
}

const explained: ReadonlySet<CellOutcome> = new Set(['pass', 'not offered']);

/** What a cell rests on, for who points at it. */
const costOf = ({ outcome, evaluations, milliseconds }: Cell, timings: boolean): string =>
  [
    outcome,
    ...(evaluations > 0 ? [showCounted(evaluations, 'evaluation')] : []),
    ...(evaluations > 0 && timings ? [showTime(milliseconds)] : []),
  ].join(' · ');

function cellOf(cell: Cell | undefined, timings: boolean): string {
  if (cell === undefined) return '<td class="first" colspan="4"></td>';
  const { mark, tone } = signs[cell.outcome];
  const linked = (text: string): string =>
    explained.has(cell.outcome) ? text : `<a href="#${anchorOf(cell)}">${text}</a>`;
  const title = `title="${costOf(cell, timings)}"`;
  const first = `<td class="first ${tone}" ${title}>${linked(mark)}</td>`;
  if (!hasFigures(cell)) {
    return `${first}<td class="word ${tone}" colspan="3" ${title}>${linked(cell.outcome)}</td>`;
  }
  return (
    first +
    figuresOf(cell)
      .map((text) => `<td ${title}>${text}</td>`)
      .join('')
  );
}

function conventions(comparison: Comparison): string {
  const lines = showConventions(comparison);
  if (lines.length === 0) return '';
  const items = lines.map((text) => `<li>${escape(text)}</li>`);
  return `<h2>Conventions</h2>\n<p>At a kink these claim otherwise than the reference, and are not wrong.</p>\n<ul>\n${items.join('\n')}\n</ul>`;
}

function problem(comparison: Comparison, cell: Cell): string {
  const [head, ...lines] = showCellProblem(comparison, cell).split('\n');
  const { tone } = signs[cell.outcome];
  const text = lines
    .map((line) => line.replace(/^ {2}/, ''))
    .join('\n')
    .trim();
  return `<section id="${anchorOf(cell)}">\n<h2 class="${tone}">${escape(head)}</h2>\n<pre>${escape(text)}</pre>\n</section>`;
}
