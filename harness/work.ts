import { sizeOf, type Tensor } from '../gates/kit/tensor.ts';
import type { Case } from './cases/draw.ts';
import { oddDyadic, oneOf, randomOf, sign, type Random } from './cases/random.ts';
import type { Claim, Entry, Listener } from './numeric/compare.ts';
import { compare } from './numeric/compare.ts';
import type { Field } from './numeric/field.ts';
import type { Kinky } from './numeric/joint.ts';
import { layoutOf, type Plan } from './plan.ts';
import type { Asking, Direction, Given, Layout, OutputForm, Point, Refusal, Reply } from './question.ts';
import { indexOf, type Stats } from './stats.ts';
import type { Cell, Finding, Reason } from './verdict.ts';

/** One claimed Jacobian for each input of `layout.wrt`, rows by output and columns by input. */
export type Claims = readonly Float64Array[];

/** Powers of two divide out exactly; 1 itself would hide a cotangent that is not used. */
const scales = [0.25, 0.5, 2, 4];

/** Where a window of entries around a wrong one ends. */
const reach = 6;

/** One case as the laws see it: the point, the subject's answers there, and what was measured. */
export class Work {
  readonly plan: Plan;
  readonly drawn: Case;
  readonly layout: Layout;
  readonly point: Point;
  readonly random: Random;
  /** Gathers what is seen; null while a failure is made smaller. */
  readonly stats: readonly Stats[] | null;
  /** Entries at kinks, as the law that measured came upon them. */
  readonly kinks: (Kinky & { lower: number; upper: number })[] = [];
  #field: Field | null = null;
  #claims: Claims | Refusal | null = null;
  #measured: { finding: Finding | null } | null = null;

  constructor(plan: Plan, drawn: Case, run: number, stats: readonly Stats[] | null) {
    this.plan = plan;
    this.drawn = drawn;
    this.layout = layoutOf(plan, drawn);
    this.point = drawn.values;
    this.random = randomOf(plan.seed, run, 1);
    this.stats = stats;
  }

  /** The forward around the point; asked for once it is known to answer. */
  get field(): Field {
    return this.#field!;
  }

  get output(): OutputForm {
    return this.field.output;
  }

  /** f at the point, or why there is none. */
  *value(): Asking<Given | Refusal> {
    const { layout, point } = this;
    const [reply] = yield { ask: 'forward', layout, places: [{ point }], guarded: true };
    if (reply.refused === undefined) {
      const { precision } = this.plan;
      const terms = (row: number): number => this.#terms(row);
      this.#field = { layout, point, output: reply.output!, value: reply.numbers[0], precision, terms };
    }
    return reply;
  }

  #terms(row: number): number {
    let sum = 0;
    const claims = this.#claims === null || 'refused' in this.#claims ? [] : this.#claims;
    claims.forEach((claim, k) => {
      const x = this.point[this.layout.wrt[k]];
      for (let j = 0, at = row * x.length; j < x.length; j++, at++) sum += Math.abs(claim[at] * x[j]);
    });
    return sum;
  }

  /** A cotangent of odd dyadics: nothing in it is 0, 1 or equal by design. */
  cotangent(): Float64Array {
    return Float64Array.from({ length: this.output.size }, () => oddDyadic(this.random));
  }

  tangent(): Point {
    return this.point.map((data, k) =>
      this.layout.wrt.includes(k) ? data.map(() => oddDyadic(this.random)) : data,
    );
  }

  *vjp(cotangents: readonly Float64Array[], guarded = false): Asking<readonly Reply[]> {
    const { layout, point, output } = this;
    const places = cotangents.map(() => ({ point }));
    return yield { ask: 'vjp', layout, places, cotangents, output, guarded };
  }

  *jvp(tangents: readonly Point[]): Asking<readonly Reply[]> {
    const { layout, point, output } = this;
    return yield { ask: 'jvp', layout, places: tangents.map(() => ({ point })), tangents, output };
  }

  /** The Jacobians that vjps claim, row by row; asked for once a case. */
  *claimsByVjp(): Asking<Claims | Refusal> {
    this.#claims ??= yield* this.#rows();
    return this.#claims;
  }

  *#rows(): Asking<Claims | Refusal> {
    const { output, layout, point } = this;
    const by = Float64Array.from({ length: output.size }, () => this.#scale());
    const cotangents = Array.from(by, (scale, row) => {
      const cotangent = new Float64Array(output.size);
      cotangent[row] = scale;
      return cotangent;
    });
    const replies = cotangents.length === 0 ? [] : yield* this.vjp(cotangents);
    const claims = layout.wrt.map((k) => new Float64Array(output.size * point[k].length));
    for (let row = 0; row < replies.length; row++) {
      const reply = replies[row];
      if (reply.refused !== undefined) return reply;
      reply.numbers.forEach((gradient, k) => {
        const columns = gradient.length;
        const claim = claims[k];
        for (let j = 0, at = row * columns; j < columns; j++, at++) claim[at] = gradient[j] / by[row];
      });
    }
    return claims;
  }

  #scale(): number {
    return sign(this.random) * oneOf(this.random, scales);
  }

  /** The Jacobians that jvps claim, column by column. */
  *claimsByJvp(): Asking<Claims | Refusal> {
    const { output, layout, point } = this;
    const claims: Float64Array[] = [];
    for (const k of layout.wrt) {
      const columns = point[k].length;
      const by = Float64Array.from({ length: columns }, () => this.#scale());
      const tangents = Array.from(by, (scale, column) =>
        point.map((data, other) => {
          const tangent = new Float64Array(data.length);
          if (other === k) tangent[column] = scale;
          return tangent;
        }),
      );
      const replies = columns === 0 ? [] : yield* this.jvp(tangents);
      const claim = new Float64Array(output.size * columns);
      for (let column = 0; column < columns; column++) {
        const reply = replies[column];
        if (reply.refused !== undefined) return reply;
        for (let row = 0; row < output.size; row++) {
          claim[row * columns + column] = reply.numbers[0][row] / by[column];
        }
      }
      claims.push(claim);
    }
    return claims;
  }

  *claimsByJacobian(): Asking<Claims | Refusal> {
    const { layout, point, output } = this;
    const [reply] = yield { ask: 'jacobian', layout, places: [{ point }], output };
    return reply.refused === undefined ? reply.numbers : reply;
  }

  /** What is claimed of one entry at steps along a direction. */
  entryAlong(law: string, k: number): Claim['entryAlong'] {
    const { layout, point, output } = this;
    const input = layout.wrt[k];
    const columns = point[input].length;
    return function* (row, column, direction: Direction, steps) {
      const places = steps.map((step) => ({ point, direction, step }));
      if (law === 'jacobian') {
        const replies = yield { ask: 'jacobian', layout, places, output };
        return replies.map((r) => (r.refused === undefined ? r.numbers[k][row * columns + column] : NaN));
      }
      if (law === 'pushforward') {
        const tangent = point.map((data) => new Float64Array(data.length));
        tangent[input][column] = 1;
        const replies = yield { ask: 'jvp', layout, places, output, tangents: steps.map(() => tangent) };
        return replies.map((r) => (r.refused === undefined ? r.numbers[0][row] : NaN));
      }
      const cotangent = new Float64Array(output.size);
      cotangent[row] = 1;
      const replies = yield { ask: 'vjp', layout, places, output, cotangents: steps.map(() => cotangent) };
      return replies.map((r) => (r.refused === undefined ? r.numbers[k][column] : NaN));
    };
  }

  /** The law whose comparison the statistics speak of, and the Jacobians it speaks for. */
  *#primary(): Asking<readonly [law: string, claims: Claims | Refusal]> {
    const { offers } = this.plan;
    if (offers.vjp) return ['pullback', yield* this.claimsByVjp()];
    if (offers.jacobian) return ['jacobian', yield* this.claimsByJacobian()];
    return ['pushforward', yield* this.claimsByJvp()];
  }

  /** The comparison that the statistics speak of; worked once a case, whoever asks first. */
  *measured(): Asking<Finding | null> {
    if (this.#measured === null) {
      const [law, claims] = yield* this.#primary();
      const refused = 'refused' in claims;
      this.#measured = {
        finding: refused ? this.refusal(law, claims) : yield* this.measure(law, claims, true),
      };
    }
    return this.#measured.finding;
  }

  /**
   * Holds claimed Jacobians against central differences, entry by entry.
   *
   * @param gather whether this law's comparison is the one that the statistics speak of
   * @returns the worst wrong entry
   */
  *measure(law: string, claims: Claims, gather: boolean): Asking<Finding | null> {
    let worst: Finding | null = null;
    for (let k = 0; k < claims.length; k++) {
      const finding = yield* this.#measureInput(law, claims[k], k, gather);
      if (finding !== null && (worst === null || excess(finding) > excess(worst))) worst = finding;
    }
    return worst;
  }

  *#measureInput(law: string, matrix: Float64Array, k: number, gather: boolean): Asking<Finding | null> {
    const { layout, output, point, field } = this;
    const input = layout.wrt[k];
    const rows = output.size;
    const columns = point[input].length;
    const stats = gather ? (this.stats?.[k] ?? null) : null;
    stats?.open(this.drawn.shapes[input], this.drawn.regime);
    // Where an output overflows, 0·∞ makes NaN of its neighbours' right zeros.
    const overflows = field.value.some((z) => !Number.isFinite(z));
    for (let at = 0; at < matrix.length && !overflows; at++) {
      if (!Number.isNaN(matrix[at])) continue;
      const row = Math.floor(at / columns);
      if (stats !== null) stats.failed = true;
      const entry = { row, column: at % columns, claimed: NaN, measured: NaN, bar: Infinity };
      return this.finding(law, 'not a number', { ...entry, input });
    }
    let worst: Finding | null = null;
    const seen: (Entry & { wrong: boolean })[] = [];
    const small = rows * columns <= 400;
    const where = ({ row, column }: Entry) => () => ({
      output: this.#rowIndex(row),
      index: indexOf(column, this.drawn.shapes[input]),
    });
    const listener: Listener = {
      good: (entry) => {
        stats?.entry(entry.claimed, entry.measured, entry.bar, where(entry));
        if (small) seen.push({ ...entry, wrong: false });
      },
      zeros: (count, exactly) => stats?.zeros(count, exactly),
      kink: (entry, { lower, upper }) => {
        if (stats !== null) {
          stats.atKinks++;
          stats.compared++;
        }
        if (small) seen.push({ ...entry, wrong: false });
        if (gather) this.kinks.push({ ...entry, input, lower, upper });
      },
      unmeasurable: (entry) => {
        if (entry.claimed !== 0) stats?.swallowed();
      },
      wrong: (entry, slope) => {
        if (stats !== null) {
          stats.compared++;
          stats.failed = true;
          stats.distance(entry.claimed, entry.measured, entry.bar, where(entry));
        }
        seen.push({ ...entry, wrong: true });
        const between: [number, number] | null =
          slope.kind === 'kink' ? [slope.lower, slope.upper] : null;
        const finding = this.finding(law, 'wrong number', { ...entry, input, between });
        if (worst === null || excess(finding) > excess(worst)) worst = finding;
      },
    };
    const claim: Claim = { input, rows, columns, matrix, entryAlong: this.entryAlong(law, k) };
    yield* compare(field, claim, this.random, listener);
    return worst === null ? null : { ...(worst as Finding), window: this.#window(seen, worst, input) };
  }

  #rowIndex(row: number): number[] {
    const { output } = this;
    if (output.names === null) return indexOf(row, output.forms[0].shape);
    return [row];
  }

  /** The entries around a wrong one; those that were never measured for themselves are zeros that nobody claimed. */
  #window(seen: readonly (Entry & { wrong: boolean })[], worst: Finding, input: number): Cell[] {
    const shape = this.drawn.shapes[input];
    const columns = sizeOf(shape);
    const rows = this.output.size;
    const flat = (index: readonly number[], axes: readonly number[]): number =>
      index.reduce((at, i, axis) => at * axes[axis] + i, 0);
    const middle = (at: number, length: number): [number, number] => {
      const first = Math.max(0, Math.min(at - reach / 2, length - reach));
      return [first, Math.min(length, first + reach)];
    };
    const axes = this.output.names === null ? this.output.forms[0].shape : [rows];
    const [top, bottom] = middle(flat(worst.output, axes), rows);
    const [start, end] = middle(flat(worst.index, shape), columns);
    const known = new Map(seen.map((entry) => [entry.row * columns + entry.column, entry] as const));
    const cells: Cell[] = [];
    for (let row = top; row < bottom; row++) {
      for (let column = start; column < end; column++) {
        const entry = known.get(row * columns + column);
        cells.push({
          output: this.#rowIndex(row),
          index: indexOf(column, shape),
          claimed: entry?.claimed ?? 0,
          measured: entry?.measured ?? 0,
          bar: entry?.bar ?? 0,
          wrong: entry?.wrong ?? false,
        });
      }
    }
    return cells;
  }

  /** What a law saw, with the point at which it saw it. */
  finding(law: string, reason: Reason, facts: Facts = {}): Finding {
    const { drawn, layout } = this;
    const { input = null, row, column, claimed = NaN, measured = NaN, bar = NaN } = facts;
    const shapes = Object.fromEntries(layout.names.map((name, k) => [name, drawn.shapes[k]] as const));
    const at = Object.fromEntries(
      layout.names.map((name, k): [string, Tensor] => [
        name,
        { shape: drawn.shapes[k], data: drawn.values[k] },
      ]),
    );
    return {
      law,
      reason,
      input: input === null ? null : layout.names[input],
      output: row === undefined ? [] : this.#rowIndex(row),
      index: input === null || column === undefined ? [] : indexOf(column, drawn.shapes[input]),
      claimed,
      measured,
      bar,
      between: facts.between ?? null,
      at,
      shapes,
      dimensions: drawn.lengths,
      regime: drawn.regime,
      expected: facts.expected ?? null,
      came: facts.came ?? null,
      window: [],
    };
  }

  refusal(law: string, { refused, input, expected, came }: Refusal): Finding {
    const k = input === null ? -1 : this.layout.names.indexOf(input);
    return this.finding(law, refused, { ...(k < 0 ? {} : { input: k }), expected, came });
  }
}

interface Facts {
  readonly input?: number;
  readonly row?: number;
  readonly column?: number;
  readonly claimed?: number;
  readonly measured?: number;
  readonly bar?: number;
  readonly between?: readonly [number, number] | null;
  readonly expected?: string | null;
  readonly came?: string | null;
}

/** How wrong a finding is: by how many times its own size, NaN most of all. */
export function excess({ claimed, measured }: Finding): number {
  const error = Math.abs(claimed - measured);
  if (Number.isNaN(error)) return Infinity;
  return error / Math.max(Math.abs(claimed), Math.abs(measured));
}
