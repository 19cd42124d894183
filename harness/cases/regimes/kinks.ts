import { oddDyadic, oneOf, sign } from '../random.ts';
import type { Regime } from './regime.ts';

/** On declared kinks, within 2⁻³⁰ of them, and equal entries: what random numbers never meet. */
export const kinks: Regime = {
  name: 'ties and kinks',
  share: 10,
  values(random, size, declared, input) {
    const places = declared.flatMap((kink) =>
      'at' in kink && kink.input === input ? [kink.at] : [],
    );
    const few = [oddDyadic(random), oddDyadic(random)];
    return Float64Array.from({ length: size }, () => {
      const on = places.length === 0 ? 9 : random.nextInt(0, 3);
      if (on === 0) return oneOf(random, places);
      if (on === 1) return oneOf(random, places) + sign(random) * 2 ** -random.nextInt(8, 30);
      return oneOf(random, few);
    });
  },
};
