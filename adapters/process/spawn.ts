import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter } from 'node:path';
import { env, kill, platform } from 'node:process';
import type { Readable, Writable } from 'node:stream';
import { protocol } from './messages.ts';
import { pythonFolder } from './pythonFolder.ts';

/** A command line for the shell, or a program and its arguments. */
export type Command = string | readonly string[];

/** The command as a person would type it. */
export const showCommand = (command: Command): string =>
  typeof command === 'string'
    ? command
    : command.map((part) => (/^[\w@%+=:,./-]+$/.test(part) ? part : `'${part}'`)).join(' ');

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

/**
 * Runs a command and waits for it, and beside it waits for whoever started it: once that one is gone, however it
 * went, its end of file descriptor 3 closes and the whole group is killed. Both are reaped here. What the shell
 * has to say of it is no word of the command, and goes nowhere.
 */
const guardian = `
exec 4<&0 </dev/null 5>&2 2>/dev/null
{ read -r _ <&3; kill -s KILL -- -$$; } 4<&- 5>&- >/dev/null &
guard=$!
"$@" <&4 2>&5 3<&- 4<&- 5>&- &
wait $!
code=$?
kill -s KILL $guard
wait $guard
exit $code`;

/** A Python that is started finds the helper without being told where, and that it speaks for itself on stdout. */
const withHelper = (): NodeJS.ProcessEnv => ({
  ...env,
  GRADCHECK_PROTOCOL: protocol,
  PYTHONPATH: [pythonFolder(), ...(env['PYTHONPATH'] ? [env['PYTHONPATH']] : [])].join(delimiter),
});

/** Starts a command in a group of processes of its own. */
export function start(command: Command): Child {
  const argv = typeof command === 'string' ? ['sh', '-c', command] : command;
  if (platform === 'win32') {
    const [program, ...args] = typeof command === 'string' ? [command] : argv;
    const shell = typeof command === 'string';
    return spawn(program, args, { stdio: 'pipe', env: withHelper(), shell });
  }
  const stdio = ['pipe', 'pipe', 'pipe', 'pipe'] as unknown as ['pipe', 'pipe', 'pipe'];
  return spawn('sh', ['-c', guardian, 'gradcheck', ...argv], {
    stdio,
    env: withHelper(),
    detached: true,
  });
}

/** Ends a process and all that it has started, at once. */
export function killAll(child: Child): void {
  if (child.pid === undefined) return;
  try {
    if (platform === 'win32') child.kill('SIGKILL');
    else kill(-child.pid, 'SIGKILL');
  } catch {
    // Nobody is left.
  }
}

/** How a process ended, as a clause: the shell tells a signal as 128 more than its number. */
export function showEnd(code: number | null, signal: string | null): string {
  const named = Object.entries(constants.signals).find(([, number]) => number + 128 === code)?.[0];
  const by = signal ?? named;
  return by === undefined ? `ended with code ${code}` : `was ended by ${by}`;
}
