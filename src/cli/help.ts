/** Help texts, made from the commands' own descriptions. */
import { scenes } from '../sim/catalog';
import type { CliCommand } from './command';

const program = 'npm run -s san --';
const width = 38;

const optionText = ({ name, value, help }: CliCommand['options'][number]): string => {
  const left = `  --${name}${value === undefined ? '' : ` ${value}`}`;
  return left.length < width ? `${left.padEnd(width)}${help}` : `${left}\n${' '.repeat(width)}${help}`;
};

export function commandHelp(command: CliCommand): string {
  const takesFile = command.usage.startsWith('FILE [');
  return [
    `Usage: ${program} ${command.name} ${command.usage}`,
    '',
    `${command.summary}.`,
    command.about,
    '',
    'Options:',
    ...command.options.map(optionText),
    ...(takesFile && command.name !== 'oracle'
      ? ['', 'Built-in scenes:', ...scenes.map((scene) => `  ${scene.id.padEnd(22)}${scene.title}`)]
      : []),
    '',
    'Examples:',
    ...command.examples.map((example) => `  ${program} ${example}`),
    '',
  ].join('\n');
}

export function programHelp(commands: readonly CliCommand[]): string {
  return [
    `Usage: ${program} COMMAND [options]`,
    '',
    'The SAN laboratory in a terminal: the same simulator as the page.',
    '',
    'Commands:',
    ...commands.map((command) => `  ${command.name.padEnd(10)}${command.summary}`),
    '',
    `${program} COMMAND --help tells more. Results go to stdout, everything else to stderr.`,
    'Exit codes: 0 good, 1 a check failed, 2 not understood, 70 a bug in the simulator (with a crash ticket).',
    '',
    'Examples:',
    ...commands.map((command) => `  ${program} ${command.examples[0]}`),
    '',
  ].join('\n');
}
