// Diagnoses every mutant of every gate, and writes what each was taken for into docs/diagnosis.md.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { gates } from '../gates/index.ts';
import { nameMutants, type Naming } from '../harness/confusion.ts';
import { judgementOf, showConfusion, showJudgement } from '../reports/confusion.ts';

const page = fileURLToPath(new URL('../docs/diagnosis.md', import.meta.url));
const marks = ['<!-- confusion -->', '<!-- end of confusion -->'] as const;

const namings: Naming[] = [];
for (const gate of Object.values(gates)) {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[2K${gate.name}`);
  namings.push(...(await nameMutants(gate)));
}
if (process.stderr.isTTY) process.stderr.write('\r\u001B[2K');

const judgement = judgementOf(namings);
const told = `${showJudgement(judgement)}\n\n${showConfusion(namings)}`;
process.stdout.write(`${told}\n`);

const text = readFileSync(page, 'utf8');
const [from, to] = marks.map((mark) => text.indexOf(mark));
if (from < 0 || to < from) throw new Error(`${page}: expected ${marks.join(' … ')}, came neither.`);
const whole = `${text.slice(0, from)}${marks[0]}\n\n${told}\n\n${text.slice(to)}`;
writeFileSync(`${page}.tmp`, whole);
renameSync(`${page}.tmp`, page);
if (judgement.right < 0.9 * judgement.killed || judgement.wrong > 0.02 * judgement.killed) {
  process.stderr.write('confusion: expected 90 % named rightly and at most 2 % wrongly.\n');
  process.exitCode = 1;
}
