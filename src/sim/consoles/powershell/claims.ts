/** Cmdlets of the MPIO module about hardware IDs: what is seen, what is on the list, what is claimed. */
import { refusedCode, releaseOf, whyNotClaim } from '../../multipath';
import type { LogRow } from '../../run/reading';
import type { Command } from '../../scenario/scenario';
import type { ConsoleInput } from '../console';
import { mpioIsThere, releaseIdOf, windowsOf } from '../host';
import { modelled, say, simplified, sources } from '../lines';
import { hardwareId } from '../words';
import { fits, type Args } from './bind';
import { failure, type Cmdlet, type Result } from './cmdlet';
import { rowOf, type Objects, type Output } from './objects';

export function mpioModuleMissing(input: ConsoleInput): string | null {
  const release = releaseOf(releaseIdOf(input));
  if (!release.powershell.value)
    return `${release.label} has no MPIO module of PowerShell; it came with Windows Server 2012.`;
  return mpioIsThere(input)
    ? null
    : 'The MPIO module comes with the feature: Install-WindowsFeature Multipath-IO, then a restart.';
}

const ids = [
  { name: 'VendorId', kind: 'text', place: 0 },
  { name: 'ProductId', kind: 'text', place: 1 },
] as const;
const vendorOf = (id: string): string => id.slice(0, 8).trim();
const productOf = (id: string): string => id.slice(8).trim();
const wanted = (list: readonly string[], { VendorId, ProductId }: Args): readonly string[] =>
  list.filter((id) => fits(VendorId, vendorOf(id)) && fits(ProductId, productOf(id)));

const table = (list: readonly string[], remark = ''): Objects => ({
  columns: [{ name: 'VendorId', width: 8 }, { name: 'ProductId' }],
  rows: list.map((id) => rowOf([vendorOf(id), productOf(id)])),
  view: 'table',
  provenance: remark === '' ? modelled(sources.moduleCapture) : simplified(sources.moduleCapture, remark),
});

/** What the stack refused, as an error of this cmdlet; null when nothing was. */
export function refusedOutput(name: string, news: readonly LogRow[], input: ConsoleInput): Output | null {
  const row = news.find(
    (each) => each.code === refusedCode && (each.aim === input.host || each.aim.startsWith(`${input.host}/`)),
  );
  return row ? refusal(name, String(row.params.reason ?? 'The DSM refused it.')) : null;
}

export const refusal = (name: string, reason: string): Output =>
  failure(
    name,
    name,
    reason,
    `InvalidOperation: (:) [${name}]`,
    name,
    simplified(sources.sample, 'The reason is in our words.'),
  );

export function changing(
  name: string,
  commands: readonly Command[],
  done: (input: ConsoleInput) => readonly Output[],
): Result {
  return {
    out: [],
    commands,
    after: (now, news) => {
      const refused = refusedOutput(name, news, now);
      return refused ? [refused] : done(now);
    },
  };
}

const restart = 'The list counts from the next restart on.';
const supported = (input: ConsoleInput): readonly string[] => windowsOf(input)?.supported ?? [];

export const warning = (text: string, remark: string): Output => [
  say(`WARNING: ${text}`, simplified(sources.module, remark)),
];

function add({ VendorId, ProductId, AllApplicable }: Args, input: ConsoleInput): Result {
  const name = 'New-MSDSMSupportedHW';
  if (AllApplicable === true && VendorId === undefined && ProductId === undefined) {
    const all = (windowsOf(input)?.hardware ?? []).map((row) => row.id);
    return changing(name, [{ do: 'claim', aim: input.host, hardware: '' }], () => [table(all, restart)]);
  }
  if (AllApplicable === true || VendorId === undefined || ProductId === undefined)
    return {
      out: [
        failure(
          name,
          name,
          'VendorId and ProductId belong together; -AllApplicable stands alone.',
          `InvalidArgument: (:) [${name}]`,
          `AmbiguousParameterSet,${name}`,
          modelled(sources.module),
        ),
      ],
    };
  const hardware = hardwareId(String(VendorId), String(ProductId));
  return changing(name, [{ do: 'claim', aim: input.host, hardware }], () => [table([hardware], restart)]);
}

function remove(name: string, list: readonly string[], input: ConsoleInput): Result {
  const windows = windowsOf(input);
  const why = windows && list.length > 0 ? whyNotClaim(windows, false, list) : null;
  if (why !== null) return { out: [refusal(name, why)] };
  const commands = list.map((hardware): Command => ({ do: 'unclaim', aim: input.host, hardware }));
  if (commands.length > 0) return changing(name, commands, () => []);
  return {
    out: [
      failure(
        name,
        name,
        'No such hardware ID is on the list.',
        `ObjectNotFound: (:) [${name}]`,
        name,
        modelled(sources.module),
      ),
    ],
  };
}

const busOf = { FC: 'FibreChannel', iSCSI: 'iSCSI', SAS: 'SAS' } as const;

function available(args: Args, input: ConsoleInput): Objects {
  const rows = (windowsOf(input)?.hardware ?? []).filter(
    (row) =>
      fits(args['VendorId'], row.vendor) &&
      fits(args['ProductId'], row.product) &&
      fits(args['BusType'], busOf[row.bus]) &&
      (args['IsMultipathed'] ?? row.multipath) === row.multipath &&
      (args['IsSPC3Supported'] ?? row.spc3) === row.spc3,
  );
  return {
    columns: [
      { name: 'VendorId', width: 8 },
      { name: 'ProductId', width: 16 },
      { name: 'IsMultipathed', width: 15 },
      { name: 'IsSPC3Supported', width: 15 },
      { name: 'BusType' },
    ],
    rows: rows.map((row) => rowOf([row.vendor.trim(), row.product.trim(), row.multipath, row.spc3, busOf[row.bus]])),
    view: 'table',
    provenance: modelled(sources.moduleCapture),
  };
}

function update(input: ConsoleInput): Result {
  const { pending, busy } = windowsOf(input) ?? { pending: [], busy: null };
  const why = 'Windows tries to claim without a restart and often cannot; here a claim always needs one.';
  if (busy?.what === 'claim' || busy?.what === 'unclaim')
    return {
      out: [
        table(supported(input)),
        warning(
          'Windows is still working on the list.',
          'The real cmdlet waits; here adding a device takes its time, and this one looks.',
        ),
      ],
    };
  if (pending.length === 0) return { out: [table(supported(input))] };
  return {
    out: [
      table(supported(input)),
      ...pending.map((text) => warning(text, why)),
      warning('A restart is required.', why),
    ],
  };
}

const buses = { name: 'BusType', kind: 'choice', choices: ['iSCSI', 'SAS'], place: 0, required: true } as const;
const automatic = (name: string, on: boolean): Cmdlet => ({
  name,
  module: 'MPIO',
  does: `${on ? 'Adds' : 'Removes'} a whole bus: iSCSI or SAS.`,
  params: [buses],
  missing: mpioModuleMissing,
  run: ({ BusType }, input) =>
    changing(name, [{ do: 'claim-bus', aim: input.host, bus: BusType === 'SAS' ? 'sas' : 'iscsi', on }], () => [
      warning('A restart is required.', restart),
    ]),
});

export const claimCmdlets: readonly Cmdlet[] = [
  {
    name: 'Get-MSDSMSupportedHW',
    module: 'MPIO',
    does: 'Hardware ids on the list of the Microsoft DSM.',
    params: ids,
    missing: mpioModuleMissing,
    run: (args, input) => ({ out: [table(wanted(supported(input), args))] }),
  },
  {
    name: 'New-MSDSMSupportedHW',
    module: 'MPIO',
    does: 'Puts a hardware ID on the list; -AllApplicable: all that are seen.',
    params: [...ids, { name: 'AllApplicable', kind: 'switch' }],
    missing: mpioModuleMissing,
    run: add,
  },
  {
    name: 'Remove-MSDSMSupportedHW',
    module: 'MPIO',
    does: 'Takes a hardware ID off the list.',
    params: [
      { ...ids[0], required: true },
      { ...ids[1], required: true },
    ],
    missing: mpioModuleMissing,
    run: (args, input) => remove('Remove-MSDSMSupportedHW', wanted(supported(input), args), input),
  },
  {
    name: 'Clear-MSDSMSupportedHW',
    module: 'MPIO',
    does: 'Takes every hardware ID off the list.',
    params: [],
    missing: mpioModuleMissing,
    run: (_, input) => remove('Clear-MSDSMSupportedHW', supported(input).length > 0 ? [''] : [], input),
  },
  {
    name: 'Update-MPIOClaimedHW',
    module: 'MPIO',
    does: 'Applies the list of hardware IDs; says when a restart is needed.',
    params: [],
    missing: mpioModuleMissing,
    run: (_, input) => update(input),
  },
  {
    name: 'Get-MPIOAvailableHW',
    module: 'MPIO',
    does: 'Storage that is seen and could be claimed.',
    params: [
      ...ids,
      { name: 'BusType', kind: 'choice', choices: ['FibreChannel', 'iSCSI', 'SAS'] },
      { name: 'IsMultipathed', kind: 'bool' },
      { name: 'IsSPC3Supported', kind: 'bool' },
    ],
    missing: mpioModuleMissing,
    run: (args, input) => ({ out: [available(args, input)] }),
  },
  automatic('Enable-MSDSMAutomaticClaim', true),
  automatic('Disable-MSDSMAutomaticClaim', false),
  {
    name: 'Get-MSDSMAutomaticClaimSettings',
    module: 'MPIO',
    does: 'Which buses are claimed as a whole.',
    params: [],
    missing: mpioModuleMissing,
    run: (_, input) => {
      const { iscsi, sas } = windowsOf(input)?.automaticClaim ?? { iscsi: false, sas: false };
      const columns = [{ name: 'Name', width: 30 }, { name: 'Value' }];
      const rows = [rowOf(['iSCSI', iscsi]), rowOf(['SAS', sas])];
      return { out: [{ columns, rows, view: 'table', provenance: modelled(sources.module) }] };
    },
  },
];
