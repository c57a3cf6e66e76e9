/** The tables of MODEL.md, made from the registries and specs that feed the engine. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { arrayKinds } from '../../../src/sim/arrays';
import * as catalog from '../../../src/sim/catalog';
import type { ArrayModel, SettingsSpec } from '../../../src/sim/catalog';
import { classDriver, selectors, type Judgement } from '../../../src/sim/multipath';
import { OutcomeKind, Sense, senseText } from '../../../src/sim/scsi';
import { hardwareTables } from './hardware-tables';
import { quirksTable } from './stack-tables';
import { bytes, duration, settingRange, settingValue, source, table, tagLetter, together } from './words';

/** Settings that can be set and are kept, but that nothing in the engine reads yet. tests/house/model.test.ts holds this list. */
export const withoutEffect: readonly string[] = [];

const settingHead = ['Setting', 'Key', 'Default', 'Range', 'Tag', 'What it does', 'Source of the default'];
const noEffect = (key: string): string => (withoutEffect.includes(key) ? ' **No effect yet.**' : '');

const settingRow = (spec: SettingsSpec[number]): string[] => [
  spec.label,
  `\`${spec.key}\``,
  settingValue(spec, spec.default),
  settingRange(spec),
  tagLetter[spec.tag],
  `${spec.help}${noEffect(spec.key)}`,
  source(spec.source),
];

const settings = (spec: SettingsSpec): string => table(settingHead, spec.map(settingRow));

/** The settings of several owners; where they agree, one row for all. */
function settingsOfMany(
  owners: readonly { readonly name: string; readonly spec: SettingsSpec }[],
  word: string,
): string {
  const rows = together(
    owners.flatMap(({ name, spec }) => spec.map((row) => ({ of: name, row: settingRow(row) }))),
    (row) => row.join('\u0000'),
  );
  // Rows of one key stand together, in the order of their first owner.
  const keys = [...new Set(rows.map(({ row }) => row[1]!))];
  const sorted = keys.flatMap((key) => rows.filter(({ row }) => row[1] === key));
  const who = (of: readonly string[]): string => (of.length === owners.length ? 'all' : of.join(', '));
  return table(
    [...settingHead.slice(0, 2), word, ...settingHead.slice(2)],
    sorted.map(({ of, row }) => [row[0]!, row[1]!, who(of), ...row.slice(2)]),
  );
}

/** Arrays that serve alike have the same settings. */
const paces: Readonly<Record<ArrayModel['pace'], string>> = {
  f300: 'F300',
  f400: 'F400 and AegisSAN F',
  p300: 'P300',
  p500: 'P500 and AegisSAN P',
  s300: 'S300',
  'fc-today': 'XS, XF, XN with FC',
  'iscsi-today': 'XS, XF, XN with iSCSI',
  'pure-delay': 'Pure delay',
};
const arrayOwners = (): readonly { readonly name: string; readonly spec: SettingsSpec }[] =>
  [...new Map(catalog.arrays.map((model) => [model.pace, model.id]))].map(([pace, id]) => ({
    name: paces[pace],
    spec: catalog.arraySettings(id),
  }));

/** Everything of a release that is a fact with a source. */
const releaseFacts = (release: catalog.Release): readonly { readonly source: string }[] =>
  Object.values(release).flatMap((each) => (typeof each === 'object' ? [each] : []));

const releases = (): string =>
  table(
    [
      'Release',
      'Retries of the class driver',
      'Least Blocks, 1 MiB cache',
      'Policies',
      'DSM-wide and VID/PID policy',
      'Feature Multipath I/O',
      'Tools',
      'Claims by bus',
      'Path check',
      'Sources',
    ],
    catalog.releases.map((each) => [
      each.label,
      String(each.classRetries.value),
      each.leastBlocksCacheBytes.value < 0 ? 'no' : bytes(each.leastBlocksCacheBytes.value),
      each.policies.value.length === catalog.policies.length
        ? 'all six'
        : `${each.policies.value.length}, without Least Blocks`,
      each.dsmWidePolicy.value && each.targetPolicy.value ? 'offered' : 'not offered',
      each.inboxMpio.value ? each.install.value : 'none: a vendor’s DSM',
      [
        each.mpclaim.value ? 'mpclaim' : '',
        each.report.value ? 'its report (-v)' : '',
        each.powershell.value ? 'PowerShell module' : '',
      ]
        .filter((tool) => tool !== '')
        .join(', ') || 'none',
      each.automaticClaim.value.map((bus) => (bus === 'sas' ? 'SAS' : 'iSCSI')).join(', ') || 'none',
      each.pathCheckKey.value || 'not known',
      [...new Set(releaseFacts(each).map((fact) => source(fact.source)))].join('; '),
    ]),
  );

const policies = (): string =>
  table(
    ['No.', 'Short', 'Policy', 'What it does'],
    catalog.policies.map((each) => [String(each.number), each.short, each.label, each.teaches]),
  );

const linuxSelectors = (): string => selectors.map((each) => `\`${each.id}\``).join(', ');

const faults = (): string =>
  table(
    ['Fault', 'At', 'Command and remedy', 'Who learns of it, and when', 'What one sees'],
    catalog.faults.map((each) => [
      each.label,
      each.aims,
      `\`${each.verb}\`, \`${each.healVerb}\``,
      each.whoLearns,
      each.teaches,
    ]),
  );
const faultParameters = (): string =>
  table(
    ['Fault', ...settingHead],
    catalog.faults.flatMap((fault) => fault.params.map((spec) => [fault.label, ...settingRow(spec)])),
  );

function judgement(then: Judgement): string {
  if (then.do === 'up') return 'Handed up to the disk class driver, status as it is';
  if (then.do === 'fail-over') return '**Failover**: the path fails for every LUN behind it';
  const counted = {
    always: 'counted against RetryCount',
    never: 'not counted',
    'unless-active': 'not counted for a read or write while some path is Active/Optimized',
  }[then.counts];
  const asked =
    then.ask === undefined
      ? ''
      : {
          'same-path': '; asks for the port groups, goes on by the same path',
          'other-port-group': '; asks for the port groups, goes on by another port group',
          'any-path': '; asks for the port groups, goes on by any path',
        }[then.ask];
  return `MPIO retries ${then.after === 'now' ? 'at once' : 'after RetryInterval'}, ${counted}${asked}${then.stay ? '; the path to be used becomes this one' : ''}`;
}
const verdicts = (): string =>
  table(
    ['Row', 'What came back', 'Verdict'],
    catalog.verdictTable.map((row) => [
      row.id,
      row.occurs === false ? `${row.what} (does not occur here)` : row.what,
      judgement(row.then),
    ]),
  );

function classAnswers(): string {
  const kinds: [string, Parameters<typeof classDriver>[0]][] = [
    ['disk timeout', { kind: OutcomeKind.timeout, sense: 0 }],
    ['aborted (exchange lost, read data incomplete)', { kind: OutcomeKind.aborted, sense: 0 }],
    ['ended by a reset', { kind: OutcomeKind.busReset, sense: 0 }],
    ['BUSY', { kind: OutcomeKind.busy, sense: 0 }],
    ['TASK SET FULL', { kind: OutcomeKind.taskSetFull, sense: 0 }],
    ['RESERVATION CONFLICT', { kind: OutcomeKind.reservationConflict, sense: 0 }],
    ['no such device', { kind: OutcomeKind.noDevice, sense: 0 }],
    ...(
      [
        'powerOnOrReset',
        'accessTransition',
        'abortedCommand',
        'logicalUnitTimeout',
        'unrecoveredRead',
        'spaceAllocationFailed',
        'invalidFieldInCdb',
      ] as const
    ).map((name): [string, Parameters<typeof classDriver>[0]] => [
      `sense ${senseText(Sense[name])} and its kind`,
      { kind: OutcomeKind.checkCondition, sense: Sense[name] },
    ]),
  ];
  return table(
    ['Handed up', 'Sent again', 'What the application gets in the end'],
    kinds.map(([what, outcome]) => {
      const { retryAfterNs, code } = classDriver(outcome);
      return [
        what,
        retryAfterNs === null ? 'no' : retryAfterNs === 0 ? 'at once' : `after ${duration(retryAfterNs)}`,
        code,
      ];
    }),
  );
}

const events = (): string =>
  table(
    ['Source', 'Id', 'Level (inferred)', 'Meaning'],
    Object.values(catalog.mpioEvents).map((each) => [
      each.source,
      each.eventId === null ? 'none' : String(each.eventId),
      each.level,
      each.meaning,
    ]),
  );

/** Times and sizes that are written into the engine and cannot be set. Read from its source, so that this table cannot lie. */
const fixed: readonly {
  readonly file: string;
  readonly name: string;
  readonly as: (value: number) => string;
  readonly what: string;
  readonly source: string;
}[] = [
  {
    file: 'engine/rows.ts',
    name: 'timeoutTickNs',
    as: duration,
    what: 'Storport looks at the clocks of its commands in ticks; a disk timeout is seen at the next one',
    source: 'P: real ticks are coarser',
  },
  {
    file: 'engine/control/light.ts',
    name: 'linkUpNs',
    as: duration,
    what: 'Light back until the port may log in: speed negotiation, synchronisation',
    source: 'P: real links need 0.5 to 3 s',
  },
  {
    file: 'engine/control/light.ts',
    name: 'losDetectNs',
    as: duration,
    what: 'Light gone until a switch calls the port down (for HBAs it is a setting)',
    source: 'K: R_T_TOV, FC-FS',
  },
  {
    file: 'fabric/link.ts',
    name: 'controlFrameNs',
    as: duration,
    what: 'A command, transfer ready or response on the wire, at any speed',
    source: 'I: under 100 bytes at 8 Gb/s',
  },
  {
    file: 'fabric/link.ts',
    name: 'framePayloadBytes',
    as: bytes,
    what: 'Payload of a full frame, for counting frames that may be lost',
    source: 'G',
  },
  {
    file: 'engine/stages/serve.ts',
    name: 'refusalNs',
    as: duration,
    what: 'A refusal by the array (sense data, TASK SET FULL)',
    source: 'P',
  },
  {
    file: 'engine/stages/choose.ts',
    name: 'refusalNs',
    as: duration,
    what: 'A refusal by the HBA driver or by a removed disk',
    source: 'P',
  },
  {
    file: 'engine/stages/choose.ts',
    name: 'waitingRoom',
    as: String,
    what: 'I/Os of an open load that may wait or be under way; what comes beyond is counted as turned away',
    source: 'P',
  },
  {
    file: 'engine/control/probe.ts',
    name: 'serviceNs',
    as: duration,
    what: 'A controller’s time for TEST UNIT READY, REPORT or SET TARGET PORT GROUPS',
    source: 'P',
  },
  {
    file: 'engine/control/dispatch.ts',
    name: 'stpgPollNs',
    as: duration,
    what: 'How often a SET TARGET PORT GROUPS under way looks whether the array has moved',
    source: 'P',
  },
  {
    file: 'engine/stages/finish.ts',
    name: 'errorPauseNs',
    as: duration,
    what: 'A closed load goes on this long after an I/O error on a disk that is still there',
    source: 'P',
  },
  {
    file: 'engine/control/stack.ts',
    name: 'reopenNs',
    as: duration,
    what: 'Disk back until the application has opened it again',
    source: 'P',
  },
  {
    file: 'engine/stages/finish.ts',
    name: 'waitingAfterNs',
    as: duration,
    what: 'Without a completion for this long, an application with I/O outstanding is called waiting',
    source: 'P',
  },
];

function constant(file: string, name: string): number {
  const text = readFileSync(join(import.meta.dirname, '..', '..', '..', 'src', 'sim', file), 'utf8');
  const found = new RegExp(`\\bconst ${name} = ([\\d_]+);`).exec(text);
  if (!found) throw new Error(`MODEL.md shows the constant ${name} of src/sim/${file}, and it is not there any more.`);
  return Number(found[1]!.replaceAll('_', ''));
}
const fixedTimes = (): string =>
  table(
    ['What', 'Value', 'Tag and source'],
    fixed.map((row) => [row.what, row.as(constant(row.file, row.name)), row.source]),
  );

/** Every `<!-- table: name -->` of the template, by name. */
export const tables: Readonly<Record<string, () => string>> = {
  'settings of MPIO and MSDSM': () => settings(catalog.msdsmSettings),
  'settings of Windows': () => settings(catalog.windowsSettings),
  'settings of the HBA driver': () => settings(catalog.initiatorSettings),
  'settings of arrays': () => settingsOfMany(arrayOwners(), 'Arrays'),
  'settings of switches': () =>
    settingsOfMany(
      catalog.switches.map((model) => ({ name: model.name, spec: catalog.switchSettings(model.id) })),
      'Switches',
    ),
  workloads: () =>
    table(
      ['Preset', 'Name', 'What it teaches'],
      catalog.workloadPresets.map((each) => [`\`${each.id}\``, each.label, each.teaches]),
    ),
  'settings of workloads': () =>
    settingsOfMany(
      catalog.workloadPresets.map((preset) => ({ name: preset.id, spec: preset.settings })),
      'Presets',
    ),
  releases,
  policies,
  selectors: linuxSelectors,
  faults,
  'parameters of faults': faultParameters,
  verdicts,
  'class driver': classAnswers,
  events,
  quirks: quirksTable,
  access: () =>
    table(
      ['Access', 'What it teaches'],
      arrayKinds.map((each) => [each.label, each.teaches]),
    ),
  ...hardwareTables,
  'fixed times': fixedTimes,
};
