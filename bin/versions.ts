import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';

/** This package's version, from the package.json above the sources or above what was built from them. */
export function ownVersion(): string {
  for (const path of ['../package.json', '../../package.json']) {
    const url = new URL(path, import.meta.url);
    if (!existsSync(url)) continue;
    const { name, version } = JSON.parse(readFileSync(url, 'utf8')) as Record<string, string>;
    if (name === 'gradcheck') return version;
  }
  throw new Error('internal: no package.json of gradcheck above its sources');
}

/** The versions on which the digits of a report depend. */
export const versions = (): Record<string, string> => ({
  gradcheck: ownVersion(),
  node: process.versions.node,
});
