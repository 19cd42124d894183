#!/usr/bin/env node
// Nothing is imported before the version is known: an older Node could not even parse the rest.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major > 22 || (major === 22 && minor >= 18)) {
  const { main } = await import('./main.ts');
  process.exitCode = await main(process.argv.slice(2));
} else {
  process.stderr.write(`gradcheck needs Node 22.18 or newer, came ${process.versions.node}.\n`);
  process.exitCode = 2;
}
