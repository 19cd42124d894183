import type { BigNumber } from 'mathjs';

/** Far more than one point and its neighbours ask for; beyond it the memory begins anew. */
const most = 20_000;

/**
 * The same function of one decimal, which works each number out only once for each rounding.
 *
 * Where one entry of a vector is moved, the others stand still, and at 64 digits the exponentials of
 * them are the dear part of a definition.
 *
 * @param rounding the mode in force, which a result depends on besides the number
 */
export function remembered<T>(f: (x: BigNumber) => T, rounding: () => number): (x: BigNumber) => T {
  const known = new Map<string, { readonly result: T }>();
  return (x) => {
    const key = `${rounding()} ${x.valueOf()}`;
    const found = known.get(key) ?? { result: f(x) };
    if (known.size >= most) known.clear();
    known.set(key, found);
    return found.result;
  };
}
