import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where gradcheck_subject.py lies: beside the sources, or above what was built from them. */
export function pythonFolder(): string {
  const folders = ['../../python/', '../../../python/'].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  );
  return folders.find((folder) => existsSync(folder)) ?? folders[0];
}
