import type { Dimension } from '../../gates/kit/spec.ts';
import type { Flow } from '../../harness/network/flow.ts';
import type { Network } from '../../harness/network/graph.ts';
import { showShape } from '../kit/literal.ts';
import { showPlain } from '../kit/plain.ts';
import { showLabel } from '../identities.ts';
import type { StatedOf } from './stated.ts';

/** A value in the picture of a network: where it comes from, or the gate that gives it. */
export interface PictureNode {
  readonly id: string;
  readonly kind: 'input' | 'parameter' | 'gate';
  readonly title: string;
  /** Below the title: what a gate does, its shape, and the identities of the source table. */
  readonly lines: readonly string[];
}

/** A value on its way into a gate, and the gradient on its way back. */
export interface PictureEdge {
  readonly from: string;
  readonly to: string;
  readonly input: string;
  /** The median of what is handed back and not exactly 0; 0 where all of it is, null where nothing is handed back. */
  readonly gradient: number | null;
}

/** A network as nodes and edges, for any way of drawing it. */
export interface Picture {
  readonly name: string;
  readonly nodes: readonly PictureNode[];
  readonly edges: readonly PictureEdge[];
}

/** identity4; of several gates' inputs identities 1, 3 and 5. */
function identitiesOf(gate: string, inputs: readonly string[], statedOf: StatedOf): string {
  const stated = inputs.flatMap((input) => statedOf(gate, input) ?? []);
  const labels = [...new Set(stated.map((one) => showLabel(one)))].toSorted();
  if (labels.length < 2) return labels.join('');
  const numbers = labels.map((label) => label.replace('identity', ''));
  return `identities ${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`;
}

/** Makes a picture of a network and of what flowed back through it. */
export function pictureOf(
  name: string,
  { sources, steps }: Pick<Network, 'sources' | 'steps'>,
  flow: Flow,
  statedOf: StatedOf,
): Picture {
  const shape = (axes: readonly Dimension[]): string => showShape(axes);
  return {
    name,
    nodes: [
      ...sources.map(({ name: id, kind, spec }) => ({
        id,
        kind,
        title: id,
        lines: [shape(spec.shape)],
      })),
      ...steps.map(({ name: id, gate, shape: axes, back }): PictureNode => {
        const labels = identitiesOf(gate.name, back, statedOf);
        const last = labels === '' ? shape(axes) : `${shape(axes)} · ${labels}`;
        return {
          id,
          kind: 'gate',
          title: `${id} = ${gate.name}`,
          lines: [showPlain(gate.latex), last],
        };
      }),
    ],
    edges: steps.flatMap(({ name: to, from }) => {
      const through = flow.gates.find((one) => one.name === to);
      return Object.entries(from).map(([input, value]): PictureEdge => {
        const leaves = through?.leaves[input];
        const gradient = leaves === undefined || leaves.count === 0 ? null : leaves.typical;
        return { from: value, to, input, gradient };
      });
    }),
  };
}

/** How strong a gradient is beside the largest: 0 is the weakest class, 4 the strongest. */
export type Strength = 0 | 1 | 2 | 3 | 4;

/** The class of a gradient on a logarithmic scale, a class for each two powers of ten; null for none or exactly 0. */
export function strengthOf(gradient: number | null, largest: number): Strength | null {
  if (gradient === null || !(gradient > 0) || !Number.isFinite(gradient)) return null;
  const lost = -Math.log10(gradient / largest) / 2;
  return (4 - Math.max(0, Math.min(4, Math.round(lost)))) as Strength;
}

/** The largest gradient on any edge. */
export const largestOf = ({ edges }: Picture): number =>
  edges.reduce((most, { gradient }) => {
    return gradient !== null && Number.isFinite(gradient) ? Math.max(most, gradient) : most;
  }, 0);
