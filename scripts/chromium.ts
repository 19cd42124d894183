import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';

/** Names under which it is installed. */
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The browser for the specs that need one: that of $CHROMIUM, or the first on the path. Ends with 2 where there is none. */
export function chromium(): string {
  const { CHROMIUM: named, PATH: path = '' } = process.env;
  const folders = path.split(delimiter);
  const found = named
    ? [named]
    : folders.flatMap((folder) => names.map((one) => join(folder, one)));
  const executable = found.find((file) => existsSync(file));
  if (executable !== undefined) return executable;
  const where = named ? `at ${named}, which $CHROMIUM names` : `named ${names.join(' or ')}`;
  console.error(
    `gradcheck: expected a browser for the specs of spec/browser, came none ${where}: ` +
      "install Debian's package chromium, or name one in $CHROMIUM.",
  );
  process.exit(2);
}
