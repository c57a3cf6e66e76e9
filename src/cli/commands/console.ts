/** `san console`: what a host's console prints at an instant of a run. */
import { BrokenInvariant, factsOf, Recorder, Run } from '../../sim';
import { hostConsoles, sayMissing } from '../../sim/consoles';
import type { ConsoleInput, ConsoleLine, HostConsole } from '../../sim/consoles';
import type { Command, Scenario } from '../../sim/catalog';
import { printJson, refuse, tell } from '../answer';
import { exitCodes, helpOption, jsonOption, seedOption, ticketOption, type CliCommand, type Context } from '../command';
import { isBad, nearest, problem, type Finding } from '../findings';
import { CrashTicket } from '../one-run';
import type { CommandLine } from '../options';
import { readRecipe, recipeOptions } from '../recipe';
import { readTime } from '../timed-options';

const standardAt = '1s';
const standardWait = '100ms';
const longestWaitNs = 3600e9;

interface Typed {
  readonly atNs: number;
  readonly prompt: string;
  readonly text: string;
  readonly lines: readonly ConsoleLine[];
  readonly commands: readonly Command[];
}

export const consoleCommand: CliCommand = {
  name: 'console',
  usage: "HOST 'COMMAND'... FILE [options]",
  summary: "Type commands into a host's console at an instant of a run",
  about:
    'FILE is a scenario file or the id of a built-in scene. The commands are typed one after the other; each has time to take effect.\n' +
    'One that changes something takes the place of what the scenario does later, as on the page.\n' +
    'With --json each line says whether it is modelled, and from what source. The exit code is 1 when a line is an error.',
  options: [
    { name: 'at', value: 'TIME', help: `When the first command is typed, a bare number in seconds (${standardAt})` },
    {
      name: 'wait',
      value: 'TIME',
      help: `Simulated time that each command has before its answer is complete (${standardWait})`,
    },
    {
      name: 'console',
      value: 'CONSOLE',
      help: `${hostConsoles.map((each) => each.id).join(' or ')} (${hostConsoles[0].id})`,
    },
    seedOption,
    ...recipeOptions.filter((option) => option.name !== 'until'),
    jsonOption,
    ticketOption,
    helpOption,
  ],
  examples: [
    "console web1 'mpclaim -s -d' 'mpclaim -s -d 0' dual-fabric-4-paths",
    "console web1 'mpclaim -s -d 0' dual-fabric-4-paths --cut A1@5s --at 40s --json",
    "console web1 'Get-MPIOSetting' dual-fabric-4-paths --console powershell",
  ],
  run(line, context) {
    const asJson = line.has('json');
    const findings: Finding[] = [];
    const [host, ...rest] = line.words;
    const file = rest.at(-1);
    const texts = rest.slice(0, -1);
    const term = readConsole(line.text('console') ?? hostConsoles[0].id, findings);
    const at = readMoment(line, 'at', standardAt, findings);
    const wait = readMoment(line, 'wait', standardWait, findings);
    if (wait > longestWaitNs)
      findings.push(problem('out-of-range', '--wait', 'A command has an hour at most.', 'Write it as --wait 100ms.'));
    if (host === undefined || file === undefined || texts.length === 0)
      findings.push(
        problem(
          'no-command',
          'COMMAND',
          'Host, command and scenario belong there.',
          "Write it as san console web1 'mpclaim -s -d' dual-fabric-4-paths.",
        ),
      );
    if (isBad(findings) || host === undefined || file === undefined || !term)
      return refuse(context, [...line.findings, ...findings], asJson);
    const recipe = readRecipe(asRecipe(line, file, at), context.root);
    // A scenario may go on after what is typed here.
    findings.push(...recipe.findings.filter((each) => each.code !== 'after-the-end'));
    if (recipe.scenario && recipe.scenario.topology.devices[host]?.kind !== 'host')
      findings.push(noHost(host, recipe.scenario));
    if (!recipe.scenario || isBad(findings)) return refuse(context, findings, asJson);
    const typed = typeAll(recipe.scenario, term, host, texts, at, wait);
    tell(context, findings);
    if (asJson)
      printJson(context, { format: 'san-console', version: 1, file, host, console: term.id, findings, typed });
    else printText(context, typed);
    return typed.some(({ lines }) => lines.some((each) => each.error)) ? exitCodes.failed : exitCodes.good;
  },
};

function readConsole(id: string, findings: Finding[]): HostConsole | undefined {
  const term = hostConsoles.find((each) => each.id === id.toLowerCase());
  const ids = hostConsoles.map((each) => each.id);
  if (!term)
    findings.push(
      problem('unknown-console', `--console ${id}`, 'There is no such console.', `Use one of: ${ids.join(', ')}.`),
    );
  return term;
}

function readMoment(line: CommandLine, option: string, standard: string, findings: Finding[]): number {
  const read = readTime(line.text(option) ?? standard, `--${option}`);
  findings.push(...read.findings);
  if (read.findings.length === 0 && read.atNs < 1)
    findings.push(
      problem(
        'out-of-range',
        `--${option}`,
        'This is before the run has begun.',
        `Write it as --${option} ${standard}.`,
      ),
    );
  return read.atNs;
}

/** The same command line as `san run` would have: one file, and the end of the run. */
const asRecipe = (line: CommandLine, file: string, untilNs: number): CommandLine => ({
  ...line,
  words: [file],
  text: (name) => (name === 'until' ? `${untilNs}ns` : line.text(name)),
});

function noHost(host: string, { topology }: Scenario): Finding {
  const hosts = Object.keys(topology.devices).filter((id) => topology.devices[id].kind === 'host');
  const near = nearest(host, hosts);
  return problem(
    'unknown-host',
    host,
    'The drawing has no such host.',
    near ? `Did you mean "${near}"?` : `Use one of: ${hosts.join(', ')}.`,
  );
}

function typeAll(
  scenario: Scenario,
  term: HostConsole,
  host: string,
  texts: readonly string[],
  atNs: number,
  waitNs: number,
): Typed[] {
  const recorder = new Recorder('main', false);
  const run = new Run(scenario, { recorder, checkpointEvery: 0 });
  const inputNow = (): ConsoleInput => ({ host, facts: factsOf(run.world), log: recorder.log_, nowNs: run.nowNs });
  try {
    run.advance(atNs);
    return texts.map((text) => typeOne(run, recorder, term, text, inputNow, waitNs));
  } catch (error) {
    if (!(error instanceof BrokenInvariant)) throw error;
    throw new CrashTicket(error, run.export(), run.nowNs, run.fingerprint);
  }
}

function typeOne(
  run: Run,
  recorder: Recorder,
  term: HostConsole,
  text: string,
  inputNow: () => ConsoleInput,
  waitNs: number,
): Typed {
  const input = inputNow();
  const { nowNs } = run;
  const missing = term.missing(input);
  if (missing !== null) {
    run.advance(nowNs + waitNs);
    return { atNs: nowNs, prompt: '', text, lines: [sayMissing(missing)], commands: [] };
  }
  const prompt = term.prompt(input);
  const { lines, commands, after } = term.run(text, input);
  const seen = recorder.log_.length;
  for (const command of commands) run.command(command);
  run.advance(nowNs + waitNs);
  const late = after?.(inputNow(), recorder.log_.slice(seen)) ?? [];
  return { atNs: nowNs, prompt, text, lines: [...lines, ...late], commands };
}

function printText(context: Context, typed: readonly Typed[]): void {
  for (const { prompt, text, lines } of typed)
    context.out([`${prompt}${text}`, ...lines.map((each) => each.text), ''].join('\n'));
}
