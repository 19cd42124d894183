import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { adapter } from '../../../adapters/process/index.ts';

const program = fileURLToPath(new URL('hostile.mjs', import.meta.url));

describe('process:"<command>"', () => {
  it('opens what the command offers', async () => {
    const { name, gates, close } = await adapter.open(`${execPath} ${program} right`);
    await close!();
    expect([name, Object.keys(gates)]).toEqual(['hostile', ['good', 'bad']]);
  });

  it.for([undefined, '', ' '])('refuses %j', async (command) => {
    await expect(adapter.open(command)).rejects.toThrow(
      'process: expected a command after it, as in process:"python3 my_gates.py", came none.',
    );
  });
});
