/** Cmdlets of Windows around MPIO: the feature, the restart, disks and events. */
import { releaseOf, whyNotFeature } from '../../multipath';
import type { Command } from '../../scenario/scenario';
import type { ConsoleInput } from '../console';
import { systemLog, type SystemEvent } from '../events';
import { isSince, releaseIdOf, releaseLabel, windowsOf } from '../host';
import { notModelled, say, simplified, sources } from '../lines';
import { clockOf } from '../time';
import { fits, type Args, type Param } from './bind';
import { changing, refusal, warning } from './claims';
import { always, failure, type Cmdlet, type Result } from './cmdlet';
import { rowOf, type Objects, type Output } from './objects';

const featureName = 'Multipath-IO';
const nameParam: Param = { name: 'Name', kind: 'text', place: 0 };
const since = (release: '2008R2' | '2012', what: string) => (input: ConsoleInput) =>
  isSince(input, release) ? null : `${releaseLabel(input)} has no ${what}.`;
const noFeature = (input: ConsoleInput): string | null =>
  releaseOf(releaseIdOf(input)).inboxMpio.value ? null : `${releaseLabel(input)} has no feature Multipath I/O.`;

function featureState(input: ConsoleInput): readonly [mark: string, state: string] {
  switch (windowsOf(input)?.feature ?? 'absent') {
    case 'installed':
      return ['[X]', 'Installed'];
    case 'installing':
    case 'restart-needed':
      return ['[X]', 'InstallPending'];
    case 'removing':
      return ['[ ]', 'UninstallPending'];
    default:
      return ['[ ]', 'Available'];
  }
}

function features({ Name }: Args, input: ConsoleInput): Result {
  const [mark, state] = featureState(input);
  const rows = fits(Name, featureName) ? [rowOf([`${mark} Multipath I/O`, featureName, state])] : [];
  const columns = [
    { name: 'Display Name', width: 55 },
    { name: 'Name', width: 23 },
    { name: 'Install State', width: 16, right: true as const },
  ];
  return {
    out: [
      {
        columns,
        rows,
        view: 'table',
        provenance: simplified(sources.windows, 'Multipath-IO is the only feature that is modelled.'),
      },
    ],
  };
}

function featureResult(needed: boolean, code: string, result: string): Objects {
  return {
    columns: [
      { name: 'Success' },
      { name: 'Restart Needed' },
      { name: 'Exit Code', width: 14 },
      { name: 'Feature Result' },
    ],
    rows: [rowOf([true, needed ? 'Yes' : 'No', code, result])],
    view: 'table',
    provenance: simplified(
      sources.windows,
      'Windows answers when the work is done; here it answers at once and the work goes on.',
    ),
  };
}

function feature(name: string, verb: 'install-mpio' | 'remove-mpio') {
  return (args: Args, input: ConsoleInput): Result => {
    const asked = String(args['Name'] ?? '');
    if (asked.toLowerCase() !== featureName.toLowerCase())
      return {
        out: [
          failure(
            name,
            name,
            `The feature '${asked}' is not modelled; Multipath-IO is.`,
            `InvalidArgument: (${asked}:String) [${name}]`,
            `NameDoesNotExist,${name}`,
            notModelled('Other features of Windows.'),
          ),
        ],
      };
    const windows = windowsOf(input);
    const isThere = windows?.feature === 'installed';
    if (isThere === (verb === 'install-mpio')) return { out: [featureResult(false, 'NoChangeNeeded', '{}')] };
    const why = windows && whyNotFeature(releaseLabel(input), windows.feature, windows.busy, verb === 'install-mpio');
    // Refused as a whole: no restart either.
    if (why !== null) return { out: [refusal(name, why)] };
    const commands: Command[] = [{ do: verb, aim: input.host }];
    if (args['Restart'] === true) commands.push({ do: 'restart', aim: input.host });
    return changing(name, commands, () => [
      featureResult(true, 'SuccessRest...', '{Multipath I/O}'),
      warning('You must restart this server to finish the process.', 'In our words.'),
    ]);
  };
}

const featureCmdlet = (
  name: string,
  verb: 'install-mpio' | 'remove-mpio',
  release: '2008R2' | '2012',
  aliases: readonly string[] = [],
): Cmdlet => ({
  name,
  aliases,
  module: 'ServerManager',
  does: verb === 'install-mpio' ? 'Adds the feature Multipath-IO.' : 'Removes the feature Multipath-IO.',
  params: [
    { ...nameParam, required: true },
    { name: 'Restart', kind: 'switch' },
    { name: 'IncludeManagementTools', kind: 'switch' },
  ],
  missing: (input) => since(release, name)(input) ?? noFeature(input),
  run: feature(name, verb),
});

function disks(args: Args, input: ConsoleInput): Result {
  const groups = input.facts.hosts[input.host]?.groups ?? [];
  const serialOf = (groupId: string): string =>
    groups.find((group) => `${input.host}/${group.lun}` === groupId)?.serial ?? '';
  const wanted = (windowsOf(input)?.disks ?? []).filter(
    (disk) => args['Number'] === undefined || disk.number === args['Number'],
  );
  return {
    out: [
      {
        columns: [
          { name: 'Number', right: true },
          { name: 'Friendly Name' },
          { name: 'Serial Number' },
          { name: 'OperationalStatus', width: 18 },
          { name: 'Total Size', right: true },
          { name: 'Partition Style' },
        ],
        rows: [...wanted]
          .sort((a, b) => a.number - b.number)
          .map((disk) =>
            rowOf(
              [
                disk.number,
                `${disk.vendor.trim()} ${disk.product.trim()}`,
                serialOf(disk.groupId),
                `${disk.state[0]!.toUpperCase()}${disk.state.slice(1)}`,
                `${disk.sizeGiB} GB`,
                disk.initialised ? 'MBR' : 'RAW',
              ],
              disk.pathId ?? disk.groupId,
            ),
          ),
        view: 'table',
        provenance: simplified(
          sources.windows,
          'Disk 0, the local system disk, is not modelled; partition style is MBR for any initialised disk.',
        ),
      },
    ],
  };
}

const limit = (events: readonly SystemEvent[], count: Args[string] | undefined): readonly SystemEvent[] =>
  count === undefined ? events : events.slice(0, Number(count));
const ours = simplified(
  sources.events,
  'Ids and sources are those of Windows; texts are ours, and times count from the start of the run.',
);
const onlySystem = (name: string, log: string): Output =>
  failure(
    name,
    name,
    `The log '${log}' is not modelled; System is.`,
    `ObjectNotFound: (:) [${name}]`,
    `LogNotFound,${name}`,
    notModelled('Other logs of Windows.'),
  );

function eventLog(args: Args, input: ConsoleInput): Result {
  const log = String(args['LogName']);
  if (log.toLowerCase() !== 'system') return { out: [onlySystem('Get-EventLog', log)] };
  const events = systemLog(input).filter(
    (event) =>
      fits(args['Source'], event.source) &&
      fits(args['EntryType'], event.level) &&
      (args['InstanceId'] ?? event.id) === event.id,
  );
  return {
    out: [
      {
        columns: [
          { name: 'Index', right: true },
          { name: 'Time', width: 12 },
          { name: 'EntryType', width: 11 },
          { name: 'Source', width: 10 },
          { name: 'InstanceID', right: true },
          { name: 'Message' },
        ],
        rows: limit(events, args['Newest']).map(({ row, id, level, source, message }) =>
          rowOf([row.seq, clockOf(row.atNs), level, source, id, message], row.aim),
        ),
        view: 'table',
        provenance: ours,
      },
    ],
  };
}

function winEvent(args: Args, input: ConsoleInput): Result {
  const log = String(args['LogName'] ?? 'System');
  if (log.toLowerCase() !== 'system') return { out: [onlySystem('Get-WinEvent', log)] };
  const events = limit(
    systemLog(input).filter((event) => fits(args['ProviderName'], event.source)),
    args['MaxEvents'],
  );
  const providers = [...new Set(events.map((event) => event.source))];
  return {
    out: providers.map((provider): Objects => ({
      title: `   ProviderName: ${provider}`,
      columns: [
        { name: 'TimeCreated', width: 12 },
        { name: 'Id', right: true, width: 8 },
        { name: 'LevelDisplayName' },
        { name: 'Message' },
      ],
      rows: events
        .filter((event) => event.source === provider)
        .map(({ row, id, level, message }) => rowOf([clockOf(row.atNs), id, level, message], row.aim)),
      view: 'table',
      provenance: ours,
    })),
  };
}

export const systemCmdlets: readonly Cmdlet[] = [
  {
    name: 'Get-WindowsFeature',
    module: 'ServerManager',
    does: 'Whether the feature Multipath-IO is installed.',
    params: [nameParam],
    missing: (input) => since('2008R2', 'Get-WindowsFeature')(input) ?? noFeature(input),
    run: features,
  },
  featureCmdlet('Install-WindowsFeature', 'install-mpio', '2012'),
  featureCmdlet('Add-WindowsFeature', 'install-mpio', '2008R2'),
  featureCmdlet('Uninstall-WindowsFeature', 'remove-mpio', '2012'),
  featureCmdlet('Remove-WindowsFeature', 'remove-mpio', '2008R2'),
  {
    name: 'Restart-Computer',
    module: 'Microsoft.PowerShell',
    does: 'Restarts the host.',
    params: [{ name: 'Force', kind: 'switch' }],
    missing: always,
    run: (_, input) => ({
      out: [[say(`${input.host} restarts.`, simplified(sources.windows, 'The real cmdlet prints nothing.'))]],
      commands: [{ do: 'restart', aim: input.host }],
    }),
  },
  {
    name: 'Get-Disk',
    module: 'Storage',
    does: 'Disks of the SAN as Windows numbers them.',
    params: [{ name: 'Number', kind: 'number', place: 0 }],
    missing: since('2012', 'Get-Disk'),
    run: disks,
  },
  {
    name: 'Get-EventLog',
    module: 'Microsoft.PowerShell',
    does: 'Events of the System log, newest first.',
    params: [
      { name: 'LogName', kind: 'text', place: 0, required: true },
      { name: 'Newest', kind: 'number' },
      { name: 'Source', kind: 'text' },
      { name: 'EntryType', kind: 'choice', choices: ['Information', 'Warning', 'Error'] },
      { name: 'InstanceId', kind: 'number', place: 1 },
    ],
    missing: always,
    run: eventLog,
  },
  {
    name: 'Get-WinEvent',
    module: 'Microsoft.PowerShell',
    does: 'Events of the System log by provider, newest first.',
    params: [
      { name: 'LogName', kind: 'text', place: 0 },
      { name: 'MaxEvents', kind: 'number' },
      { name: 'ProviderName', kind: 'text' },
    ],
    missing: always,
    run: winEvent,
  },
];
