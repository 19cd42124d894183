/**
 * Makes a filter by name: a part of the name in any case, or, with `*` or `?`, a pattern for all of it.
 *
 * @returns whether one of the names given fits one of the filters; always, where there is no filter
 */
export function filterBy(filters: readonly string[]): (names: readonly string[]) => boolean {
  const tests = filters.map((filter) => {
    const escaped = filter.replace(/[\\^$.+()[\]{}|]/g, String.raw`\$&`);
    const pattern = escaped.replaceAll('*', '.*').replaceAll('?', '.');
    return new RegExp(/[*?]/.test(filter) ? `^${pattern}$` : pattern, 'i');
  });
  return (names) =>
    tests.length === 0 || tests.some((test) => names.some((name) => test.test(name)));
}
