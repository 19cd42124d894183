import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Tensor } from '../../harness/index.ts';

/** What PyTorch's gradcheck says of one function, and the milliseconds of each run. */
export interface Told {
  readonly outcome: 'pass' | 'fail' | 'error';
  readonly message: string;
  readonly milliseconds: readonly number[];
}

export interface Job {
  readonly function: string;
  readonly inputs: readonly (Tensor | Float64Array | Float32Array)[];
  readonly fast: boolean;
  readonly times: number;
}

const program = fileURLToPath(new URL('torch_gradcheck.py', import.meta.url));

/** Milliseconds that one job may take. */
const patience = 120_000;

/** Fails where a package is missing, and loads none, which takes a second. */
const finds = 'import importlib.util as u; assert u.find_spec("torch") and u.find_spec("numpy")';

/** The first Python that has torch, of $PYTHON, the one on the path, and the system's. */
export function pythonWithTorch(): string | null {
  const candidates = [process.env['PYTHON'], 'python3', '/usr/bin/python3'];
  const has = (python: string | undefined): boolean =>
    python !== undefined &&
    python !== '' &&
    spawnSync(python, ['-c', finds], { timeout: 60_000 }).status === 0;
  return candidates.find(has) ?? null;
}

function encode(value: Job['inputs'][number]): object {
  const data = 'shape' in value ? value.data : value;
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  return {
    dtype: data instanceof Float32Array ? 'float32' : 'float64',
    shape: 'shape' in value ? value.shape : [data.length],
    data: bytes.toString('base64'),
  };
}

/** One Python process that answers job by job, so that both sides can take turns. */
export class Torch {
  readonly python: string;
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;
  #stderr = '';
  /** Why no more jobs are answered. */
  #gone: string | null = null;

  constructor(python: string) {
    this.python = python;
    this.#child = spawn(python, ['-B', program], { stdio: ['pipe', 'pipe', 'pipe'] });
    this.#child.stdin!.on('error', () => {});
    this.#child.stderr!.setEncoding('utf8').on('data', (text: string) => (this.#stderr += text));
    this.#child.on('error', (error) => (this.#gone = error.message));
    this.#lines = createInterface({ input: this.#child.stdout! })[Symbol.asyncIterator]();
  }

  /** The version of torch and the threads that it uses, in words. */
  async hello(): Promise<string> {
    const said = await this.#ask({ do: 'hello' });
    const { version, threads } = said as { version: string; threads: number };
    return `PyTorch ${version} (${this.python}, ${threads} thread${threads === 1 ? '' : 's'})`;
  }

  /** Runs a job; what goes wrong with it is an outcome. */
  async run(job: Job): Promise<Told> {
    try {
      const said = await this.#ask({ do: 'gradcheck', ...job, inputs: job.inputs.map(encode) });
      return said as Told;
    } catch (error) {
      return { outcome: 'error', message: (error as Error).message, milliseconds: [] };
    }
  }

  async #ask(job: object): Promise<unknown> {
    if (this.#gone !== null) throw new Error(this.#gone);
    const timer = setTimeout(() => {
      this.#gone = `PyTorch gave no answer within ${patience / 1000} s`;
      this.close();
    }, patience);
    this.#child.stdin!.write(`${JSON.stringify(job)}\n`);
    const { value, done } = await this.#lines.next();
    clearTimeout(timer);
    if (done === true) {
      this.#gone ??= `the Python process ended: ${this.#stderr.trim().split('\n').at(-1)}`;
      throw new Error(this.#gone);
    }
    const said = JSON.parse(value) as { error?: string };
    if (said.error !== undefined) throw new Error(said.error);
    return said;
  }

  close(): void {
    this.#child.kill();
  }
}

interface Started {
  readonly torch: Torch | null;
  readonly said: string;
  readonly broke: readonly string[];
}

/** A process with torch, or null and the reason why there is none. */
export async function startTorch(): Promise<Started> {
  const python = pythonWithTorch();
  if (python === null) {
    return {
      torch: null,
      said: 'PyTorch was not found ($PYTHON, python3, /usr/bin/python3): its columns stay empty. Debian has it as python3-torch.',
      broke: [],
    };
  }
  const torch = new Torch(python);
  return { torch, said: await torch.hello(), broke: [] };
}
