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
});
