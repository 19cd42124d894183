/**
 * What the bench measures in a process of its own: memory, and what is cold.
 *
 *   node scripts/bench/child.ts large 1024 417233 1e-6
 *   node scripts/bench/child.ts catalogue 100
 *
 * Prints one JSON document.
 */
import process from 'node:process';
import { gates } from '../../gates/index.ts';
import { gradcheck, type Subject } from '../../harness/index.ts';
import { inputsOf, product, wrongProduct } from './matvec.ts';

/** One check of W x, big: its time, its memory, and what it found. */
export interface Large {
  readonly seconds: number;
  readonly megabytes: number;
  readonly outcome: string;
  readonly reason: string | null;
  readonly method: string;
  readonly missProbability: number;
  readonly resolution: number | null;
  readonly worst: { readonly input: string | null; readonly index: readonly number[] } | null;
}

/** The catalogue checked twice in a row. */
export interface Catalogue {
  readonly gates: number;
  readonly cold: number;
  readonly warm: number;
  readonly notPassed: readonly string[];
}

function large(n: number, entry: number, error: number): Large {
  const inputs = { ...inputsOf(n) };
  const subject = error === 0 ? product : wrongProduct(entry, error);
  const before = process.memoryUsage.rss();
  const started = performance.now();
  const verdict = gradcheck(subject, { inputs });
  const seconds = (performance.now() - started) / 1000;
  const peak = process.resourceUsage().maxRSS * 1024;
  const { outcome, reason, method, missProbability, resolution, worst } = verdict;
  return {
    seconds,
    megabytes: (peak - before) / 1e6,
    outcome,
    reason,
    method,
    missProbability,
    resolution,
    worst: worst === null ? null : { input: worst.input, index: worst.index },
  };
}

function catalogue(runs: number): Catalogue {
  const notPassed: string[] = [];
  const round = (): number => {
    const started = performance.now();
    for (const gate of Object.values(gates)) {
      const { outcome, reason } = gradcheck(gate as Subject, { runs });
      if (outcome !== 'pass') notPassed.push(`${gate.name}: ${outcome}, ${reason}`);
    }
    return (performance.now() - started) / 1000;
  };
  const cold = round();
  const warm = round();
  return { gates: Object.keys(gates).length, cold, warm, notPassed: [...new Set(notPassed)] };
}

const [job, ...rest] = process.argv.slice(2);
const [first, second, third] = rest.map(Number);
const came = job === 'large' ? large(first, second, third) : catalogue(first);
process.stdout.write(JSON.stringify(came));
