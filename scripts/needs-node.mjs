// Says early, and in a sentence, when the scripts run on a Node that cannot run the sources.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `gradcheck needs Node 22.18 or later and runs on ${process.versions.node}: ` +
      'the Node of its dev dependency is missing. Run npm ci without --ignore-scripts.',
  );
  process.exit(2);
}
