import { describe, expect, it } from 'vitest';
import { demandVersion } from '../../adapters/demandVersion.ts';

describe('demandVersion', () => {
  it.for(['2.8.6', '4.21.9', '4.3.0', '4.22.0-rc.1'])(
    'refuses %s where 4.22.1 is wanted',
    (came) => {
      expect(() => demandVersion('tf', '^4.22.1', came)).toThrow(
        `expected the package tf of version 4.22.1 or later, came ${came}: npm install --save-dev tf@^4.22.1`,
      );
    },
  );

  it.for(['4.22.1', '4.22.2', '4.23.0-rc.1', '5.0.0', 'unknown'])('takes %s', (came) => {
    expect(() => demandVersion('tf', '^4.22.1', came)).not.toThrow();
  });
});
