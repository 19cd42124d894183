import type { Picture } from './picture.ts';

/** The size of a node, or where its middle is. */
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

/** Where everything is to be drawn. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  /** By the id of the node; x and y are its middle. */
  readonly boxes: ReadonlyMap<string, Box>;
  /** In the order of the picture's edges: the way of each, and where its label goes. */
  readonly ways: readonly { readonly points: readonly Point[]; readonly label: Point }[];
}

/** Lays a picture out from top to bottom, without crossings as far as that can be; loads dagre when first asked. */
export async function layoutOf(
  { nodes, edges }: Picture,
  sizeOf: (id: string) => { readonly width: number; readonly height: number },
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
  for (const { id } of nodes) graph.setNode(id, { ...sizeOf(id) });
  edges.forEach(({ from, to }, k) =>
    graph.setEdge(from, to, { width: labelWidth, height: 16, labelpos: 'c' }, String(k)),
  );
  layout(graph);
  const box = (id: string): Box => graph.node(id) as unknown as Box;
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return {
    width,
    height,
    boxes: new Map(nodes.map(({ id }) => [id, box(id)] as const)),
    ways: edges.map(({ from, to }, k) => {
      const edge = graph.edge(from, to, String(k)) as unknown as { points: Point[] } & Point;
      return { points: edge.points, label: { x: edge.x, y: edge.y } };
    }),
  };
}
