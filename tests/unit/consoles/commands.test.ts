/** Every form that can be typed, and what it asks the run for. */
import { describe, expect, it } from 'vitest';
import { readCommand } from '../../../src/sim/catalog';
import type { ConsoleInput } from '../../../src/sim/consoles';
import type { Command } from '../../../src/sim/scenario/scenario';
import { eventRow, groupOf, inputOf, qsan, typed, type Sketch } from './fixture';

const ids = ['0000000077010000', '0000000077010001', '0000000077020000', '0000000077020001'];
const all = (states: readonly number[], weights = [0, 0, 0, 0], preferred = -1): string =>
  ids.map((id, i) => `${id} ${states[i]} ${weights[i]} ${i === preferred ? 1 : 0}`).join(' ');
const wish = (state: 'active' | 'standby', weight = 0, preferred = false) => ({ state, weight, preferred });
const lun = 'web1/lun0';
const set = (key: string, value: number | boolean): Command => ({ do: 'set', aim: 'web1', key, value });
const claim = (hardware: string): Command => ({ do: 'claim', aim: 'web1', hardware });
const unclaim = (hardware: string): Command => ({ do: 'unclaim', aim: 'web1', hardware });
const restart: Command = { do: 'restart', aim: 'web1' };
const hostPolicy = (policy: 'clear' | 'round-robin' | 'least-blocks' | 'least-queue-depth'): Command => ({
  do: 'set-policy',
  aim: 'web1',
  policy,
});
const iscsi = 'MSFT2005iSCSIBusType_0x9';

const cmd: readonly (readonly [string, readonly Command[]])[] = [
  ['mpclaim', []],
  ['mpclaim -e', []],
  ['mpclaim -h', []],
  ['mpclaim -v', [{ do: 'look', aim: 'web1/lun0' }]],
  ['mpclaim -v report.txt', [{ do: 'look', aim: 'web1/lun0' }]],
  ['mpclaim -s -d', []],
  ['mpclaim -s -d 0', []],
  ['mpclaim -s -m', []],
  ['mpclaim -s -t', []],
  [`mpclaim -n -i -d "${iscsi}"`, [claim(iscsi)]],
  ['mpclaim -n -u -a', [unclaim('')]],
  [`mpclaim -r -u -d "${qsan}"`, [unclaim(qsan), restart]],
  ['mpclaim -n -u -c', [unclaim(qsan)]],
  ['mpclaim -l -m 4', [hostPolicy('least-queue-depth')]],
  ['mpclaim -L -M 6', [hostPolicy('least-blocks')]],
  ['mpclaim -l -m 0', [hostPolicy('clear')]],
  ['mpclaim -l -m', [hostPolicy('clear')]],
  [
    `mpclaim -l -t "${qsan}" 3`,
    [{ do: 'set-target-policy', aim: 'web1', hardware: qsan, policy: 'round-robin-subset' }],
  ],
  [`mpclaim -l -t "${qsan}"`, [{ do: 'set-target-policy', aim: 'web1', hardware: qsan, policy: 'clear' }]],
  ['mpclaim -l -d 0 2', [{ do: 'set-policy', aim: lun, policy: 'round-robin' }]],
  ['mpclaim -l -d 0 0', [{ do: 'set-policy', aim: lun, policy: 'clear' }]],
  ['mpclaim -l -d 0', [{ do: 'set-policy', aim: lun, policy: 'clear' }]],
  [
    `mpclaim -l -d 0 1 ${all([2, 0, 2, 2], [0, 0, 0, 0], 1)}`,
    [
      {
        do: 'set-paths',
        aim: lun,
        paths: { P1: wish('standby'), P2: wish('active', 0, true), P3: wish('standby'), P4: wish('standby') },
        policy: 'fail-over-only',
      },
    ],
  ],
  [
    `mpclaim -l -d 0 5 ${all([0, 0, 0, 0], [1, 2, 3, 4])}`,
    [
      {
        do: 'set-paths',
        aim: lun,
        paths: { P1: wish('active', 1), P2: wish('active', 2), P3: wish('active', 3), P4: wish('active', 4) },
        policy: 'weighted-paths',
      },
    ],
  ],
  ['shutdown /r /t 0', [restart]],
  ['shutdown -r', [restart]],
  [
    'reg add HKLM\\SYSTEM\\CurrentControlSet\\Services\\mpio\\Parameters /v PDORemovePeriod /t REG_DWORD /d 120 /f',
    [set('pdoRemovePeriodNs', 120e9)],
  ],
  ['reg add hklm\\system\\currentcontrolset\\services\\disk /v timeoutvalue /d 0x1e', [set('diskTimeoutNs', 30e9)]],
  [
    'reg add HKLM\\SYSTEM\\CurrentControlSet\\Services\\mpio\\Parameters /v PathVerifyEnabled /t REG_DWORD /d 1',
    [set('pathVerifyEnabled', true)],
  ],
  [
    'reg add HKLM\\SYSTEM\\CurrentControlSet\\Services\\msdsm\\Parameters /v DsmUseCacheForLeastBlocks /t REG_BINARY /d 00',
    [set('useCacheForLeastBlocks', false)],
  ],
  [
    'reg add HKLM\\SYSTEM\\CurrentControlSet\\Services\\msdsm\\Parameters /v DsmUseCacheForLeastBlocks /t REG_DWORD /d 0',
    [],
  ],
  [
    'reg add HKLM\\SYSTEM\\CurrentControlSet\\Services\\msdsm\\Parameters /v DsmCacheSizeForLeastBlocks /t REG_QWORD /d 0x200000',
    [set('leastBlocksCacheBytes', 0x200000)],
  ],
];

/** On a host that has not claimed its array yet. */
const claims: readonly (readonly [string, readonly Command[]])[] = [
  ['mpclaim -r -i -a', [claim(''), restart]],
  ['mpclaim -r -i -a ""', [claim(''), restart]],
  ['mpclaim -n -i -c', [claim(qsan)]],
  ['mpclaim -n -i -d ""', [claim('')]],
  // As it is typed: shorter than 24 characters it is a prefix.
  [`MPCLAIM.EXE -N -I -D "${qsan}" "Qsan    P300Q"`, [claim(qsan), claim('Qsan    P300Q')]],
  [`mpclaim -r -i -d Qsan Qsan "Qsan    "`, [claim('Qsan'), restart]],
];

const powershell: readonly (readonly [string, readonly Command[]])[] = [
  ['Get-MPIOSetting', []],
  ['set-mpiosetting -newpdoremoveperiod 120 -NewRetryCount 5', [set('pdoRemovePeriodNs', 120e9), set('retryCount', 5)]],
  ['Set-MPIOSetting -NewPathV Enabled', []],
  ['Set-MPIOSetting -NewPathVerificationS Enabled', [set('pathVerifyEnabled', true)]],
  [
    'Set-MPIOSetting -CustomPathRecovery:Enabled -NewPathRecoveryInterval:25 -NewDiskTimeout 30',
    [set('useCustomPathRecoveryInterval', true), set('pathRecoveryIntervalNs', 25e9), set('diskTimeoutNs', 30e9)],
  ],
  ['New-MSDSMSupportedHW -VendorId Qsan -ProductId F400Q', [claim(qsan)]],
  ['New-MSDSMSupportedHW \'Qsan\' "F400Q"', [claim(qsan)]],
  ['New-MSDSMSupportedHW -AllApplicable', [claim('')]],
  ['Remove-MSDSMSupportedHW -VendorId Qsan -ProductId *', [unclaim(qsan)]],
  ['Clear-MSDSMSupportedHW', [unclaim('')]],
  ['Enable-MSDSMAutomaticClaim -BusType iSCSI', [{ do: 'claim-bus', aim: 'web1', bus: 'iscsi', on: true }]],
  ['Disable-MSDSMAutomaticClaim SAS -Confirm:$false', [{ do: 'claim-bus', aim: 'web1', bus: 'sas', on: false }]],
  ['Set-MSDSMGlobalDefaultLoadBalancePolicy -Policy RR', [hostPolicy('round-robin')]],
  ['Set-MSDSMGlobalDefaultLoadBalancePolicy None', [hostPolicy('clear')]],
  ['Uninstall-WindowsFeature -Name Multipath-IO -Restart', [{ do: 'remove-mpio', aim: 'web1' }, restart]],
  ['Restart-Computer -Force', [restart]],
  ['mpclaim -l -m 2', [hostPolicy('round-robin')]],
  ['mpclaim.exe -s -d | Out-Null', []],
];

describe('what is typed', () => {
  const input = inputOf();
  it.each(cmd)('%s', (text, commands) => {
    expect(typed('cmd', text, input).commands).toEqual(commands);
  });
  const unclaimed = inputOf({ windows: { supported: ['Vendor 8Product       16'] } });
  it.each(claims)('%s, before', (text, commands) => {
    expect(typed('cmd', text, unclaimed).commands).toEqual(commands);
  });
  it.each(powershell)('PS %s', (text, commands) => {
    expect(typed('powershell', text, input).commands).toEqual(commands);
  });

  it('asks for commands that the file’s reader takes', () => {
    const { topology } = input.facts;
    for (const [, commands] of [...cmd, ...claims, ...powershell])
      for (const command of commands) expect(readCommand(command, topology)).toEqual({ value: command, findings: [] });
  });

  it('asks an implicit array before it shows a policy, and prints what it says then', () => {
    const host: Sketch = {
      groups: [groupOf(0, { access: 'implicit' }), groupOf(1, { access: 'explicit' }), groupOf(2, { access: 'both' })],
    };
    const looks = (text: string) =>
      typed('cmd', text, inputOf(host)).commands.map((command) =>
        'aim' in command ? `${command.do} ${command.aim}` : '',
      );
    expect(looks('mpclaim -s -d')).toEqual(['look web1/lun2', 'look web1/lun0']);
    expect(looks('mpclaim -s -d 0')).toEqual(['look web1/lun0']);
    expect(looks('mpclaim -s -d 1')).toEqual([]);
    // The report looks at every disk: its counters are to be those of now.
    expect(looks('mpclaim -v')).toEqual(['look web1/lun2', 'look web1/lun1', 'look web1/lun0']);
    expect(looks('mpclaim -e')).toEqual([]);
  });

  it('does nothing at all, no restart either, when one device of a line cannot be claimed or given back', () => {
    const busy = inputOf({ windows: { busy: { what: 'unclaim', endsNs: 90e9, ids: [qsan] } } });
    const refused: readonly (readonly [ConsoleInput, string, string])[] = [
      [input, 'mpclaim -r -i -a ""', 'on the list'],
      [input, `mpclaim -r -i -d "Qsan    P300Q" "${qsan}"`, 'on the list'],
      [input, 'mpclaim -r -u -d "Qsan    P300Q"', 'not on the list'],
      [inputOf({ windows: { feature: 'restart-needed' } }), 'mpclaim -r -i -a', ''],
      [busy, 'mpclaim -r -i -d "Qsan    P300Q"', 'busy'],
      [busy, `mpclaim -r -u -d "${qsan}"`, 'busy'],
      [input, 'mpclaim -r -i -c', ''],
    ];
    for (const [host, text, why] of refused) {
      const { commands, lines } = typed('cmd', text, host);
      expect(commands, text).toEqual([]);
      expect(
        lines.some((line) => line.error),
        text,
      ).toBe(true);
      expect(lines.map((line) => line.provenance.remark).join(), text).toContain(why);
    }
    // What is named joins a work of the same kind.
    expect(typed('cmd', 'mpclaim -n -u -d "Vendor 8Product       16"', busy).commands).toHaveLength(1);
    const waiting = inputOf({ windows: { feature: 'restart-needed' } });
    for (const text of [
      'Install-WindowsFeature Multipath-IO -Restart',
      'Add-WindowsFeature -Name Multipath-IO -Restart',
    ])
      expect(typed('powershell', text, waiting), text).toMatchObject({ commands: [] });
    expect(typed('powershell', 'Install-WindowsFeature Multipath-IO -Restart', waiting).all).toContain(
      'waits for a restart',
    );
  });

  it('takes ids by name or all of them, not both; tells of work that is not finished', () => {
    const both = typed('powershell', 'New-MSDSMSupportedHW -VendorId IBM -ProductId 2145 -AllApplicable', input);
    expect(both.commands).toEqual([]);
    expect(both.all).toContain('AmbiguousParameterSet');
    const busy = inputOf({ windows: { busy: { what: 'claim', endsNs: 90e9, ids: [qsan] } } });
    expect(typed('powershell', 'Update-MPIOClaimedHW', busy).all).toContain(
      'WARNING: Windows is still working on the list.',
    );
    expect(typed('powershell', 'Update-MPIOClaimedHW', input).all).not.toContain('WARNING');
  });

  it('installs the feature where it is absent', () => {
    const absent = inputOf({ windows: { feature: 'absent' } });
    expect(typed('powershell', 'Install-WindowsFeature Multipath-IO', absent).commands).toEqual([
      { do: 'install-mpio', aim: 'web1' },
    ]);
    expect(typed('powershell', 'Get-MPIOSetting', absent).all).toContain('comes with the feature');
    expect(typed('cmd', 'mpclaim -s -d', absent).all).toContain('is not recognized');
  });

  it('takes a plain disk online by its number', () => {
    const disks = [
      {
        ...inputOf().facts.hosts.web1!.windows!.disks[0]!,
        path: 1,
        pathId: 'web1/lun0/2',
        mpioDisk: null,
        number: 2,
        state: 'offline' as const,
      },
    ];
    const answer = typed('cmd', 'diskpart select disk 2 online disk', inputOf({ windows: { disks } }));
    expect(answer.commands).toEqual([{ do: 'online-disk', aim: 'web1/lun0/2' }]);
  });

  it('prints nothing into Out-Null', () => {
    expect(typed('powershell', 'mpclaim -s -d | Out-Null', input).all).toBe('');
    expect(typed('powershell', 'Get-Disk | Out-Null', input).all).toBe('');
    expect(typed('powershell', 'mpclaim -s -d', input).all).toBe(typed('cmd', 'mpclaim -s -d', input).all);
  });

  it('clears the screen', () => {
    expect(typed('cmd', 'cls', input).clear).toBe(true);
    expect(typed('powershell', 'clear', input).clear).toBe(true);
  });
});

const wrong: readonly (readonly [console: string, text: string, says: string, remark: RegExp])[] = [
  ['cmd', 'mpclaim -x', 'The parameter is incorrect.', /not a switch/],
  ['cmd', 'mpclaim -s -d zero', 'The parameter is incorrect.', /not the number/],
  ['cmd', 'mpclaim -s -d 3', 'Element not found.', /no disk 3/],
  ['cmd', 'mpclaim -l -d 3 2', 'Element not found.', /no disk 3/],
  ['cmd', 'mpclaim -l -m 8', 'The parameter is incorrect.', /0 to 7/],
  ['cmd', 'mpclaim -l -m 7', 'The parameter is incorrect.', /vendor/],
  ['cmd', 'mpclaim -l -d 0 7', 'The parameter is incorrect.', /vendor/],
  ['cmd', 'mpclaim -r -i', 'The parameter is incorrect.', /missing/],
  ['cmd', 'mpclaim -r -a', 'The parameter is incorrect.', /-i \(claim\)/],
  ['cmd', `mpclaim -l -d 0 2 ${ids[0]} 0 0 0`, 'The parameter is incorrect.', /Only FOO, RRWS and WP/],
  ['cmd', `mpclaim -l -d 0 1 ${ids[0]} 0 0`, 'The parameter is incorrect.', /four words/],
  ['cmd', `mpclaim -l -d 0 1 ${ids[0]} 0 0 0`, 'The parameter is incorrect.', /Every path/],
  ['cmd', `mpclaim -l -d 0 1 ${all([0, 0, 2, 2])}`, 'The parameter is incorrect.', /one active path/],
  ['cmd', `mpclaim -l -d 0 3 ${all([0, 0, 2, 2]).replace(ids[1]!, ids[0]!)}`, 'The parameter is incorrect.', /twice/],
  [
    'cmd',
    `mpclaim -l -d 0 3 ${all([0, 0, 2, 2]).replace(ids[1]!, '0000000077990000')}`,
    'The parameter is incorrect.',
    /not one of this disk/,
  ],
  [
    'cmd',
    'reg query HKCU\\Software',
    'ERROR: The system was unable to find the specified registry key or value.',
    /has HKLM/,
  ],
  [
    'cmd',
    'reg add HKLM\\SYSTEM\\CurrentControlSet\\Services\\mpio\\Parameters /v RetryCount /d 501',
    'ERROR: Invalid syntax.',
    /0 to 500/,
  ],
  ['cmd', 'shutdown /s', 'Not modelled: /s.', /Only shutdown/],
  ['cmd', 'wevtutil qe Application', 'Not modelled: the only log is System.', /Other logs/],
  ['cmd', 'mpclaim -s -d | find "RR"', 'Not modelled: |', /without pipes/],
  ['cmd', 'fsutil', "'fsutil' is not recognized as a command or a program of this host.", /help/],
  [
    'powershell',
    'Set-MPIOSetting -NewRetryCount 501',
    'Set-MPIOSetting : The value 501 is out of the range of NewRetryCount.',
    /0 to 500/,
  ],
  [
    'powershell',
    'Set-MPIOSetting -New 1',
    "Set-MPIOSetting : The parameter name 'New' fits several: -NewPathVerificationState -NewPathVerificationPeriod -NewPDORemovePeriod -NewRetryCount -NewRetryInterval -NewPathRecoveryInterval -NewDiskTimeout.",
    /./,
  ],
  ['powershell', 'Get-Disk | Sort-Object Number', 'Sort-Object Number', /Only Format-Table/],
];

describe('what is wrong', () => {
  it.each(wrong)('%s: %s', (id, text, says, remark) => {
    const answer = typed(id, text, inputOf());
    const [first] = answer.lines.filter((line) => line.error);
    expect(first!.text).toContain(says);
    expect(first!.provenance.remark).toMatch(remark);
    expect(answer.commands).toEqual([]);
  });

  it('says what the stack refused in Windows’ words, with its reason', () => {
    const refused = eventRow(9, 'refused', null, lun, {
      source: 'msdsm',
      params: { reason: 'Fail Over Only has one active path.' },
    });
    const other = eventRow(8, 'refused', null, 'web2/lun0', {
      source: 'msdsm',
      params: { reason: 'Not of this host.' },
    });
    const good = typed('cmd', 'mpclaim -l -d 0 2', inputOf(), [other]);
    expect(good.all).toBe('Success');
    const bad = typed('cmd', 'mpclaim -l -d 0 2', inputOf(), [other, refused]);
    expect(bad.lines).toEqual([
      {
        text: 'The parameter is incorrect.',
        about: lun,
        error: true,
        provenance: expect.objectContaining({
          fidelity: 'modelled',
          remark: 'Fail Over Only has one active path.',
        }) as unknown,
      },
    ]);
    const shell = typed('powershell', 'Set-MSDSMGlobalDefaultLoadBalancePolicy RR', inputOf(), [refused]);
    expect(shell.lines[0]).toMatchObject({
      text: 'Set-MSDSMGlobalDefaultLoadBalancePolicy : Fail Over Only has one active path.',
      error: true,
      provenance: { fidelity: 'simplified' },
    });
  });

  it('refuses Round Robin on an asymmetric LUN without asking', () => {
    const asymmetric = inputOf({
      groups: [groupOf(0, { access: 'explicit', symmetric: false, policy: 'round-robin-subset' })],
    });
    const answer = typed('cmd', 'mpclaim -l -d 0 2', asymmetric);
    expect(answer.all).toBe('The parameter is incorrect.');
    expect(answer.commands).toEqual([]);
  });
});

describe('releases', () => {
  const says = (release: Sketch['release'], text: string, id = 'cmd'): string =>
    typed(id, text, inputOf({ release })).all;
  it('2008 has no defaults, no report and no Least Blocks', () => {
    for (const text of [
      'mpclaim -l -m 2',
      `mpclaim -l -t "${qsan}" 2`,
      'mpclaim -s -m',
      'mpclaim -s -t',
      'mpclaim -v',
      'mpclaim -l -d 0 6',
    ])
      expect(says('2008', text)).toBe('The parameter is incorrect.');
    expect(says('2008', 'mpclaim -s -d')).toContain('MPIO Disk0');
    expect(says('2008R2', 'mpclaim -s -m')).toContain('No MSDSM-wide');
  });
  it('2000 and 2003 have no mpclaim', () => {
    for (const release of ['2000', '2003', '2003R2'] as const)
      expect(says(release, 'mpclaim -s -d')).toContain('is not recognized');
  });
  it('has the MPIO module from 2012 on', () => {
    expect(says('2008R2', 'Get-MPIOSetting', 'powershell')).toContain('is not recognized');
    expect(says('2012', 'Get-MPIOSetting', 'powershell')).toContain('PDORemovePeriod');
    expect(says('2008R2', 'Add-WindowsFeature Multipath-IO', 'powershell')).toContain('NoChangeNeeded');
  });
});
