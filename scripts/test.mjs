// All that must hold, side by side, since none of it alone keeps two cores busy: the specs whose coverage is
// counted, the other specs, and types, lint and format. One after the other they say what they have to say.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const packaged = (path) => join(root, 'node_modules', path);
const vitest = [packaged('vitest/vitest.mjs'), 'run'];

/** Runs Node, hands on what it prints, and gives how it ended. */
function run(args, print) {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', print);
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)));
}

/** Starts commands, each after the one before unless that failed; what they print is held until it is shown. */
function start(...commands) {
  let print = (text) => held.push(text);
  const held = [];
  const ended = commands.reduce(
    async (before, args) => (await before) || run(args, (text) => print(text)),
    Promise.resolve(0),
  );
  return () => {
    print = (text) => process.stdout.write(text);
    held.forEach(print);
    return ended;
  };
}

// Here, so that the two do not build at once.
let code = await start([join(root, 'scripts', 'build.mjs')])();
if (code === 0) {
  const shows = [
    start([...vitest, '--project=counted', '--coverage', '--maxWorkers=50%']),
    // Many of these wait for processes that they start.
    start([...vitest, '--project=sweeps', '--project=processes', '--maxWorkers=100%']),
    start(
      [packaged('typescript/bin/tsc')],
      [packaged('oxlint/bin/oxlint'), '--deny-warnings'],
      [packaged('prettier/bin/prettier.cjs'), '--check', '.'],
    ),
  ];
  for (const show of shows) code = (await show()) || code;
}
process.exitCode = code;
