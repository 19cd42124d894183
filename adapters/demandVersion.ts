import { UsageError } from './usageError.ts';

/** Major, minor and patch; what is no version has none of them. */
const partsOf = (version: string): number[] =>
  version
    .split(/[.-]/)
    .slice(0, 3)
    .map((part) => Number.parseInt(part, 10));

/**
 * Refuses a package that is older than the one that was tried: what it does not have yet would be held against it.
 *
 * @param range the lowest version that will do, after a caret: `^4.22.0`
 * @param came a version; one that cannot be read, such as `unknown`, is let through
 * @throws {UsageError} saying what to install
 */
export function demandVersion(name: string, range: string, came: string): void {
  const least = range.replace('^', '');
  const [wanted, has] = [partsOf(least), partsOf(came)];
  const k = wanted.findIndex((part, i) => part !== has[i]);
  if (k < 0 || !(has[k] < wanted[k])) return;
  throw new UsageError(
    `expected the package ${name} of version ${least} or later, came ${came}: npm install --save-dev ${name}@${range}`,
  );
}
