/** What a command of the terminal is, and where its results go. */
import type { CommandLine, OptionSpec } from './options';

export interface Output {
  /** Results only. */
  readonly out: (text: string) => void;
  /** Everything else: findings, progress. */
  readonly err: (text: string) => void;
}

export interface Context extends Output {
  /** Top folder of the repository, where the built-in scenes are. */
  readonly root: string;
}

export interface CliCommand {
  readonly name: string;
  /** What stands behind the name: `FILE [options]`. */
  readonly usage: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** More, for its own help. */
  readonly about: string;
  readonly options: readonly OptionSpec[];
  readonly examples: readonly string[];
  /** Exit code. */
  readonly run: (line: CommandLine, context: Context) => number;
}

export const exitCodes = { good: 0, failed: 1, usage: 2, crash: 70 } as const;
export const jsonOption: OptionSpec = { name: 'json', help: 'Print one JSON object instead of text' };
export const helpOption: OptionSpec = { name: 'help', help: 'Show this help' };
export const seedOption: OptionSpec = {
  name: 'seed',
  value: 'N',
  help: "The run's luck, 0 to 4294967295 (the scenario's)",
};
export const ticketOption: OptionSpec = {
  name: 'ticket',
  value: 'FILE',
  help: 'Where a crash ticket goes if the simulator finds a bug in itself (stderr)',
};
