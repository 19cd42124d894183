import process from 'node:process';
import { gradcheck } from '../harness/index.ts';
import { drawTrial } from '../spec/harness/network/randomNetwork.ts';

/**
 * Plants one wrong gate in each of 200 random networks of 5 to 50 gates, and counts how often it alone is named.
 *
 * `npm run culprits -- 1000` for as many others.
 */
const trials = Number(process.argv[2] ?? 200);
let [named, alarms] = [0, 0];
let [fewest, most] = [Infinity, 0];
const started = performance.now();
for (let seed = 1; seed <= trials; seed++) {
  const { draft, right, wrong, planted, gates, fault } = drawTrial(seed);
  fewest = Math.min(fewest, gates);
  most = Math.max(most, gates);
  const { outcome, culprits = [] } = gradcheck({ ...wrong }, { inputs: draft.at, seed });
  const names = culprits.map(({ part }) => part);
  if (names.length === 1 && names[0] === planted) named++;
  else {
    const told = names.join(', ') || 'no gate';
    console.log(`seed ${seed}: ${planted} of ${gates} gates ${fault}: ${outcome}, named ${told}`);
  }
  const honest = gradcheck({ ...right }, { inputs: draft.at, seed });
  if (honest.outcome === 'pass') continue;
  alarms++;
  console.log(`seed ${seed}: the right network is ${honest.outcome}: ${honest.reason}`);
}
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(
  `${named} of ${trials} wrong gates named, in networks of ${fewest} to ${most} gates; ${alarms} right networks do not pass; ${seconds} s`,
);
process.exitCode = named === trials && alarms === 0 ? 0 : 1;
