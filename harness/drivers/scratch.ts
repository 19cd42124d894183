import type { Direction, Layout, OutputForm, Place, Point } from '../question.ts';
import type { Value, Values } from '../subject.ts';
import { write, type Form } from '../value.ts';
import { writeOutput } from './reading.ts';

type Memory = Float64Array | Float32Array | null;

/** The memory behind a container, for those that have some. */
function memoryOf(value: unknown, form: Form): Memory {
  if (value instanceof Float64Array || value instanceof Float32Array) return value;
  return form.kind === 'tensor' ? (value as { data: Float64Array }).data : null;
}

/**
 * The inputs of one case in the containers that the subject expects, moved from place to place, and its cotangent.
 *
 * Perturbing a few entries in place and putting them back costs what moves, not what there is:
 * copying a matrix of weights for each evaluation would cost more than many a forward.
 */
export class Scratch {
  readonly inputs: Record<string, Value> = {};
  readonly #layout: Layout;
  readonly #point: Point;
  readonly #round: (x: number) => number;
  /** The memory behind each container; forms that have none are written anew. */
  readonly #memory: readonly Memory[];
  /** Along what the inputs have been moved, if they have. */
  #moved: Direction | null = null;
  #output: OutputForm | null = null;
  #cotangent: Value | Values | null = null;
  #cotangentMemory: Memory = null;

  constructor(layout: Layout, point: Point, round: (x: number) => number) {
    this.#layout = layout;
    this.#point = point;
    this.#round = round;
    this.#memory = point.map((data, k) => {
      const value = write(data, layout.forms[k]);
      this.inputs[layout.names[k]] = value;
      return memoryOf(value, layout.forms[k]);
    });
    if (layout.same !== undefined) {
      const [first, second] = layout.same.map((k) => layout.names[k]);
      this.inputs[second] = this.inputs[first];
    }
  }

  /** Whether a piece of memory is that of the cotangent or of one of the inputs. */
  owns(memory: ArrayBufferLike): boolean {
    if (this.#cotangentMemory?.buffer === memory) return true;
    return this.#memory.some((data) => data?.buffer === memory);
  }

  /** A cotangent in the form of the output; in the memory of the one before. */
  cotangent(numbers: Float64Array, output: OutputForm): Value | Values {
    if (this.#output !== output || this.#cotangentMemory === null) {
      this.#output = output;
      this.#cotangent = writeOutput(numbers, output);
      this.#cotangentMemory =
        output.names === null ? memoryOf(this.#cotangent, output.forms[0]) : null;
    } else this.#cotangentMemory.set(numbers);
    return this.#cotangent!;
  }

  isAt(layout: Layout, point: Point): boolean {
    return this.#layout === layout && this.#point === point;
  }

  /** Moves to a place, from wherever it was. */
  to({ direction, step }: Place): void {
    const along = step === undefined ? null : (direction ?? null);
    // Another step along the same direction moves the same entries.
    if (this.#moved !== null && this.#moved !== along) this.#back(this.#moved);
    this.#moved = along;
    if (along === null) return;
    const round = this.#round;
    for (const { input, indices, weights } of along) {
      const from = this.#point[input];
      const moved = this.#memory[input] ?? new Float64Array(from);
      for (let k = 0; k < indices.length; k++) {
        const i = indices[k];
        moved[i] = round(from[i] + step! * weights[k]);
      }
      if (this.#memory[input] === null) {
        this.inputs[this.#layout.names[input]] = write(moved, this.#layout.forms[input]);
      }
    }
  }

  #back(moved: Direction): void {
    for (const { input, indices } of moved) {
      const from = this.#point[input];
      const memory = this.#memory[input];
      if (memory === null) {
        this.inputs[this.#layout.names[input]] = write(from, this.#layout.forms[input]);
      } else {
        for (let k = 0; k < indices.length; k++) memory[indices[k]] = from[indices[k]];
      }
    }
  }
}

/** The numbers of a place, in memory of its own. */
export function pointAt({ point, direction, step }: Place, round: (x: number) => number): Point {
  if (direction === undefined || step === undefined) return point;
  const moved = point.map((data) => new Float64Array(data));
  for (const { input, indices, weights } of direction) {
    for (let k = 0; k < indices.length; k++) {
      const i = indices[k];
      moved[input][i] = round(point[input][i] + step * weights[k]);
    }
  }
  return moved;
}
