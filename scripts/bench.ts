/**
 * Measures what the project promises, beside PyTorch's gradcheck where a Python with torch is found.
 *
 *   npm run bench -- --json figures.json
 *   npm run bench -- --quick
 *
 * Exits 0 whatever the figures are, since the time of a machine is shared; 1 if something broke, so that
 * it could not be measured; 2 for wrong arguments.
 */
import { renameSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { board } from './bench/board.ts';
import { catalogue } from './bench/catalogue.ts';
import type { Part } from './bench/figure.ts';
import { importing } from './bench/importing.ts';
import { large } from './bench/large.ts';
import { progress, showTable } from './bench/print.ts';
import { processes } from './bench/processes.ts';
import { speed } from './bench/speed.ts';
import { startTorch } from './bench/torch.ts';

interface Asked {
  readonly quick: boolean;
  readonly json: string | undefined;
}

function asked(): Asked {
  try {
    const { values } = parseArgs({
      options: { quick: { type: 'boolean', default: false }, json: { type: 'string' } },
    });
    return { quick: values.quick, json: values.json };
  } catch (error) {
    console.error(`bench: ${(error as Error).message} Expected --quick, --json <file>.`);
    process.exit(2);
  }
}

/** A part that throws has broken; the others are measured all the same. */
async function attempt(name: string, part: () => Promise<Part> | Part): Promise<Part> {
  try {
    return await part();
  } catch (error) {
    const broke = [`${name}: ${error instanceof Error ? error.message : String(error)}`];
    return { name, tables: [], figures: [], data: null, broke };
  }
}

async function main(): Promise<void> {
  const { quick, json } = asked();
  const { torch, said, ...start } = await startTorch().catch((error: Error) => {
    const said = `PyTorch did not start: ${error.message}`;
    return { torch: null, said, broke: [said] };
  });
  const machine = `node ${process.versions.node} · ${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown'} · load ${loadavg()[0].toFixed(1)}`;
  console.log(`gradcheck bench · ${machine}\n${said}`);

  const parts: Part[] = [];
  async function measure(name: string, part: () => Promise<Part> | Part): Promise<void> {
    const came = await attempt(name, part);
    progress('');
    for (const table of came.tables) console.log(`\n${showTable(table)}`);
    parts.push(came);
  }
  await measure('speed', () => speed(quick ? [16] : [16, 64, 128], quick ? 1 : 8, torch));
  if (!quick) await measure('large', () => large(1024, torch));
  await measure('catalogue', () => catalogue(quick ? 2 : 100));
  await measure('import', () => importing(quick ? 1 : 5));
  await measure('processes', () => processes(quick ? 3 : 30, torch));
  await measure('board', () => board(torch, quick));
  torch?.close();

  const figures = parts.flatMap((part) => part.figures);
  const held = figures.filter(({ reached }) => reached !== null);
  const missing = figures.filter(({ target, reached }) => target !== null && reached === null);
  const broke = [...start.broke, ...parts.flatMap((part) => part.broke)];
  console.log(
    `\n${held.filter(({ reached }) => reached).length} of ${held.length} targets reached` +
      `${missing.length === 0 ? '' : `, ${missing.length} not measured`}.`,
  );
  for (const line of broke) console.error(`bench: broke: ${line}`);
  if (json !== undefined) {
    const data = Object.fromEntries(parts.map((part) => [part.name, part.data]));
    const told = {
      schema: 'gradcheck-bench/1',
      machine,
      torch: said,
      quick,
      figures,
      ...data,
      broke,
    };
    writeFileSync(`${json}.tmp`, `${JSON.stringify(told, null, 2)}\n`);
    renameSync(`${json}.tmp`, json);
  }
  process.exitCode = broke.length > 0 ? 1 : 0;
}

await main();
