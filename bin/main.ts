import { Command, CommanderError, Option } from 'commander';
import process from 'node:process';
import { commands } from './commands/index.ts';
import type { CommandDeclaration } from './defineCommand.ts';
import { Broken, exits, UsageError } from './exits.ts';
import { tell, tellPrinted } from './output.ts';
import { ownVersion } from './versions.ts';

/**
 * The command line: reads the arguments, runs the command they name, and gives the exit code.
 *
 * Bad input is told in one sentence; a stack trace only under `--verbose`.
 */
export async function main(argv: readonly string[]): Promise<number> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(exits.pass);
  });
  let exit: number = exits.pass;
  const program = new Command('gradcheck')
    .description('Decides whether a claimed gradient is right.')
    .version(ownVersion(), '--version')
    .exitOverride();
  for (const command of await meant(argv[0])) add(program, command, (code) => (exit = code));
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exit;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exits.pass : exits.usage;
    return toldOf(error, argv.includes('--verbose'));
  }
}

/** The command that the first word names, or all where it names none. */
const meant = (word: string | undefined): Promise<readonly CommandDeclaration[]> =>
  Promise.all(
    word !== undefined && Object.hasOwn(commands, word)
      ? [commands[word]()]
      : Object.values(commands).map((load) => load()),
  );

function add(program: Command, command: CommandDeclaration, end: (code: number) => void): void {
  const { name, summary, arguments: args, flags, isDefault = false, run } = command;
  const sub = program.command(name, { isDefault }).description(summary).exitOverride();
  args.forEach((argument) => sub.argument(argument));
  flags.forEach((flag) => sub.addOption(flag));
  sub.addOption(new Option('--no-color', 'no colours'));
  sub.addOption(new Option('--verbose', 'stack traces of what went wrong'));
  sub.action(async () => end(await run(sub.args, sub.opts())));
}

/** Says in a sentence what stopped the program. */
function toldOf(error: unknown, verbose: boolean): number {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const known = error instanceof UsageError || error instanceof Broken;
  tell(`gradcheck: ${known ? '' : 'internal: '}${message}`);
  if (error instanceof Broken) tellPrinted(error.stderr);
  if (verbose && stack !== undefined) tell(stack);
  return error instanceof UsageError ? exits.usage : exits.broken;
}
