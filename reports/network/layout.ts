import type { Picture, PictureEdge, PictureNode } from './picture.ts';

/** The size of something, and where its middle is. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where an edge runs: down from point to point, or across to the gate that it leads to. */
export interface Way {
  readonly across: boolean;
  readonly points: readonly Point[];
  /** The middle of its label. */
  readonly label: Point;
}

/** Where everything is to be drawn. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  /** What stands beside gates is there once for each that takes it. */
  readonly boxes: readonly { readonly node: PictureNode; readonly box: Box }[];
  /** In the order of the picture's edges. */
  readonly ways: readonly Way[];
}

type Size = Pick<Box, 'width' | 'height'>;

/** Between a gate and what stands beside it, between two of those, and from the corner of a box to an edge. */
const [aside, between, corner] = [52, 10, 14];

/** A gate with what stands on either side of it: what dagre is to find a place for. */
class Group {
  readonly node: PictureNode;
  readonly own: Size;
  /** Edges from what stands beside it, on the left and on the right. */
  readonly sides: readonly [PictureEdge[], PictureEdge[]] = [[], []];
  readonly #sizeOf: (id: string) => Size;

  constructor(node: PictureNode, sizeOf: (id: string) => Size) {
    this.node = node;
    this.own = sizeOf(node.id);
    this.#sizeOf = sizeOf;
  }

  add(edge: PictureEdge): void {
    const [left, right] = this.sides;
    (left.length <= right.length ? left : right).push(edge);
  }

  /** As wide on one side as on the other, so that the gate is in the middle. */
  get size(): Size {
    const all = this.sides.flat().map(({ from }) => this.#sizeOf(from));
    const wing = Math.max(0, ...all.map(({ width }) => width + aside));
    const heights = this.sides.map((side) => this.#heightOf(side));
    return {
      width: this.own.width + 2 * wing,
      height: Math.max(this.own.height, ...heights),
    };
  }

  #heightOf(side: readonly PictureEdge[]): number {
    const sizes = side.map(({ from }) => this.#sizeOf(from).height + between);
    return sizes.reduce((sum, height) => sum + height, -between);
  }

  /** Where it stands, with its way to the gate. */
  beside({ x, y }: Point): { edge: PictureEdge; box: Box; way: Way }[] {
    return this.sides.flatMap((side, k) => {
      const sign = k === 0 ? -1 : 1;
      let top = y - this.#heightOf(side) / 2;
      return side.map((edge) => {
        const size = this.#sizeOf(edge.from);
        const end = { x: x + (sign * this.own.width) / 2, y: 0 };
        const box = {
          ...size,
          x: end.x + sign * (aside + size.width / 2),
          y: top + size.height / 2,
        };
        top += size.height + between;
        end.y = within(box.y, y, this.own.height);
        const points = [{ x: end.x + sign * aside, y: box.y }, end];
        const label = { x: end.x + (sign * aside) / 2, y: (box.y + end.y) / 2 - 11 };
        return { edge, box, way: { across: true, points, label } };
      });
    });
  }
}

/** A place on the side of a box, away from its corners. */
const within = (at: number, middle: number, length: number): number =>
  Math.max(middle - length / 2 + corner, Math.min(middle + length / 2 - corner, at));

/**
 * What stands beside the gates that take it, once for each: parameters, and inputs such as labels, which meet what
 * comes down from another gate.
 */
export function besideIn({ nodes, edges }: Pick<Picture, 'nodes' | 'edges'>): ReadonlySet<string> {
  const gates = new Set(nodes.filter(({ kind }) => kind === 'gate').map(({ id }) => id));
  const fed = new Set(edges.filter(({ from }) => gates.has(from)).map(({ to }) => to));
  const isBeside = ({ id, kind }: PictureNode): boolean =>
    kind === 'parameter' ||
    (kind === 'input' && edges.every(({ from, to }) => from !== id || fed.has(to)));
  return new Set(nodes.filter(isBeside).map(({ id }) => id));
}

/**
 * Lays a picture out from top to bottom, without crossings as far as that can be; loads dagre when first asked.
 *
 * Parameters and labels stand beside their gate. Edges turn aside only between two ranks, so that none runs over a box.
 */
export async function layoutOf(
  { nodes, edges }: Picture,
  sizeOf: (id: string) => Size,
  labelWidth: number,
): Promise<Layout> {
  const { Graph, layout } = await import('@dagrejs/dagre');
  const graph = new Graph({ multigraph: true });
  graph.setGraph({
    rankdir: 'TB',
    nodesep: 28,
    ranksep: 34,
    edgesep: 16,
    marginx: 24,
    marginy: 24,
  });
  const beside = besideIn({ nodes, edges });
  const groups = new Map(
    nodes
      .filter(({ id }) => !beside.has(id))
      .map((node) => [node.id, new Group(node, sizeOf)] as const),
  );
  for (const edge of edges) if (beside.has(edge.from)) groups.get(edge.to)!.add(edge);
  for (const [id, { size }] of groups) graph.setNode(id, { ...size });
  edges.forEach(({ from, to }, k) => {
    if (beside.has(from)) return;
    graph.setEdge(from, to, { width: labelWidth, height: 16, labelpos: 'c' }, String(k));
  });
  layout(graph);

  const box = (id: string): Box => graph.node(id) as unknown as Box;
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  const ranks = new Map<number, number>();
  for (const id of groups.keys()) {
    const { y, height: tall } = box(id);
    ranks.set(y, Math.max(tall / 2, ranks.get(y) ?? 0));
  }
  const placed = [...groups].flatMap(([id, group]) => group.beside(box(id)));
  const byId = new Map(nodes.map((node) => [node.id, node] as const));

  const down = ({ from, to }: PictureEdge, k: number): Way => {
    const { points, x, y } = graph.edge(from, to, String(k)) as unknown as Point & {
      points: readonly Point[];
    };
    const [first, last] = [box(from), box(to)];
    const [start, end] = [groups.get(from)!.own, groups.get(to)!.own];
    const inner = points.slice(1, -1);
    const out = within(inner[0].x, first.x, start.width);
    const into = within(inner.at(-1)!.x, last.x, end.width);
    return {
      across: false,
      label: { x, y },
      points: [
        { x: out, y: first.y + start.height / 2 },
        { x: out, y: first.y + ranks.get(first.y)! },
        ...inner.flatMap((point) => {
          const half = ranks.get(point.y) ?? 0;
          return [-half, half].map((by) => ({ x: point.x, y: point.y + by }));
        }),
        { x: into, y: last.y - ranks.get(last.y)! },
        { x: into, y: last.y - end.height / 2 },
      ],
    };
  };
  return {
    width,
    height,
    boxes: [
      ...[...groups].map(([id, { node, own }]) => ({ node, box: { ...box(id), ...own } })),
      ...placed.map(({ edge, box: place }) => ({ node: byId.get(edge.from)!, box: place })),
    ],
    ways: edges.map((edge, k) => placed.find((one) => one.edge === edge)?.way ?? down(edge, k)),
  };
}
