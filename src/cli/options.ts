/** Reads a command line against a list of options. Unknown ones are findings with the nearest known name. */
import { nearest, problem, type Finding } from './findings';

export interface OptionSpec {
  /** Without the dashes. */
  readonly name: string;
  /** What stands behind it, for the help: `TIME`; absent for a switch that is on or off. */
  readonly value?: string;
  readonly help: string;
}

export interface Given {
  readonly name: string;
  readonly value: string;
}

export interface CommandLine {
  readonly words: readonly string[];
  /** In the order given; an option may come several times. */
  readonly options: readonly Given[];
  readonly findings: readonly Finding[];
  has(name: string): boolean;
  /** The last value given. */
  text(name: string): string | undefined;
  all(name: string): readonly string[];
}

export function readCommandLine(args: readonly string[], specs: readonly OptionSpec[]): CommandLine {
  const words: string[] = [];
  const options: Given[] = [];
  const findings: Finding[] = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i];
    if (arg === '--') {
      words.push(...args.slice(i + 1));
      break;
    }
    if (!arg.startsWith('-') || arg === '-') {
      words.push(arg);
      continue;
    }
    const [, name, equals, inline] = /^--?([^=]*)(=)?(.*)$/s.exec(arg) ?? ['', '', '', ''];
    const spec = specs.find((each) => each.name === (name === 'h' ? 'help' : name));
    if (!spec) {
      findings.push(unknown(name, specs));
      // Its value would otherwise count as a file.
      if (equals === undefined && i + 1 < args.length && !args[i + 1].startsWith('-')) i++;
    } else if (spec.value === undefined) {
      if (equals === undefined) options.push({ name: spec.name, value: '' });
      else findings.push(problem('no-value-here', `--${name}`, 'This option is a switch.', `Write --${name} alone.`));
    } else if (equals !== undefined) {
      options.push({ name, value: inline });
    } else if (i + 1 < args.length && !args[i + 1].startsWith('--')) {
      options.push({ name, value: args[++i] });
    } else {
      findings.push(problem('value-missing', `--${name}`, 'Its value is missing.', `Write --${name} ${spec.value}.`));
    }
  }
  const all = (name: string): readonly string[] =>
    options.filter((each) => each.name === name).map((each) => each.value);
  return { words, options, findings, all, has: (name) => all(name).length > 0, text: (name) => all(name).at(-1) };
}

function unknown(name: string, specs: readonly OptionSpec[]): Finding {
  const near = nearest(
    name,
    specs.map((each) => each.name),
  );
  const mend = near ? `Did you mean --${near}?` : '--help lists the options.';
  return problem('unknown-option', `--${name}`, 'There is no such option.', mend);
}
