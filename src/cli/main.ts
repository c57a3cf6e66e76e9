/**
 * The laboratory in a terminal. It reads, runs and prints; what happens in a run is decided in `sim` alone.
 * Called by src/start/san.mjs with the arguments behind `san`.
 */
import { refuse } from './answer';
import { exitCodes, type CliCommand, type Context } from './command';
import { benchCommand } from './commands/bench';
import { compareCommand } from './commands/compare';
import { consoleCommand } from './commands/console';
import { oracleCommand } from './commands/oracle';
import { runCommand } from './commands/run';
import { stormCommand } from './commands/storm';
import { writeText } from './files';
import { nearest, printFinding, problem } from './findings';
import { commandHelp, programHelp } from './help';
import { CrashTicket } from './one-run';
import { readCommandLine } from './options';

export const commands: readonly CliCommand[] = [
  runCommand,
  compareCommand,
  consoleCommand,
  stormCommand,
  benchCommand,
  oracleCommand,
];

const standardContext = (root: string): Context => ({
  root,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
});

/** Returns the exit code. */
export function main(args: readonly string[], root: string, context: Context = standardContext(root)): number {
  const [name, ...rest] = args;
  const command = commands.find((each) => each.name === name);
  const wantsJson = args.includes('--json');
  if (!command) {
    if (name === undefined || name === 'help' || /^--?h(elp)?$/.test(name)) {
      const about = commands.find((each) => each.name === rest[0]);
      context.out(about ? commandHelp(about) : programHelp(commands));
      return name === undefined ? exitCodes.usage : exitCodes.good;
    }
    const near = nearest(
      name,
      commands.map((each) => each.name),
    );
    const mend = near ? `Did you mean "${near}"?` : `Use one of: ${commands.map((each) => each.name).join(', ')}.`;
    const code = refuse(context, [problem('unknown-command', name, 'There is no such command.', mend)], wantsJson);
    context.err(`\n${programHelp(commands)}`);
    return code;
  }
  const line = readCommandLine(rest, command.options);
  if (line.has('help')) {
    context.out(commandHelp(command));
    return exitCodes.good;
  }
  if (line.findings.some((each) => each.code === 'unknown-option' || each.code === 'value-missing')) {
    const code = refuse(context, line.findings, wantsJson);
    context.err(`\nUsage: san ${command.name} ${command.usage}; san ${command.name} --help lists the options.\n`);
    return code;
  }
  try {
    return command.run(line, context);
  } catch (error) {
    if (!(error instanceof CrashTicket)) throw error;
    return crash(error, line.text('ticket'), context, wantsJson);
  }
}

/** Not the user's doing: what is needed to see it again is written down. */
function crash(ticket: CrashTicket, file: string | undefined, context: Context, asJson: boolean): number {
  context.err(
    `The simulator found a bug in itself: ${ticket.message} (at ${ticket.atNs} ns, fingerprint ${ticket.fingerprint}).\n`,
  );
  const findings = file === undefined ? [] : writeText(file, ticket.print());
  for (const finding of findings) context.err(`${printFinding(finding)}\n`);
  if (file !== undefined && findings.length === 0) context.err(`Crash ticket: ${file}\n`);
  else context.err(ticket.print());
  if (asJson) context.out(ticket.print());
  return exitCodes.crash;
}
