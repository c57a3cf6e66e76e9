/** `Get-WmiObject` and `Get-CimInstance` on the classes of MPIO and of the Microsoft DSM in root\wmi (ms-mpio.md 10.4): reading only. */
import { releaseOf } from '../../multipath';
import type { ConsoleInput } from '../console';
import {
  hasFailed,
  isSince,
  mpioDisks,
  mpioIsThere,
  pathsOf,
  releaseIdOf,
  releaseLabel,
  secondsOf,
  settingOf,
  windowsOf,
  type KnownPath,
} from '../host';
import { modelled, notModelled, simplified, sources } from '../lines';
import { policyNumber } from '../words';
import type { Args } from './bind';
import { failure, type Cmdlet, type Result } from './cmdlet';
import { rowOf, type Objects } from './objects';

type Cell = string | number | boolean;
interface Instance {
  readonly values: readonly (readonly [name: string, value: Cell])[];
  readonly about?: string;
}

/** Path ids are numbers in WMI. */
const numberOf = (pathId: string): number => Number.parseInt(pathId, 16);
const seconds = (input: ConsoleInput, key: string): number => secondsOf(input, key);

function allPaths(input: ConsoleInput): readonly (KnownPath & { readonly disk: string })[] {
  return mpioDisks(input).flatMap(({ group, number }) =>
    pathsOf(input, group).map((path) => ({ ...path, disk: `MPIO Disk${number}` })),
  );
}

const diskInfo = (input: ConsoleInput): Instance[] =>
  mpioDisks(input).map(({ group, number, id }) => ({
    about: id,
    values: [
      ['Name', `MPIO Disk${number}`],
      ['NumberPaths', pathsOf(input, group).length],
      ['SerialNumber', group.serial],
      ['DsmName', group.dsm],
      [
        'PathIds',
        `{${pathsOf(input, group)
          .map(({ path }) => numberOf(path.pathId))
          .join(', ')}}`,
      ],
    ],
  }));

const pathHealth = (input: ConsoleInput): Instance[] =>
  allPaths(input).map((known) => {
    const { path, id } = known;
    const { statistics, health } = path;
    return {
      about: id,
      values: [
        ['PathId', numberOf(path.pathId)],
        ['NumberReads', statistics?.reads ?? 0],
        ['NumberWrites', statistics?.writes ?? 0],
        ['NumberBytesRead', statistics?.readBytes ?? 0],
        ['NumberBytesWritten', statistics?.writeBytes ?? 0],
        ['NumberRetries', health?.retries ?? 0],
        ['NumberIoErrors', health?.errors ?? 0],
        ['PathOffline', hasFailed(known)],
      ],
    };
  });

const diskHealth = (input: ConsoleInput): Instance[] =>
  mpioDisks(input).map(({ group, number, id }) => {
    const paths = pathsOf(input, group);
    const sum = (of: (known: KnownPath) => number | undefined): number =>
      paths.reduce((all, each) => all + (of(each) ?? 0), 0);
    return {
      about: id,
      values: [
        ['Name', `MPIO Disk${number}`],
        ['NumberReads', sum(({ path }) => path.statistics?.reads)],
        ['NumberWrites', sum(({ path }) => path.statistics?.writes)],
        ['NumberBytesRead', sum(({ path }) => path.statistics?.readBytes)],
        ['NumberBytesWritten', sum(({ path }) => path.statistics?.writeBytes)],
        ['NumberRetries', sum(({ path }) => path.health?.retries)],
        ['NumberIoErrors', sum(({ path }) => path.health?.errors)],
        ['PathFailures', group.paths.reduce((all, path) => all + (path.health?.failures ?? 0), 0)],
        ['DeviceOffline', group.health === 'allFailed'],
      ],
    };
  });

/** A or B of a LUN's path as the DSM flags it: A/O and A/U are primary, A/O and standby optimized; a failed one has id 0. */
const lbPolicy = (input: ConsoleInput): Instance[] =>
  mpioDisks(input).flatMap(({ group, number, id }) =>
    pathsOf(input, group).map((known): Instance => {
      const { path } = known;
      const failed = hasFailed(known);
      const is = (...words: readonly string[]): boolean => !failed && words.includes(path.word);
      return {
        about: known.id || id,
        values: [
          ['Name', `MPIO Disk${number}`],
          ['LoadBalancePolicy', policyNumber(group.policy)],
          ['DsmPathId', failed ? 0 : numberOf(path.pathId)],
          ['PrimaryPath', is('Active/Optimized', 'Active/Unoptimized')],
          ['OptimizedPath', is('Active/Optimized', 'Standby')],
          ['PreferredPath', path.preferred],
          ['FailedPath', failed],
          ['PathWeight', path.weight],
        ],
      };
    }),
  );

const timers = (input: ConsoleInput): Instance[] => [
  {
    values: [
      ['PathVerifyEnabled', settingOf(input, 'pathVerifyEnabled') === true],
      ['PathVerificationPeriod', seconds(input, 'pathVerificationPeriodNs')],
      ['PDORemovePeriod', seconds(input, 'pdoRemovePeriodNs')],
      ['RetryCount', Number(settingOf(input, 'retryCount') ?? 0)],
      ['RetryInterval', seconds(input, 'retryIntervalNs')],
      ['UseCustomPathRecoveryInterval', settingOf(input, 'useCustomPathRecoveryInterval') === true],
      ['PathRecoveryInterval', seconds(input, 'pathRecoveryIntervalNs')],
    ],
  },
];

const registered = (input: ConsoleInput): Instance[] =>
  (windowsOf(input)?.dsms ?? [])
    .filter((dsm) => dsm.installed)
    .map(({ name, version }) => ({
      values: [
        ['DsmName', name],
        ['DsmVersion', version],
      ],
    }));

const defaultPolicy = (input: ConsoleInput): Instance[] => {
  const policy = windowsOf(input)?.dsmPolicy ?? null;
  return [{ values: [['LoadBalancePolicy', policy === null ? 0 : policyNumber(policy)]] }];
};
const targetPolicies = (input: ConsoleInput): Instance[] =>
  Object.entries(windowsOf(input)?.targetPolicies ?? {}).map(([id, policy]) => ({
    values: [
      ['HardwareId', id],
      ['LoadBalancePolicy', policyNumber(policy)],
    ],
  }));

interface Class {
  readonly name: string;
  readonly read: (input: ConsoleInput) => readonly Instance[];
  /** It came with 2008 R2. */
  readonly newer?: true;
}
const classes: readonly Class[] = [
  { name: 'MPIO_DISK_INFO', read: diskInfo },
  { name: 'MPIO_REGISTERED_DSM', read: registered },
  { name: 'MPIO_TIMERS_COUNTERS', read: timers },
  { name: 'MPIO_DISK_HEALTH_INFO', read: diskHealth, newer: true },
  { name: 'MPIO_PATH_HEALTH_INFO', read: pathHealth, newer: true },
  { name: 'DSM_QueryLBPolicy_V2', read: lbPolicy },
  { name: 'MSDSM_DEFAULT_LOAD_BALANCE_POLICY', read: defaultPolicy, newer: true },
  { name: 'MSDSM_TARGETS_DEFAULT_LOAD_BALANCE_POLICY', read: targetPolicies, newer: true },
];

const flat = simplified(
  sources.wmi,
  'The values are the run’s. WMI nests paths and packets in arrays of their disk; here each is listed by itself.',
);

function read(name: string, classOf: string, { Namespace, ...args }: Args, input: ConsoleInput): Result {
  const asked = String(args[classOf]);
  const complaint = (
    message: string,
    id: string,
    provenance = notModelled('Other classes and namespaces of WMI.'),
  ): Result => ({
    out: [failure(name, name, message, `InvalidType: (:) [${name}], ManagementException`, `${id},${name}`, provenance)],
  });
  const found = classes.find((each) => each.name.toLowerCase() === asked.toLowerCase());
  const elsewhere = !/^root[\\/]wmi$/i.test(String(Namespace ?? ''));
  if (!found || elsewhere) {
    const known = classes.map((each) => each.name).join(', ');
    return complaint(
      elsewhere && found
        ? `Invalid class "${asked}": it is in -Namespace root\\wmi.`
        : `Invalid class "${asked}". Modelled in root\\wmi: ${known}.`,
      'GetWMIManagementException',
    );
  }
  const release = releaseOf(releaseIdOf(input));
  if (!mpioIsThere(input))
    return complaint(
      `Invalid class "${asked}": Multipath I/O is not installed.`,
      'GetWMIManagementException',
      modelled(sources.wmi),
    );
  if (found.newer && !release.report.value)
    return complaint(
      `Invalid class "${asked}": it came with 2008 R2.`,
      'GetWMIManagementException',
      modelled(sources.wmi),
    );
  const instances = found.read(input);
  const columns = (instances[0]?.values ?? []).map(([column]) => ({ name: column }));
  const objects: Objects = {
    columns,
    rows: instances.map(({ values, about }) =>
      rowOf(
        values.map(([, value]) => value),
        about ?? null,
      ),
    ),
    view: 'list',
    provenance: flat,
  };
  return { out: [objects] };
}

const cmdlet = (
  name: string,
  aliases: readonly string[],
  classOf: 'Class' | 'ClassName',
  missing: Cmdlet['missing'],
): Cmdlet => ({
  name,
  aliases,
  module: 'Microsoft.PowerShell',
  does: 'Reads a class of MPIO: -Namespace root\\wmi and its name.',
  params: [
    { name: classOf, kind: 'choice', choices: classes.map((each) => each.name), place: 0, required: true },
    { name: 'Namespace', kind: 'text' },
  ],
  missing,
  run: (args, input) => read(name, classOf, args, input),
});

export const wmiCmdlets: readonly Cmdlet[] = [
  cmdlet('Get-WmiObject', ['gwmi'], 'Class', () => null),
  cmdlet('Get-CimInstance', ['gcim'], 'ClassName', (input) =>
    isSince(input, '2012') ? null : `${releaseLabel(input)} has no Get-CimInstance; it came with Windows Server 2012.`,
  ),
];
