import { describe, expect, it } from 'vitest';
import { deadRelu } from '../../../examples/networks/dead-relu.ts';
import { flowOf, runsOf } from '../../../harness/index.ts';
import { pictureOf, showDot, showMermaid, showSvg, type Picture } from '../../../reports/index.ts';
import { strengthOf } from '../../../reports/network/picture.ts';

const run = runsOf(deadRelu, { given: {}, examples: 16, seed: 1 });
const picture = pictureOf('deadRelu', deadRelu, flowOf(deadRelu, run, 1, 1e-3), (gate) =>
  gate === 'relu'
    ? { label: 'identity4', sourceLabel: 'identity4', latex: '', claims: 'jacobian' }
    : null,
);
/** A small one with each kind of edge, and letters that must not end anything. */
const odd: Picture = {
  name: 'odd "one" <&>',
  nodes: [
    { id: 'x', kind: 'input', title: 'x', lines: ['[2]'] },
    { id: 'y', kind: 'input', title: 'y', lines: ['[2]'] },
    { id: 'W', kind: 'parameter', title: 'W', lines: ['[2, 2]'] },
    { id: 'z', kind: 'gate', title: 'z = "f" <&>', lines: ['z = x #1', '[2]'] },
  ],
  edges: [
    { from: 'x', to: 'z', input: 'x', gradient: 0 },
    { from: 'y', to: 'z', input: 'y', gradient: null },
    { from: 'W', to: 'z', input: 'W', gradient: 0.5 },
    { from: 'W', to: 'z', input: 'V', gradient: 5e-5 },
  ],
};

/** Three blocks with a way past each, the same W in all of them, a bias for each, and labels at the end. */
const residual: Picture = (() => {
  const gate = (id: string, title: string) => ({
    id,
    kind: 'gate' as const,
    title: `${id} = ${title}`,
    lines: ['z = something that is rather long', '[8]'],
  });
  const edge = (from: string, to: string, input: string) => ({ from, to, input, gradient: 0.5 });
  const blocks = [1, 2, 3].map((k) => {
    const before = k === 1 ? 'x' : `r${k - 1}`;
    return {
      nodes: [
        { id: `b${k}`, kind: 'parameter' as const, title: `b${k}`, lines: ['[8]'] },
        gate(`z${k}`, 'affine'),
        gate(`r${k}`, 'add'),
      ],
      edges: [
        edge('W', `z${k}`, 'W'),
        edge(before, `z${k}`, 'x'),
        edge(`b${k}`, `z${k}`, 'b'),
        edge(`z${k}`, `r${k}`, 'x'),
        edge(before, `r${k}`, 'y'),
      ],
    };
  });
  return {
    name: 'residual',
    nodes: [
      { id: 'x', kind: 'input', title: 'x', lines: ['[8]'] },
      { id: 'y', kind: 'input', title: 'y', lines: ['[8]'] },
      { id: 'W', kind: 'parameter', title: 'W', lines: ['[8, 8]'] },
      ...blocks.flatMap(({ nodes }) => nodes),
      gate('L', 'softmaxCrossEntropy'),
      gate('s', 'square'),
    ],
    edges: [
      ...blocks.flatMap(({ edges }) => edges),
      edge('r3', 'L', 'z'),
      edge('y', 'L', 'y'),
      edge('L', 's', 'x'),
    ],
  };
})();

const boxesIn = (svg: string) =>
  [...svg.matchAll(/<rect class="\w+" x="(\S+)" y="(\S+)" width="(\S+)" height="(\S+)"/g)].map(
    (found) => {
      const [, left, top, width, height] = found.map(Number);
      return { left, top, right: left + width, bottom: top + height };
    },
  );

/** Points on each edge, twenty on each piece of it. */
const waysIn = (svg: string): [number, number][][] =>
  [...svg.matchAll(/<path class="[sz]\w+" d="M (\S+ \S+) (C [^"]+)"/g)].map(([, start, rest]) => {
    let at = start.split(' ').map(Number);
    return rest
      .split('C ')
      .slice(1)
      .flatMap((piece) => {
        const [p, q, r] = piece.split(',').map((point) => point.trim().split(' ').map(Number));
        const from = at;
        at = r;
        return Array.from({ length: 20 }, (_, k): [number, number] => {
          const [t, u] = [k / 19, 1 - k / 19];
          const on = (axis: number): number =>
            u ** 3 * from[axis] +
            3 * u * u * t * p[axis] +
            3 * u * t * t * q[axis] +
            t ** 3 * r[axis];
          return [on(0), on(1)];
        });
      });
  });

describe('pictureOf', () => {
  it('has every source and gate with shape and identities, and an edge for each input', () => {
    expect(picture.nodes.map(({ title }) => title)).toEqual([
      'X', 'Y', 'W1', 'b1', 'W2', 'b2', 'z1 = dense', 'h = relu', 'z2 = dense', 'L = softmaxCrossEntropy',
    ]); // prettier-ignore
    expect(picture.nodes[7].lines).toEqual(['z = max(0, x)', '[examples, 6] · identity4']);
    expect(picture.edges).toHaveLength(9);
    expect(picture.edges.find(({ input }) => input === 'y')?.gradient).toBe(null);
    expect(picture.edges.find(({ from }) => from === 'W2')?.gradient).toBeGreaterThan(0);
  });
});

describe('strengthOf', () => {
  it('has a class for each two powers of ten, and none for what is not there', () => {
    expect([1, 0.02, 1e-4, 1e-6, 1e-8, 1e-30].map((g) => strengthOf(g, 1))).toEqual([
      4, 3, 2, 1, 0, 0,
    ]);
    expect([0, null, NaN, Infinity].map((g) => strengthOf(g, 1))).toEqual([null, null, null, null]);
  });
});

describe('showDot', () => {
  it('quotes names, and draws edges by their gradient', () => {
    const text = showDot(odd);
    expect(text).toMatch(/^digraph "odd \\"one\\" <&>" \{\n/);
    expect(text).toContain('"z" [label="z = \\"f\\" <&>\\nz = x #1\\n[2]"');
    expect(text).toContain('"x" -> "z" [color="#c0392b", style=dashed, label="0"];');
    expect(text).toContain('"y" -> "z" [color="#999999", style=dotted];');
    expect(text).toContain('"W" -> "z" [color="#174a94", penwidth=6, label="0.50"];');
    expect(text).toContain('penwidth=3.5, label="5.0e-5"');
  });
});

describe('showMermaid', () => {
  it('escapes what would end a label, and styles links in their order', () => {
    const text = showMermaid(odd);
    expect(text).toMatch(/^flowchart TD\n/);
    expect(text).toContain('n3["z = #34;f#34; #60;#38;#62;<br>z = x #35;1<br>[2]"]');
    expect(text).toContain('n1 -.-> n3');
    expect(text).toContain('n2 -->|"0.50"| n3');
    expect(text).toContain('linkStyle 0 stroke:#c0392b,stroke-dasharray:4');
    expect(text).toContain('linkStyle 2 stroke:#174a94,stroke-width:6px');
    expect(text).not.toContain('linkStyle 1 ');
  });
});

describe('showSvg', () => {
  it('is well-formed, the same each time, and follows light and dark', async () => {
    const text = await showSvg(odd);
    expect(text).toBe(await showSvg(odd));
    expect(text).toContain('@media (prefers-color-scheme: dark)');
    // Who knows no variables takes the declaration before.
    expect(text).toContain('.network .paper { fill: #ffffff; fill: var(--paper); }');
    expect(text.match(/var\(/g)).toHaveLength(
      text.match(/(fill|stroke): #\w+; \1: var\(/g)!.length,
    );
    expect(text).toContain('<title>odd &#34;one&#34; &#60;&#38;&#62;</title>');
    const tags = [
      ...text.replace(/<style>[^]*?<\/style>/, '').matchAll(/<(\/?)(\w+)[^<>]*?(\/?)>/g),
    ];
    const open: string[] = [];
    for (const [, end, name, alone] of tags) {
      if (end === '/' && open.at(-1) === name) open.pop();
      else if (end === '/') open.push(`stray ${name}`);
      else if (alone === '') open.push(name);
    }
    expect(open).toEqual([]);
  });

  it('draws every node and edge inside its frame', async () => {
    const text = await showSvg(picture);
    const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(text)!.map(Number);
    expect([...text.matchAll(/<path class="(?:s\d|zero|none)" d="M \S+ \S+ C/g)]).toHaveLength(9);
    const boxes = [
      ...text.matchAll(/<rect class="\w+" x="(\S+)" y="(\S+)" width="(\S+)" height="(\S+)"/g),
    ];
    expect(boxes).toHaveLength(10);
    for (const [, x, y, w, h] of boxes.map((box) => box.map(Number))) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(x + w).toBeLessThanOrEqual(width);
      expect(y + h).toBeLessThanOrEqual(height);
    }
  });

  it('lets no box lie on another, and no edge run over one', async () => {
    const text = await showSvg(residual);
    const boxes = boxesIn(text);
    expect(boxes).toHaveLength(16);
    for (const [k, a] of boxes.entries()) {
      const others = boxes.slice(k + 1).filter((b) => {
        return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
      });
      expect(others).toEqual([]);
    }
    expect(waysIn(text)).toHaveLength(18);
    const inside = waysIn(text).flatMap((points) =>
      points.filter(([x, y]) =>
        boxes.some((b) => x > b.left + 1 && x < b.right - 1 && y > b.top + 1 && y < b.bottom - 1),
      ),
    );
    expect(inside).toEqual([]);
  });

  it('has a shared parameter beside each gate that takes it', async () => {
    const text = await showSvg(residual);
    expect(text.match(/>W<\/text>/g)).toHaveLength(3);
    expect(text.match(/>in 3 gates<\/text>/g)).toHaveLength(3);
    expect(text.match(/>x<\/text>/g)).toHaveLength(1);
  });
});
