/**
 * Checks the catalogue on very many random cases, and counts false alarms: all its gates are right.
 *
 *   npm run soak -- --cases 100000 --seed 1
 *
 * Exits 1 with a replay line for each alarm, 0 if there is none.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { gates } from '../gates/index.ts';
import { gradcheck, type Subject } from '../harness/index.ts';

interface Share {
  readonly seeds: readonly number[];
}

interface Told {
  readonly gate: string;
  readonly seed: number;
  readonly cases: number;
  readonly outcome: string;
  readonly entries: number;
  readonly forward: number;
  readonly message: string;
}

/** Cases of one gate under one seed: each regime in its share. */
const runs = 100;

function work({ seeds }: Share): void {
  for (const seed of seeds) {
    for (const gate of Object.values(gates)) {
      const verdict = gradcheck(gate as Subject, { seed, runs });
      const { worst } = verdict;
      parentPort!.postMessage({
        gate: gate.name,
        seed,
        cases: runs,
        outcome: verdict.outcome,
        entries: verdict.entries.compared,
        forward: verdict.evaluations.forward,
        message:
          worst === null
            ? (verdict.reason ?? '')
            : `${worst.law} by ${worst.input ?? '–'} in ${worst.regime}: claimed ${worst.claimed}, measured ${worst.measured} ± ${worst.bar}; gradcheck replay ${verdict.replay}`,
      } satisfies Told);
    }
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      cases: { type: 'string', default: '100000' },
      seed: { type: 'string', default: '1' },
    },
  });
  const cases = Number(values.cases);
  const first = Number(values.seed);
  if (!Number.isInteger(cases) || cases < 1 || !Number.isInteger(first) || first < 0) {
    console.error(`soak: --cases ${values.cases} --seed ${values.seed}: expected whole numbers.`);
    process.exit(2);
  }
  const rounds = Math.ceil(cases / (runs * Object.keys(gates).length));
  const workers = Math.min(availableParallelism(), rounds);
  const started = performance.now();
  const total = { cases: 0, entries: 0, forward: 0, fail: 0, undecided: 0 };
  const planned = rounds * runs * Object.keys(gates).length;
  let shown = 0;

  function hear(told: Told): void {
    total.cases += told.cases;
    total.entries += told.entries;
    total.forward += told.forward;
    if (told.outcome === 'fail') total.fail++;
    if (told.outcome === 'undecided') total.undecided++;
    if (told.outcome !== 'pass') {
      console.log(`${told.outcome}: ${told.gate}, seed ${told.seed}: ${told.message}`);
    }
    const seconds = (performance.now() - started) / 1000;
    if (process.stderr.isTTY && seconds - shown > 0.5) {
      shown = seconds;
      const left = (seconds / total.cases) * (planned - total.cases);
      process.stderr.write(
        `\r${total.cases} of ${planned} cases, ${seconds.toFixed(0)} s, about ${left.toFixed(0)} s left \u001b[K`,
      );
    }
  }

  await Promise.all(
    Array.from({ length: workers }, (_, k) => {
      const seeds = Array.from({ length: rounds }, (_unused, r) => first + r).filter(
        (_seed, r) => r % workers === k,
      );
      const worker = new Worker(new URL(import.meta.url), { workerData: { seeds } });
      worker.on('message', hear);
      return new Promise((resolve, reject) => {
        worker.on('exit', resolve);
        worker.on('error', reject);
      });
    }),
  );
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `${total.cases} cases, ${total.entries} entries compared, ${total.forward} forward evaluations, ` +
      `${seconds.toFixed(0)} s on ${workers} cores: ${total.fail} false alarms, ${total.undecided} undecided.`,
  );
  process.exitCode = total.fail > 0 ? 1 : 0;
}

if (isMainThread) await main();
else work(workerData as Share);
