/** Windows PowerShell: the cmdlets that matter here, and the programs that the Command Prompt has too. */
import { completeAfterProgram, programNames, runProgram } from '../cmd';
import type { Completion, ConsoleAnswer, ConsoleInput, ConsoleLine, HostConsole } from '../console';
import { computerName, isSince, releaseLabel, whyNoConsole } from '../host';
import { answer, modelled, notModelled, printable, say, sayAll, simplified, sources } from '../lines';
import { offer, placeOf } from '../complete';
import { wordsOf } from '../words';
import { bind, fits, isBindError } from './bind';
import { claimCmdlets } from './claims';
import { always, failure, type Cmdlet, type Result } from './cmdlet';
import { isText, print, rowOf, type Output } from './objects';
import { settingCmdlets } from './settings';
import { systemCmdlets } from './system';
import { wmiCmdlets } from './wmi';

const core: readonly Cmdlet[] = [
  {
    name: 'Clear-Host',
    aliases: ['cls', 'clear'],
    module: 'Microsoft.PowerShell',
    does: 'Clears the screen.',
    params: [],
    missing: always,
    run: () => ({ out: [], clear: true }),
  },
  {
    name: 'Get-Command',
    aliases: ['gcm'],
    module: 'Microsoft.PowerShell',
    does: 'Cmdlets that this console knows.',
    params: [
      { name: 'Name', kind: 'text', place: 0 },
      { name: 'Module', kind: 'text' },
    ],
    missing: always,
    run: ({ Name, Module }, input) => ({
      out: [commandTable(known(input).filter((each) => fits(Name, each.name) && fits(Module, each.module)))],
    }),
  },
  {
    name: 'Get-Help',
    aliases: ['help', 'man'],
    module: 'Microsoft.PowerShell',
    does: 'What a cmdlet does and takes.',
    params: [{ name: 'Name', kind: 'text', place: 0 }],
    missing: always,
    run: ({ Name }, input) => helpOn(Name === undefined ? null : String(Name), input),
  },
  {
    name: 'Write-Output',
    aliases: ['echo', 'write'],
    module: 'Microsoft.PowerShell',
    does: 'Prints a text.',
    params: [{ name: 'InputObject', kind: 'text', place: 0, required: true }],
    missing: always,
    run: ({ InputObject }) => ({ out: [[say(String(InputObject), modelled(sources.windows))]] }),
  },
];
const cmdlets: readonly Cmdlet[] = [...claimCmdlets, ...settingCmdlets, ...systemCmdlets, ...wmiCmdlets, ...core];
const known = (input: ConsoleInput): readonly Cmdlet[] => cmdlets.filter((each) => each.missing(input) === null);
const find = (name: string): Cmdlet | undefined =>
  cmdlets.find((each) =>
    [each.name, ...(each.aliases ?? [])].some((word) => word.toLowerCase() === name.toLowerCase()),
  );

const listed = simplified(sources.console, 'What this console knows; PowerShell knows more.');
const commandTable = (list: readonly Cmdlet[]): Output => ({
  columns: [{ name: 'CommandType', width: 15 }, { name: 'Name', width: 40 }, { name: 'Source' }],
  rows: [...list].sort((a, b) => (a.name < b.name ? -1 : 1)).map((each) => rowOf(['Cmdlet', each.name, each.module])),
  view: 'table',
  provenance: listed,
});

function helpOn(name: string | null, input: ConsoleInput): Result {
  if (name === null) {
    const intro = sayAll(
      [
        '',
        'Cmdlets of this console. Get-Help NAME says what one takes.',
        'Pipes end in Format-Table, Format-List or Select-Object -First.',
      ],
      listed,
    );
    const programs = say(`Programs: ${programNames(input).join(', ')}`, listed);
    return { out: [intro, commandTable(known(input)), [programs]] };
  }
  const cmdlet = find(name);
  if (!cmdlet)
    return {
      out: [
        failure(
          `Get-Help ${name}`,
          'Get-Help',
          `There is no help on '${name}' here.`,
          'ResourceUnavailable: (:) [Get-Help], HelpNotFoundException',
          'HelpNotFound',
          notModelled('Help of other cmdlets.'),
        ),
      ],
    };
  const params = cmdlet.params.map(({ name: own, kind, choices, required }) => {
    const text = kind === 'switch' ? `-${own}` : `-${own} <${choices ? choices.join(' | ') : kind}>`;
    return required ? text : `[${text}]`;
  });
  const missing = cmdlet.missing(input);
  const lines = [
    '',
    'NAME',
    `    ${cmdlet.name}`,
    '',
    'SYNOPSIS',
    `    ${cmdlet.does}`,
    ...(missing === null ? [] : [`    ${missing}`]),
    '',
    'SYNTAX',
    `    ${[cmdlet.name, ...params].join(' ')}`,
    '',
  ];
  return { out: [sayAll(lines, simplified(sources.module, 'In our words.'))] };
}

/** Parts between pipes, quotes kept. */
function stagesOf(text: string): readonly string[] {
  const parts = text.match(/(?:"[^"]*"?|'[^']*'?|[^|"'])+/g) ?? [];
  return parts.map((part) => part.trim());
}

type Stage = (outputs: readonly Output[]) => readonly Output[];
const each =
  (change: (output: Exclude<Output, readonly ConsoleLine[]>) => Output): Stage =>
  (outputs) =>
    outputs.map((output) => (isText(output) ? output : change(output)));

/** The few ends of a pipe that are built; null for any other. */
function stageOf(text: string): Stage | null {
  const [name, ...rest] = wordsOf(text, '"\'').map((word) => word.text.toLowerCase());
  if (/^(format-table|ft)$/.test(name ?? '') && rest.every((word) => /^-(autosize|auto|wrap)$/.test(word)))
    return each((output) => ({ ...output, view: 'table' }));
  if (/^(format-list|fl)$/.test(name ?? '') && rest.every((word) => word === '*'))
    return each((output) => ({ ...output, view: 'list' }));
  if (/^(out-host|oh|out-default)$/.test(name ?? '') && rest.length === 0) return (outputs) => outputs;
  if (/^(out-null)$/.test(name ?? '') && rest.length === 0) return () => [];
  if (
    /^(select-object|select)$/.test(name ?? '') &&
    rest.length === 2 &&
    rest[0] === '-first' &&
    /^\d{1,6}$/.test(rest[1]!)
  )
    return each((output) => ({ ...output, rows: output.rows.slice(0, Number(rest[1])) }));
  return null;
}

function notFound(typed: string, name: string, why: string, provenance = notModelled(why)): ConsoleAnswer {
  const message = `The term '${name}' is not recognized as a cmdlet or program of this host. ${why}`;
  return answer(
    failure(
      typed,
      name,
      message,
      `ObjectNotFound: (${name}:String) [], CommandNotFoundException`,
      'CommandNotFoundException',
      provenance,
    ),
  );
}

function run(text: string, input: ConsoleInput): ConsoleAnswer {
  const typed = text.trim();
  const [head, ...tail] = stagesOf(typed);
  const [name] = wordsOf(head ?? '', '"\'');
  if (!head || !name) return typed === '' ? answer([]) : notFound(typed, typed, 'Nothing stands before the pipe.');
  if (name.text.toLowerCase() === 'exit') return answer([]);
  const stages = tail.map(stageOf);
  if (stages.includes(null))
    return notFound(
      typed,
      tail[stages.indexOf(null)]!,
      'Only Format-Table, Format-List, Select-Object -First and Out-Null are built behind a pipe.',
    );
  const through = (outputs: readonly Output[]): readonly ConsoleLine[] =>
    stages.reduce((now, stage) => stage!(now), outputs).flatMap((output) => print(output));

  const program = runProgram(wordsOf(head), input);
  if (program) {
    const late = program.after;
    return {
      ...program,
      lines: through([program.lines]),
      ...(late && { after: (now: ConsoleInput, news: Parameters<typeof late>[1]) => through([late(now, news)]) }),
    };
  }
  const cmdlet = find(name.text);
  if (!cmdlet) return notFound(typed, name.text, 'Get-Command lists what there is.');
  const missing = cmdlet.missing(input);
  // As in reality: this host has it not.
  if (missing !== null) return notFound(typed, name.text, missing, modelled(sources.module));
  const args = bind(head.slice(name.at + name.text.length + (name.quoted ? 2 : 0)), cmdlet.params);
  if (isBindError(args))
    return answer(
      failure(
        typed,
        cmdlet.name,
        args.error,
        `InvalidArgument: (:) [${cmdlet.name}], ParameterBindingException`,
        `${args.id},${cmdlet.name}`,
        modelled(sources.windows, 'In our words.'),
      ),
    );
  const { out, commands = [], after, clear } = cmdlet.run(args, input);
  return {
    lines: through(out),
    commands,
    ...(after && { after: (now: ConsoleInput, news: Parameters<typeof after>[1]) => through(after(now, news)) }),
    ...(clear && { clear }),
  };
}

function complete(text: string, input: ConsoleInput): Completion {
  const place = placeOf(text, '"\'');
  const [name, ...rest] = place.before;
  if (!name) return offer(place, [...known(input).map((own) => own.name), ...programNames(input)]);
  const program = completeAfterProgram(name.text, rest, input);
  if (program) return offer(place, program);
  const cmdlet = find(name.text);
  if (!cmdlet) return offer(place, []);
  const last = rest.at(-1)?.text.toLowerCase();
  const open = cmdlet.params.find((param) => `-${param.name}`.toLowerCase() === last);
  if (open && open.kind !== 'switch')
    return offer(place, open.choices ?? (open.kind === 'bool' ? ['$true', '$false'] : []));
  const first = cmdlet.params.find((param) => param.place === 0 && param.choices);
  const names = cmdlet.params
    .map((param) => `-${param.name}`)
    .filter((own) => !rest.some((word) => word.text.toLowerCase() === own.toLowerCase()));
  return offer(place, [
    ...names,
    ...(rest.length === 0 ? (first?.choices ?? []) : []),
    ...(cmdlet.name === 'Get-Help' ? known(input).map((own) => own.name) : []),
  ]);
}

export const powershell: HostConsole = {
  id: 'powershell',
  title: 'Windows PowerShell',
  missing: (input) =>
    whyNoConsole(input) ??
    (isSince(input, '2008R2') ? null : `${releaseLabel(input)} does not come with Windows PowerShell installed.`),
  banner: (input) =>
    sayAll(
      [
        `Simulated Windows PowerShell of ${computerName(input)}, ${releaseLabel(input)}.`,
        'Type Get-Help for what it knows.',
        '',
      ],
      simplified(sources.console, 'The real one begins with its copyright.'),
    ),
  prompt: () => 'PS C:\\Users\\Administrator> ',
  complete,
  run: (text, input) => run(printable(text), input),
};
