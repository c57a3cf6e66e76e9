/** Layouts column by column: golden texts that were compared with captured output (ms-mpio.md 10.1, 10.2). */
import { describe, expect, it } from 'vitest';
import { expectGolden } from '../../golden/golden';
import { eventRow, groupOf, inputOf, qsan, typed, windowsOf, type Sketch } from './fixture';

const alua = (state: 'Active/Optimized' | 'Active/Unoptimized', group: number, port: number, preferred = false) => ({
  word: state,
  state: state === 'Active/Optimized' ? 'activeOptimized' : 'activeUnoptimized',
  portGroup: [group, state, port, preferred] as const,
});
const two = [groupOf(0), groupOf(1, { policy: 'round-robin-subset' })];

interface Case {
  readonly name: string;
  readonly host: Sketch;
  readonly lines: readonly string[];
  readonly console?: 'cmd' | 'powershell';
}
const cases: readonly Case[] = [
  { name: 'symmetric', host: {}, lines: ['mpclaim -s -d', 'mpclaim -s -d 0'] },
  {
    name: 'symmetric-with-port-groups',
    host: {
      groups: [
        groupOf(0, {
          access: 'implicit',
          serial: '600A0B800012345678',
          paths: [
            { address: [5, 0, 7, 1], portGroup: [256, 'Active/Optimized', 24] },
            { address: [5, 0, 6, 1], portGroup: [256, 'Active/Optimized', 22] },
            { address: [6, 0, 7, 1], portGroup: [257, 'Active/Optimized', 25] },
            { address: [6, 0, 6, 1], portGroup: [257, 'Active/Optimized', 23] },
          ],
        }),
      ],
    },
    lines: ['mpclaim -s -d 0'],
  },
  {
    name: 'alua-implicit',
    host: {
      groups: [
        groupOf(0, {
          access: 'implicit',
          symmetric: false,
          policy: 'round-robin-subset',
          paths: [alua('Active/Optimized', 1, 1, true), alua('Active/Unoptimized', 2, 2)],
        }),
      ],
    },
    lines: ['mpclaim -s -d', 'mpclaim -s -d 0'],
  },
  {
    name: 'alua-explicit',
    host: {
      groups: [
        groupOf(0, {
          access: 'explicit',
          symmetric: false,
          policy: 'fail-over-only',
          paths: [
            { ...alua('Active/Optimized', 1, 1), preferred: true },
            { word: 'Standby', state: 'standby', portGroup: [1, 'Active/Optimized', 3] },
            { word: 'Unavailable', state: 'unavailable', portGroup: [2, 'Unavailable', 2] },
          ],
        }),
      ],
    },
    lines: ['mpclaim -s -d 0'],
  },
  {
    name: 'alua-both',
    host: {
      groups: [
        groupOf(0, {
          access: 'both',
          symmetric: false,
          policy: 'least-queue-depth',
          paths: [alua('Active/Optimized', 1, 1)],
        }),
      ],
    },
    lines: ['mpclaim -s -d 0'],
  },
  {
    name: 'one-path-failed',
    host: { groups: [groupOf(0, { paths: [{}, { word: 'Failed', state: 'failed', carrying: false }, {}, {}] })] },
    lines: ['mpclaim -s -d 0'],
  },
  {
    name: 'one-path-removed',
    host: {
      groups: [groupOf(0, { paths: [{}, { word: 'Removed', state: 'removed', present: false, order: -1 }, {}, {}] })],
    },
    lines: ['mpclaim -s -d 0'],
  },
  { name: 'two-luns', host: { groups: two }, lines: ['mpclaim -s -d', 'mpclaim -s -d 1'] },
  {
    name: 'weights',
    host: { groups: [groupOf(0, { policy: 'weighted-paths', paths: [{ weight: 10 }, { weight: 200 }] })] },
    lines: ['mpclaim -s -d 0'],
  },
  {
    name: 'vendor-dsm',
    host: { groups: [groupOf(0, { dsm: 'Vendor DSM (sample)', policy: 'vendor-specific' }), groupOf(1)] },
    lines: ['mpclaim -s -d', 'mpclaim -s -d 0', 'mpclaim -l -d 0 2'],
  },
  {
    name: 'wmi',
    console: 'powershell',
    host: {
      groups: [
        groupOf(0, {
          paths: [
            { preferred: true, weight: 5 },
            { word: 'Failed', state: 'failed' },
          ],
        }),
      ],
      windows: { dsmPolicy: 'fail-over-only', targetPolicies: { [qsan]: 'weighted-paths' } },
    },
    lines: [
      ...['MPIO_DISK_INFO', 'MPIO_REGISTERED_DSM', 'MPIO_TIMERS_COUNTERS', 'MPIO_DISK_HEALTH_INFO'],
      ...['MPIO_PATH_HEALTH_INFO', 'DSM_QueryLBPolicy_V2', 'MSDSM_DEFAULT_LOAD_BALANCE_POLICY'],
      'MSDSM_TARGETS_DEFAULT_LOAD_BALANCE_POLICY',
    ].map((name) => `Get-WmiObject -Namespace root\\wmi -Class ${name}`),
  },
  {
    name: 'events',
    console: 'powershell',
    host: {
      log: [
        eventRow(1, 'disk-created', 1, 'web1/lun0'),
        eventRow(2, 'disk-path-added', 2, 'web1/lun0/2', { params: { paths: 2 } }),
        eventRow(3, 'throttled', 37, 'web1/lun0'),
        eventRow(4, 'lun-reset', 129, 'web1/lun0/1', { source: 'storport' }),
        eventRow(5, 'io-retried', 153, 'web1/lun0/1', { source: 'disk' }),
        eventRow(6, 'failover', 16, 'web1/lun0/1'),
        eventRow(7, 'degraded', 17, 'web1/lun0'),
        eventRow(8, 'path-removed', 46, 'web1/lun0/1'),
        eventRow(9, 'no-path', 32, 'web1/lun0'),
        eventRow(10, 'all-paths-failed', 23, 'web1/lun0'),
      ],
    },
    lines: ['Get-EventLog System', 'wevtutil qe System /c:2 /rd:true /f:text'],
  },
  { name: 'unknown-disk', host: {}, lines: ['mpclaim -s -d 7', 'mpclaim -l -d 7 2'] },
  { name: 'no-disk', host: { groups: [] }, lines: ['mpclaim -s -d'] },
  { name: 'policies-unset', host: {}, lines: ['mpclaim -s -m', 'mpclaim -s -t'] },
  {
    name: 'policies-set',
    host: { windows: { dsmPolicy: 'least-queue-depth', targetPolicies: { [qsan]: 'weighted-paths' } } },
    lines: ['mpclaim -s -m', 'mpclaim -s -t'],
  },
  {
    name: 'enumeration',
    host: {
      windows: {
        hardware: [
          {
            id: 'IBM     2145            ',
            vendor: 'IBM',
            product: '2145',
            bus: 'SAS',
            spc3: true,
            multipath: true,
            claimed: true,
            alua: 'Implicit Only',
          },
          {
            id: qsan,
            vendor: 'Qsan',
            product: 'F400Q',
            bus: 'FC',
            spc3: true,
            multipath: false,
            claimed: false,
            alua: 'ALUA Not Supported',
          },
        ],
      },
    },
    lines: ['mpclaim -e', 'mpclaim -h'],
  },
  { name: 'report', host: { groups: two, nowNs: 3_723_004e6 }, lines: ['mpclaim -v'] },
  { name: 'usage', host: {}, lines: ['mpclaim'] },
  { name: 'usage-2008', host: { release: '2008' }, lines: ['mpclaim'] },
  {
    name: 'prompt',
    host: { release: '2008R2' },
    lines: [
      'ver',
      'hostname',
      'echo one  two',
      'help',
      'nothing-of-the-kind',
      'diskpart list disk select disk 1 detail disk',
    ],
  },
  {
    name: 'registry',
    host: {
      windows: { dsmPolicy: 'round-robin', targetPolicies: { [qsan]: 'least-queue-depth' } },
      groups: [
        groupOf(0, { policyFrom: 'LUN', policy: 'weighted-paths', paths: [{ weight: 5 }, { wish: 'Standby' }] }),
      ],
    },
    lines: [
      'reg query HKLM\\SYSTEM\\CurrentControlSet\\Services\\mpio\\Parameters',
      'reg query HKLM\\SYSTEM\\CurrentControlSet\\Services\\msdsm\\Parameters /s',
      'reg query HKLM\\SYSTEM\\CurrentControlSet\\Control\\MPDEV /v MPIOSupportedDeviceList',
      'reg query HKLM\\SYSTEM\\CurrentControlSet\\Services\\Disk',
    ],
  },
  {
    name: 'powershell-hardware',
    host: {},
    console: 'powershell',
    lines: [
      'Get-MPIOAvailableHW',
      'Get-MSDSMSupportedHW',
      'New-MSDSMSupportedHW -VendorId Qsan -ProductId P300Q',
      'Get-MSDSMAutomaticClaimSettings',
      'Get-MSDSMGlobalDefaultLoadBalancePolicy',
    ],
  },
  {
    name: 'powershell-settings',
    host: { settings: { web1: { pdoRemovePeriodNs: 120e9, pathVerifyEnabled: true } } },
    console: 'powershell',
    lines: ['Get-MPIOSetting', 'Set-MPIOSetting -NewPDORemovePeriod 30'],
  },
  {
    name: 'powershell-system',
    host: { groups: two },
    console: 'powershell',
    lines: [
      'Get-Disk',
      'Get-WindowsFeature Multipath-IO',
      'Install-WindowsFeature Multipath-IO',
      'Get-Disk | fl',
      'Get-Help Set-MPIOSetting',
      'Get-Foo -x 1',
    ],
  },
];

describe('what a console prints', () => {
  it.each(cases.map((each) => [each.name, each] as const))('%s', (name, { host, lines, console = 'cmd' }) => {
    const input = inputOf(host);
    const prompt = console === 'cmd' ? 'C:\\> ' : 'PS C:\\> ';
    const text = lines.map((line) => `${prompt}${line}\n${typed(console, line, input).all}`).join('\n');
    expectGolden(`consoles/${name}.txt`, text);
    expect(text).not.toMatch(/undefined|NaN|\[object/);
  });

  it('keeps every column of the captured disk list', () => {
    const groups = [groupOf(0), groupOf(1, { policy: 'round-robin-subset' })];
    const { disks } = windowsOf('2022', groups);
    const numbers = [2, 3];
    const windows = { disks: disks.map((disk, i) => ({ ...disk, number: numbers[i]! })) };
    expect(typed('cmd', 'mpclaim -s -d', inputOf({ groups, windows })).all.split('\n')).toEqual([
      '',
      "For more information about a particular disk, use 'mpclaim -s -d #' where # is the MPIO disk number.",
      '',
      'MPIO Disk    System Disk  LB Policy    DSM Name',
      '-------------------------------------------------------------------------------',
      'MPIO Disk1   Disk 3       RRWS         Microsoft DSM',
      'MPIO Disk0   Disk 2       RR           Microsoft DSM',
    ]);
  });

  it('keeps every column of the captured disk', () => {
    const paths = [
      { address: [5, 0, 7, 1], portGroup: [256, 'Active/Optimized', 24] },
      { present: false, word: 'Removed', state: 'removed' },
    ] as const;
    const groups = [groupOf(0, { access: 'implicit', serial: '600A0B800012345678', paths })];
    expect(typed('cmd', 'MPCLAIM -S -D 0', inputOf({ groups })).all.split('\n')).toEqual([
      'MPIO Disk0: 01 Paths, Round Robin, Symmetric Access',
      '    Controlling DSM: Microsoft DSM',
      '    SN: 600A0B800012345678',
      '    Supported Load Balance Policies: FOO RR RRWS LQD WP LB',
      '',
      '    Path ID          State              SCSI Address      Weight',
      '    ---------------------------------------------------------------------------',
      '    0000000077050007 Active/Optimized   005|000|007|001   0',
      '      TPG_State : Active/Optimized  , TPG_Id: 256, : 24',
    ]);
  });

  it('counts a failed path in the header, and gives it no row', () => {
    const failed = typed(
      'cmd',
      'mpclaim -s -d 0',
      inputOf(cases.find((each) => each.name === 'one-path-failed')!.host),
    ).all;
    const removed = typed(
      'cmd',
      'mpclaim -s -d 0',
      inputOf(cases.find((each) => each.name === 'one-path-removed')!.host),
    ).all;
    expect(failed).toContain('MPIO Disk0: 04 Paths');
    expect(removed).toContain('MPIO Disk0: 03 Paths');
    expect(failed.match(/^ {4}0000000077/gm)).toHaveLength(3);
    expect(removed.match(/^ {4}0000000077/gm)).toHaveLength(3);
  });

  it('keeps help and greeting within 79 columns, which fit every window', () => {
    for (const name of ['usage', 'usage-2008']) {
      const host = inputOf(cases.find((each) => each.name === name)!.host);
      for (const [id, text] of [
        ['cmd', 'mpclaim'],
        ['cmd', 'help'],
        ['cmd', 'diskpart'],
      ] as const) {
        for (const line of typed(id, text, host).all.split('\n')) expect(line.length, line).toBeLessThanOrEqual(79);
      }
    }
  });
});
