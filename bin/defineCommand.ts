import type { Option } from 'commander';

/** The flags that every command takes. */
export interface CommonFlags {
  readonly color: boolean;
  readonly verbose?: true;
}

/** A part of the command line: `gradcheck <name> …`. */
export interface CommandDeclaration<F extends CommonFlags = CommonFlags> {
  readonly name: string;
  readonly summary: string;
  /** As commander writes them: `<needed>`, `[optional]`, `[many...]`. */
  readonly arguments: readonly string[];
  readonly flags: readonly Option[];
  /** Whether it is meant where no command is named. */
  readonly isDefault?: boolean;
  /** Does it, and gives the exit code. */
  run(args: readonly string[], flags: F): Promise<number>;
}

/** Declares a command; its flags are those that its options read. */
export const defineCommand = <F extends CommonFlags>(
  command: CommandDeclaration<F>,
): CommandDeclaration<F> => command;
