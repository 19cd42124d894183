import { showNumber } from '../kit/numbers.ts';
import { largestOf, strengthOf, type Picture, type PictureNode } from './picture.ts';

/** Mermaid takes entities for what would end a label. */
const escaped = (text: string): string =>
  text.replace(/["#<>&]/g, (letter) => `#${letter.codePointAt(0)};`);

const colours = ['#d9a45b', '#93b4d8', '#5b93d3', '#2f6fc1', '#174a94'];

function nodeOf({ kind, title, lines }: PictureNode, k: number): string {
  const label = `"${[title, ...lines].map(escaped).join('<br>')}"`;
  if (kind === 'gate') return `  n${k}[${label}]`;
  return kind === 'input' ? `  n${k}([${label}])` : `  n${k}[/${label}/]`;
}

/** A network as a Mermaid flow chart: edges are as wide and as dark as the gradient that flows back. */
export function showMermaid(picture: Picture): string {
  const largest = largestOf(picture);
  const at = new Map(picture.nodes.map(({ id }, k) => [id, `n${k}`] as const));
  const edges = picture.edges.map(({ from, to, gradient }) => {
    const label = gradient === null ? '' : `|"${showNumber(gradient)}"|`;
    return `  ${at.get(from)} ${gradient === null ? '-.->' : '-->'}${label} ${at.get(to)}`;
  });
  const styles = picture.edges.flatMap(({ gradient }, k) => {
    if (gradient === null) return [];
    const strength = strengthOf(gradient, largest);
    const style =
      strength === null
        ? 'stroke:#c0392b,stroke-dasharray:4'
        : `stroke:${colours[strength]},stroke-width:${1 + strength * 1.25}px`;
    return [`  linkStyle ${k} ${style}`];
  });
  return ['flowchart TD', ...picture.nodes.map(nodeOf), ...edges, ...styles, ''].join('\n');
}
