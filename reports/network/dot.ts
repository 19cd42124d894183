import { showNumber } from '../kit/numbers.ts';
import { largestOf, strengthOf, type Picture } from './picture.ts';

const quoted = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&')}"`;

/** From the weakest gradient to the strongest. */
const colours = ['#d9a45b', '#93b4d8', '#5b93d3', '#2f6fc1', '#174a94'];

/** A network in the language of Graphviz: edges are as wide and as dark as the gradient that flows back. */
export function showDot(picture: Picture): string {
  const largest = largestOf(picture);
  const nodes = picture.nodes.map(({ id, kind, title, lines }) => {
    const shape = kind === 'gate' ? 'box' : kind === 'input' ? 'ellipse' : 'box';
    const style = kind === 'parameter' ? ', style="rounded,dashed"' : ', style=rounded';
    const label = [title, ...lines].map((line) => line.replace(/[\\"]/g, '\\$&')).join('\\n');
    return `  ${quoted(id)} [label="${label}", shape=${shape}${style}];`;
  });
  const edges = picture.edges.map(({ from, to, gradient }) => {
    const strength = strengthOf(gradient, largest);
    const facts =
      gradient === null
        ? 'color="#999999", style=dotted'
        : strength === null
          ? `color="#c0392b", style=dashed, label=${quoted(showNumber(gradient))}`
          : `color="${colours[strength]}", penwidth=${1 + strength * 1.25}, label=${quoted(showNumber(gradient))}`;
    return `  ${quoted(from)} -> ${quoted(to)} [${facts}];`;
  });
  return [
    `digraph ${quoted(picture.name)} {`,
    '  node [fontname="Helvetica", fontsize=11];',
    '  edge [fontname="Helvetica", fontsize=9];',
    ...nodes,
    ...edges,
    '}',
    '',
  ].join('\n');
}
