import { showCount, showNumber } from '../kit/numbers.ts';
import { besideIn, layoutOf, type Box, type Way } from './layout.ts';
import {
  largestOf,
  strengthOf,
  type Picture,
  type PictureEdge,
  type PictureNode,
} from './picture.ts';

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (letter) => `&#${letter.codePointAt(0)};`);

/** The width of a letter of the title and of the other lines, a little more than it is on most machines. */
const letters = { title: 8.5, line: 6.8 };
const lineHeight = 17;

function sizeOf({ title, lines, kind }: PictureNode): { width: number; height: number } {
  const wide = Math.max(
    [...title].length * letters.title,
    ...lines.map((line) => [...line].length * letters.line),
  );
  return {
    width: Math.max(kind === 'gate' ? 110 : 64, wide + 26),
    height: 16 + lineHeight * (1 + lines.length),
  };
}

const round = (x: number): number => Math.round(x * 10) / 10;

/** Colours by role; a page that is dark gets others, whoever embeds the picture. */
const light = {
  paper: '#ffffff',
  ink: '#1d2430',
  faint: '#667085',
  box: '#f6f8fb',
  line: '#c9d1dc',
  source: '#fff7e6',
  'source-line': '#e5b95c',
  none: '#b4bcc8',
  zero: '#c8372d',
  s0: '#d9a45b',
  s1: '#8fb3da',
  s2: '#5b93d3',
  s3: '#2f6fc1',
  s4: '#174a94',
};
const dark: typeof light = {
  paper: '#12161d',
  ink: '#e8ecf2',
  faint: '#98a2b3',
  box: '#1c222c',
  line: '#3a4453',
  source: '#2b2417',
  'source-line': '#8f6f2e',
  none: '#4d5766',
  zero: '#ff7a6e',
  s0: '#a87f45',
  s1: '#3f6593',
  s2: '#4a86c9',
  s3: '#6aa9ef',
  s4: '#a5d0ff',
};

const named = (colours: typeof light): string =>
  Object.entries(colours)
    .map(([role, colour]) => `--${role}: ${colour};`)
    .join(' ');

const rules = `
  .network .paper { fill: var(--paper); }
  .network .gate { fill: var(--box); stroke: var(--line); }
  .network .input, .network .parameter { fill: var(--source); stroke: var(--source-line); }
  .network .parameter { stroke-dasharray: 4 3; }
  .network text { fill: var(--ink); font-size: 12px; text-anchor: middle; }
  .network .title { font-weight: 600; font-size: 13px; }
  .network .faint { fill: var(--faint); font-size: 11px; }
  .network .legend { text-anchor: start; }
  .network .number { fill: var(--ink); font-size: 10.5px; paint-order: stroke; stroke: var(--paper); stroke-width: 5px; stroke-linejoin: round; }
  .network path { fill: none; stroke-linecap: round; }
  .network .none { stroke: var(--none); stroke-width: 1.2; stroke-dasharray: 1 5; }
  .network .zero { stroke: var(--zero); stroke-width: 1.6; stroke-dasharray: 6 4; }
${[0, 1, 2, 3, 4].map((k) => `  .network .s${k} { stroke: var(--s${k}); stroke-width: ${round(1.2 + k * 1.2)}; }`).join('\n')}`;

/** A program that knows no variables, as some do that turn a picture into pixels, finds the light colours before them. */
const style = `
  .network { ${named(light)} font-family: system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
  @media (prefers-color-scheme: dark) {
    .network { ${named(dark)} }
  }${rules.replace(/(fill|stroke): var\(--([\w-]+)\);/g, (whole, what, role) => `${what}: ${light[role as keyof typeof light]}; ${whole}`)}`;

function nodeOf(node: PictureNode, { x, y, width, height }: Box): string {
  const [left, top] = [x - width / 2, y - height / 2];
  const radius = node.kind === 'gate' ? 7 : height / 2;
  const texts = [node.title, ...node.lines].map((text, k) => {
    const at = top + 8 + lineHeight * (k + 0.75);
    return `<text class="${k === 0 ? 'title' : 'faint'}" x="${round(x)}" y="${round(at)}">${escaped(text)}</text>`;
  });
  const box = `<rect class="${node.kind}" x="${round(left)}" y="${round(top)}" width="${round(width)}" height="${round(height)}" rx="${radius}"/>`;
  return `  <g>${box}${texts.join('')}</g>`;
}

/** A way through its points, each reached from above, or from the side. */
function wayOf({ points, across }: Way): string {
  const [first, ...rest] = points;
  let before = first;
  const parts = rest.flatMap((point) => {
    if (point.x === before.x && point.y === before.y) return [];
    const [x, y] = [(before.x + point.x) / 2, (before.y + point.y) / 2].map(round);
    const [from, to] = [before, point].map((one) => (across ? [x, one.y] : [one.x, y]));
    before = point;
    return [
      `C ${[from, to, [point.x, point.y]].map((one) => one.map(round).join(' ')).join(', ')}`,
    ];
  });
  return `M ${round(first.x)} ${round(first.y)} ${parts.join(' ')}`;
}

const classOf = ({ gradient }: PictureEdge, largest: number): string => {
  if (gradient === null) return 'none';
  const strength = strengthOf(gradient, largest);
  return strength === null ? 'zero' : `s${strength}`;
};

/** What widths and colours mean, in a line at the foot. */
function legendOf(width: number, top: number, largest: number): string {
  const entries = [
    ...[4, 3, 2, 1, 0].map((k) => [`s${k}`, showNumber(largest * 10 ** (2 * (k - 4)))] as const),
    ['zero', 'exactly 0'] as const,
    ['none', 'no gradient'] as const,
  ];
  const lines = entries.map(([kind, text], k) => {
    const x = 24 + (k % 4) * 104;
    const y = top + Math.floor(k / 4) * 20;
    return `<path class="${kind}" d="M ${x} ${y} h 26"/><text class="faint legend" x="${x + 33}" y="${y + 4}">${text}</text>`;
  });
  const head = `<text class="faint legend" x="24" y="${top - 18}">gradient on its way back, typical size</text>`;
  return width > 0 ? `  <g>${head}${lines.join('')}</g>` : '';
}

/** What stands beside several gates says so. */
function countedIn({ nodes, edges, name }: Picture): Picture {
  const beside = besideIn({ nodes, edges });
  const takers = (id: string): number =>
    new Set(edges.filter(({ from }) => from === id).map(({ to }) => to)).size;
  const told = nodes.map((node): PictureNode => {
    const count = beside.has(node.id) ? takers(node.id) : 1;
    if (count < 2) return node;
    return { ...node, lines: [...node.lines, `in ${showCount(count)} gates`] };
  });
  return { name, nodes: told, edges };
}

/**
 * A network as an SVG that any page can hold: gates with what they do, shapes and identities; edges as wide and as
 * strong in colour as the gradient that flows back. It follows the page's preference for dark or light.
 */
export async function showSvg(drawn: Picture): Promise<string> {
  const picture = countedIn(drawn);
  const nodes = new Map(picture.nodes.map((node) => [node.id, node] as const));
  const layout = await layoutOf(picture, (id) => sizeOf(nodes.get(id)!), 52);
  const largest = largestOf(picture);
  const width = Math.ceil(Math.max(layout.width, 460));
  const foot = Math.ceil(layout.height) + 30;
  const height = foot + 44;
  const ways = picture.edges.map((edge, k) => {
    const d = wayOf(layout.ways[k]);
    const told = edge.gradient === null ? 'no gradient' : `gradient ${showNumber(edge.gradient)}`;
    const title = `${edge.from} → ${edge.to} (${edge.input}), ${told}`;
    return `  <path class="${classOf(edge, largest)}" d="${d}"><title>${escaped(title)}</title></path>`;
  });
  const numbers = picture.edges.flatMap(({ gradient }, k) => {
    const { x, y } = layout.ways[k].label;
    if (gradient === null) return [];
    return [
      `  <text class="number" x="${round(x)}" y="${round(y + 4)}">${showNumber(gradient)}</text>`,
    ];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="network" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(picture.name)}">`,
    `  <title>${escaped(picture.name)}</title>`,
    `  <style>${style}\n  </style>`,
    `  <rect class="paper" width="${width}" height="${height}"/>`,
    ...ways,
    ...layout.boxes.map(({ node, box }) => nodeOf(node, box)),
    ...numbers,
    legendOf(width, foot, largest),
    '</svg>',
    '',
  ].join('\n');
}
