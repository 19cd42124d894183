import type { CommandDeclaration } from '../defineCommand.ts';

/** Every command by its name; what it needs is loaded with it. */
export const commands = {
  check: async () => (await import('./check.ts')).check,
  compare: async () => (await import('./compare.ts')).compare,
  flow: async () => (await import('./flow.ts')).flow,
  mutate: async () => (await import('./mutate.ts')).mutate,
  list: async () => (await import('./list.ts')).list,
  show: async () => (await import('./show.ts')).show,
  replay: async () => (await import('./replay.ts')).replay,
  // Each command reads the flags that its own options have parsed.
} as unknown as Readonly<Record<string, () => Promise<CommandDeclaration>>>;
