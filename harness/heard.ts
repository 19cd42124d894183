import { excess, findingOf, rowIndex, windowAround, type Scene } from './finding.ts';
import type { Listener } from './numeric/compare.ts';
import type { Entry, EntryList } from './numeric/entryList.ts';
import type { Kinky } from './numeric/joint.ts';
import type { Shown } from './numeric/shown.ts';
import type { Slope } from './numeric/slope.ts';
import type { Sparse } from './numeric/sparse.ts';
import { Seen } from './seen.ts';
import { indexOf, type Stats } from './stats.ts';
import type { Finding } from './verdict.ts';

/** An entry at a kink, and the one-sided slopes there. */
export type Kink = Kinky & {
  readonly lower: number;
  readonly upper: number;
  readonly bar: number;
};

/** Jacobians of more entries than this are not kept entry by entry for a message. */
const small = 400;

/** What is heard of the comparison of one Jacobian: gathered for the statistics, and kept for a message. */
export class Heard implements Listener {
  readonly #law: string;
  readonly #scene: Scene;
  readonly #input: number;
  readonly #stats: Stats | null;
  readonly #kinks: Kink[] | null;
  readonly #seen: Seen | null;
  #worst: { readonly entry: Entry; readonly finding: Finding } | null = null;

  /**
   * @param stats gathers what is heard; null where another law's comparison is the one that they speak of
   * @param kinks is added to; null likewise
   */
  constructor(
    law: string,
    scene: Scene,
    input: number,
    { rows, columns }: Sparse,
    stats: Stats | null,
    kinks: Kink[] | null,
  ) {
    this.#law = law;
    this.#scene = scene;
    this.#input = input;
    this.#stats = stats;
    this.#kinks = kinks;
    this.#seen = rows * columns <= small ? new Seen(rows, columns) : null;
  }

  /** The worst of what is wrong, with the entries around it. */
  get finding(): Finding | null {
    if (this.#worst === null) return null;
    const { entry, finding } = this.#worst;
    return { ...finding, window: windowAround(this.#scene, this.#input, entry, this.#seen) };
  }

  readonly #where = ({ row, column }: Entry): { output: number[]; index: number[] } => ({
    output: rowIndex(this.#scene.output, row),
    index: indexOf(column, this.#scene.drawn.shapes[this.#input]),
  });

  goodTogether(entries: EntryList, shown: Shown): void {
    this.#stats?.goodTogether(entries, shown, this.#where);
    this.#seen?.takeAll(entries);
  }

  good(entry: Entry): void {
    this.#stats?.good(entry, this.#where);
    this.#seen?.take(entry);
  }

  zeros(count: number, exact: number): void {
    this.#stats?.zeros(count, exact);
  }

  kink(entry: Entry, { lower, upper }: Slope): void {
    this.#stats?.kink();
    this.#seen?.take(entry);
    this.#kinks?.push({ ...entry, input: this.#input, lower, upper });
  }

  unmeasurable({ claimed }: Entry): void {
    if (claimed !== 0) this.#stats?.swallowed();
  }

  wrong(entry: Entry, { kind, lower, upper }: Slope): void {
    this.#stats?.wrong(entry, this.#where);
    this.#seen?.take(entry, true);
    const between = kind === 'kink' ? ([lower, upper] as const) : null;
    const facts = { ...entry, input: this.#input, between };
    const finding = findingOf(this.#scene, this.#law, 'wrong number', facts);
    if (this.#worst === null || excess(finding) > excess(this.#worst.finding)) {
      this.#worst = { entry, finding };
    }
  }
}
