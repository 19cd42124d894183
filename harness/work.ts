import type { Case } from './cases/draw.ts';
import { oddDyadic, randomOf, type Random } from './cases/random.ts';
import {
  claimsByJvp,
  claimsByVjp,
  claimsOfJacobian,
  entryAlong,
  type Claims,
  type Site,
} from './claims.ts';
import { excess, findingOf, type Facts, type Scene } from './finding.ts';
import { newTally, type Tally } from './drivers/drive.ts';
import { Heard, type Kink } from './heard.ts';
import type { Claim } from './numeric/claim.ts';
import { compare, enough } from './numeric/compare.ts';
import type { Entry } from './numeric/entryList.ts';
import { examine } from './numeric/examine.ts';
import { axis, type Field } from './numeric/field.ts';
import { copy, room } from './numeric/room.ts';
import type { Sparse } from './numeric/sparse.ts';
import { probe } from './probe.ts';
import { layoutOf, type Plan } from './plan.ts';
import type {
  Asking,
  Given,
  Layout,
  OutputForm,
  Point,
  Question,
  Refusal,
  Reply,
} from './question.ts';
import type { Stats } from './stats.ts';
import type { Finding, Reason } from './verdict.ts';

/** What two answers are watched of. */
type Watched = Question['ask'];

/** One case as the laws see it: the point, the subject's answers there, and what was measured. */
export class Work implements Site {
  readonly plan: Plan;
  readonly drawn: Case;
  readonly layout: Layout;
  readonly point: Point;
  readonly random: Random;
  /** Gathers what is seen; null while a failure is made smaller. */
  readonly stats: readonly Stats[] | null;
  /** Entries that may still be compared one by one. */
  readonly budget: number;
  /** Entries at kinks, as the law that measured came upon them. */
  readonly kinks: Kink[] = [];
  /** The claims that were measured, once they were. */
  claimed: Claims | null = null;
  /** Wrong entries after which no other is looked for. */
  readonly #most: number;
  readonly #tally: Readonly<Tally>;
  #field: Field | null = null;
  #claims: Claims | Refusal | null = null;
  #claimsByJvp: Claims | Refusal | null = null;
  readonly #watched: { [ask in Watched]?: readonly Reply[] } = {};
  #measured: { finding: Finding | null } | null = null;

  constructor(
    plan: Plan,
    drawn: Case,
    run: number,
    stats: readonly Stats[] | null,
    budget: number = plan.budget,
    tally: Readonly<Tally> = newTally(),
    most: number = enough,
  ) {
    this.#most = most;
    this.#tally = tally;
    this.budget = budget;
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
    const { layout, point, plan } = this;
    const [reply] = yield* this.watched('forward');
    if (reply.refused === undefined) {
      const [value] = reply.numbers;
      const { precision } = plan;
      const sizes = copy(value);
      for (let i = 0; i < sizes.length; i++) sizes[i] = Math.abs(sizes[i]);
      this.#field = { layout, point, output: reply.output!, value, precision, sizes };
    }
    return reply;
  }

  /** A cotangent of odd dyadics: nothing in it is 0, 1 or equal by design. */
  cotangent(): Float64Array {
    return this.#drawn(this.output.size);
  }

  tangent(): Point {
    return this.point.map((data, k) =>
      this.layout.wrt.includes(k) ? this.#drawn(data.length) : data,
    );
  }

  #drawn(count: number): Float64Array {
    const numbers = room(count);
    for (let k = 0; k < count; k++) numbers[k] = oddDyadic(this.random);
    return numbers;
  }

  /**
   * Two answers at the point that are watched: whether what is given comes back as it went, and whether a result
   * shares memory. Asked for once a case, whichever law is the first to look.
   */
  *watched(ask: Watched): Asking<readonly Reply[]> {
    this.#watched[ask] ??= yield this.#twice(ask);
    return this.#watched[ask];
  }

  #twice(ask: Watched): Question {
    const { layout, point } = this;
    const shared = { layout, places: [{ point }, { point }], guarded: true };
    const cotangents = (): Float64Array[] => [this.cotangent(), this.cotangent()];
    const tangents = (): Point[] => [this.tangent(), this.tangent()];
    switch (ask) {
      case 'forward':
        return { ...shared, ask };
      case 'vjp':
        return { ...shared, ask, output: this.output, cotangents: cotangents() };
      case 'jvp':
        return { ...shared, ask, output: this.output, tangents: tangents() };
      case 'jacobian':
        return { ...shared, ask, output: this.output };
      case 'hvp':
        return {
          ...shared,
          ask,
          output: this.output,
          cotangents: cotangents(),
          tangents: tangents(),
        };
    }
  }

  *vjp(cotangents: readonly Float64Array[]): Asking<readonly Reply[]> {
    const { layout, point, output } = this;
    const places = cotangents.map(() => ({ point }));
    return yield { ask: 'vjp', layout, places, cotangents, output };
  }

  *jvp(tangents: readonly Point[]): Asking<readonly Reply[]> {
    const { layout, point, output } = this;
    const places = tangents.map(() => ({ point }));
    return yield { ask: 'jvp', layout, places, tangents, output };
  }

  /** Second derivatives, as many as there are cotangents and tangents. */
  *hvp(cotangents: readonly Float64Array[], tangents: readonly Point[]): Asking<readonly Reply[]> {
    const { layout, point, output } = this;
    const places = cotangents.map(() => ({ point }));
    return yield { ask: 'hvp', layout, places, cotangents, tangents, output };
  }

  /** Whether the subject offers a second derivative that the check asks for. */
  get offersSecond(): boolean {
    return this.plan.offers.hvp && this.plan.order === 2;
  }

  /** The Jacobians that vjps claim; asked for once a case. */
  *claimsByVjp(): Asking<Claims | Refusal> {
    this.#claims ??= yield* claimsByVjp(this);
    return this.#claims;
  }

  /** The Jacobians that jvps claim; asked for once a case. */
  *claimsByJvp(): Asking<Claims | Refusal> {
    this.#claimsByJvp ??= yield* claimsByJvp(this);
    return this.#claimsByJvp;
  }

  /** The Jacobians that are written down. */
  *claimsByJacobian(): Asking<Claims | Refusal> {
    const [reply] = yield* this.watched('jacobian');
    return claimsOfJacobian(this, reply);
  }

  /** The law whose comparison the statistics speak of, and the Jacobians it speaks for. */
  *#primary(): Asking<readonly [law: string, claims: Claims | Refusal]> {
    const { offers } = this.plan;
    if (offers.vjp) return ['pullback', yield* this.claimsByVjp()];
    if (offers.jacobian) return ['jacobian', yield* this.claimsByJacobian()];
    return ['pushforward', yield* this.claimsByJvp()];
  }

  /** Whether there are more entries than the budget has left: then sums of them are compared, not each. */
  get isLarge(): boolean {
    if (!this.plan.offers.vjp) return false;
    return this.output.size * this.#inputs > this.budget;
  }

  get #inputs(): number {
    return this.layout.wrt.reduce((sum, k) => sum + this.point[k].length, 0);
  }

  /** Entries that a comparison of this case takes from the budget. */
  get cost(): number {
    return this.isLarge ? 0 : this.output.size * this.#inputs;
  }

  /** The comparison that the statistics speak of; worked once a case, whoever asks first. */
  *measured(): Asking<Finding | null> {
    if (this.#measured === null && this.isLarge) {
      this.#measured = { finding: yield* probe(this) };
    }
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
    const reach = (row: number): number => this.#reachBy(claims, row);
    this.#field = { ...this.field, sizes: this.#sizesBy(claims), reach };
    if (gather) this.claimed = claims;
    let worst: Finding | null = null;
    for (let k = 0; k < claims.length; k++) {
      const finding = yield* this.#measureInput(law, claims[k], k, gather);
      if (finding !== null && (worst === null || excess(finding) > excess(worst))) worst = finding;
      if (worst !== null && this.#most === 1 && this.stats === null) break;
    }
    return worst;
  }

  /** For each output the size of what it is made of by the claims. */
  #sizesBy(claims: Claims): Float64Array {
    const { value } = this.field;
    const sizes = room(value.length);
    for (let k = 0; k < claims.length; k++) {
      const { starts, indices, values } = claims[k];
      const x = this.point[this.layout.wrt[k]];
      // Read before the loop, or else where these lie would be looked up again in each turn.
      void (starts[0] + indices[0] + values[0] + x[0] + sizes[0]);
      for (let row = 0; row < value.length; row++) {
        const end = starts[row + 1];
        let terms = sizes[row];
        for (let at = starts[row]; at < end; at++) terms += Math.abs(values[at] * x[indices[at]]);
        sizes[row] = terms;
      }
    }
    for (let row = 0; row < value.length; row++) {
      const terms = sizes[row];
      sizes[row] = Math.max(Math.abs(value[row]), terms < Infinity ? terms : 0);
    }
    return sizes;
  }

  /** The size of the largest number that an output depends on by the claims. */
  #reachBy(claims: Claims, row: number): number {
    let most = 0;
    claims.forEach(({ starts, indices }, k) => {
      const x = this.point[this.layout.wrt[k]];
      for (let at = starts[row]; at < starts[row + 1]; at++) {
        most = Math.max(most, Math.abs(x[indices[at]]));
      }
    });
    return most;
  }

  *#measureInput(law: string, matrix: Sparse, k: number, gather: boolean): Asking<Finding | null> {
    const input = this.layout.wrt[k];
    const stats = gather ? (this.stats?.[k] ?? null) : null;
    stats?.open(this.drawn.shapes[input], this.drawn.regime);
    const nan = this.#nan(matrix);
    if (nan !== null) {
      if (stats !== null) stats.failed = true;
      const along = axis(input, nan.column);
      const [{ kind, value: measured, bar }] = yield* examine(this.field, along, [nan.row], [NaN]);
      const isSlope = kind === 'smooth' || kind === 'kink' || kind === 'edge';
      const facts = isSlope ? { measured, bar } : {};
      return this.finding(law, 'not a number', { ...nan, ...facts, input });
    }
    const claim: Claim = { input, matrix, entryAlong: entryAlong(law, this, k) };
    const heard = new Heard(law, this.#scene, input, matrix, stats, gather ? this.kinks : null);
    const before = this.#tally.forward;
    yield* compare(this.field, claim, this.random, heard, this.#most);
    if (stats !== null) stats.evaluations += this.#tally.forward - before;
    return heard.finding;
  }

  /**
   * A claim that is no number. Where an output overflows, 0·∞ makes NaN of the right zeros beside it, in the
   * columns that reach that output.
   */
  #nan({ starts, indices, values, isFinite }: Sparse): Entry | null {
    if (isFinite) return null;
    const { value } = this.field;
    const excused = new Set<number>();
    value.forEach((z, row) => {
      if (Number.isFinite(z)) return;
      for (let at = starts[row]; at < starts[row + 1]; at++) excused.add(indices[at]);
    });
    for (let row = 0; row < value.length; row++) {
      if (!Number.isFinite(value[row])) continue;
      for (let at = starts[row]; at < starts[row + 1]; at++) {
        if (!Number.isNaN(values[at]) || excused.has(indices[at])) continue;
        return { row, column: indices[at], claimed: NaN, measured: NaN, bar: Infinity };
      }
    }
    return null;
  }

  get #scene(): Scene {
    return { drawn: this.drawn, layout: this.layout, output: this.#field?.output ?? null };
  }

  /** What a law saw here. */
  finding(law: string, reason: Reason, facts: Facts = {}): Finding {
    return findingOf(this.#scene, law, reason, facts);
  }

  /** What it means for a law that the subject gave no answer. */
  refusal(law: string, { refused, input, expected, came }: Refusal): Finding {
    const k = input === null ? -1 : this.layout.names.indexOf(input);
    return this.finding(law, refused, { ...(k < 0 ? {} : { input: k }), expected, came });
  }
}
