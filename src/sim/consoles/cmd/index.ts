/** The Command Prompt. */
import { releaseOf } from '../../multipath';
import type { ConsoleAnswer, ConsoleInput, HostConsole, Provenance } from '../console';
import { computerName, isSince, releaseIdOf, releaseLabel, whyNoConsole } from '../host';
import { answer, complain, modelled, notModelled, printable, sayAll, simplified, sources } from '../lines';
import { hasMpclaim, runMpclaim } from '../mpclaim';
import { wordsOf, type Word } from '../words';
import { after, completeCmd } from './complete';
import { diskpart } from './diskpart';
import { reg } from './reg';
import { echo, help, hostname, shutdown, ver, type Known } from './small';
import { wevtutil } from './wevtutil';

interface Program extends Known {
  readonly run: (words: readonly Word[], input: ConsoleInput, rest: string) => ConsoleAnswer;
  /** Runs from PowerShell as well: a program, not a word of the prompt. */
  readonly everywhere?: true;
}

const programs: readonly Program[] = [
  { name: 'cls', does: 'Clear the screen', run: () => ({ lines: [], commands: [], clear: true }) },
  { name: 'diskpart', does: 'Disks: list disk, select disk N, detail disk', run: diskpart, everywhere: true },
  { name: 'echo', does: 'Print a text', run: (_, __, rest) => echo(rest) },
  { name: 'exit', does: 'Close the console', run: () => answer([]) },
  { name: 'help', does: 'This list', run: () => help(programs) },
  { name: 'hostname', does: 'Name of the host', run: (_, input) => hostname(input), everywhere: true },
  { name: 'mpclaim', does: 'Multipath disks, claims and policies', run: runMpclaim, everywhere: true },
  { name: 'reg', does: 'Registry: reg query KEY, reg add KEY /v NAME /d DATA', run: reg, everywhere: true },
  { name: 'shutdown', does: 'shutdown /r /t 0 restarts the host', run: shutdown, everywhere: true },
  { name: 'ver', does: 'Version of Windows', run: (_, input) => ver(input) },
  { name: 'wevtutil', does: 'Events: wevtutil qe System /c:10 /rd:true /f:text', run: wevtutil, everywhere: true },
];

const plain = (name: string): string => name.toLowerCase().replace(/\.exe$/, '');
const isThere = (program: Program, input: ConsoleInput): boolean => program.name !== 'mpclaim' || hasMpclaim(input);
/** Names that can be typed on this host. */
export const programNames = (input: ConsoleInput): readonly string[] =>
  programs.filter((program) => isThere(program, input)).map((program) => program.name);

/** Runs a program that both consoles have; null when there is none of that name. */
export function runProgram([name, ...rest]: readonly Word[], input: ConsoleInput): ConsoleAnswer | null {
  const program = programs.find((each) => each.everywhere && name && each.name === plain(name.text));
  return program && isThere(program, input) ? program.run(rest, input, '') : null;
}

/** What such a program offers behind its name; null when there is none of that name. */
export function completeAfterProgram(
  name: string,
  words: readonly Word[],
  input: ConsoleInput,
): readonly string[] | null {
  const program = programs.find((each) => each.everywhere && each.name === plain(name));
  return program && isThere(program, input) ? after(program.name, words, input) : null;
}

function run(text: string, input: ConsoleInput): ConsoleAnswer {
  const words = wordsOf(text);
  const [name, ...rest] = words;
  if (!name) return answer([]);
  const operator = words.find((word) => !word.quoted && /[|<>&]/.test(word.text));
  if (operator)
    return answer([
      complain(`Not modelled: ${operator.text}`, notModelled('One command a line, without pipes and files.')),
    ]);
  const program = programs.find((each) => each.name === plain(name.text));
  if (program && isThere(program, input)) return program.run(rest, input, text.slice(name.at + name.text.length + 1));
  const says = `'${name.text}' is not recognized as a command or a program of this host.`;
  const [why, provenance] = program ? whyNoMpclaim(input) : [unknown, notModelled(unknown)];
  return answer([complain(says, provenance), complain(why, provenance)]);
}

const unknown = 'Windows may have it; this console does not. Type help for what it knows.';
/** A host without the tool is as in reality, so these lines are modelled. */
function whyNoMpclaim(input: ConsoleInput): readonly [string, Provenance] {
  const { mpclaim, inboxMpio, label } = releaseOf(releaseIdOf(input));
  if (!mpclaim.value) return [`${label} has no mpclaim; its DSM is a vendor’s.`, modelled(mpclaim.source)];
  return ['mpclaim comes with the feature Multipath I/O, which is not installed.', modelled(inboxMpio.source)];
}

export const cmd: HostConsole = {
  id: 'cmd',
  title: 'Command Prompt',
  missing: whyNoConsole,
  banner: (input) =>
    sayAll(
      [
        `Simulated Command Prompt of ${computerName(input)}, ${releaseLabel(input)}.`,
        'Type help for what it knows.',
        '',
      ],
      simplified(sources.console, 'A real prompt begins with the version of Windows.'),
    ),
  prompt: (input) => `C:\\${isSince(input, '2008') ? 'Users' : 'Documents and Settings'}\\Administrator>`,
  complete: (text, input) => completeCmd(text, programNames(input), input),
  run: (text, input) => run(printable(text), input),
};
