/** Consoles on the real engine, by way of `san console`: what is typed changes the run, and the run changes what is printed. */
import { describe, expect, it } from 'vitest';
import { san, sanJson } from '../../support/terminal';

const scene = 'dual-fabric-4-paths';
const rows = (text: string): readonly string[] => text.match(/^ {4}0000000077\w+ .*$/gm) ?? [];

interface TypedLine {
  readonly text: string;
  readonly about: string | null;
  readonly provenance: { readonly fidelity: string; readonly source: string };
}
interface Session {
  readonly typed: readonly {
    readonly atNs: number;
    readonly lines: readonly TypedLine[];
    readonly commands: readonly unknown[];
  }[];
}

describe('san console', () => {
  it('prints what mpclaim says, behind the prompt', () => {
    const { code, out, err } = san('console', 'web1', 'mpclaim -s -d', 'mpclaim -s -d 0', scene);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^C:\\Users\\Administrator>mpclaim -s -d$/m);
    expect(out).toMatch(/^MPIO Disk0 {3}Disk 1 {7}RR {11}Microsoft DSM$/m);
    expect(rows(out)).toEqual([
      '    0000000077010000 Active/Optimized   001|000|000|000   0',
      '    0000000077010001 Active/Optimized   001|000|001|000   0',
      '    0000000077020000 Active/Optimized   002|000|000|000   0',
      '    0000000077020001 Active/Optimized   002|000|001|000   0',
    ]);
  });

  it('tells each line’s fidelity, source and what it is about', () => {
    const { code, json } = sanJson('console', 'web1', 'mpclaim -s -d 0', scene, '--at', '2s', '--wait', '1s');
    const { typed } = json as unknown as Session;
    expect(code).toBe(0);
    expect(json).toMatchObject({ format: 'san-console', version: 1, host: 'web1', console: 'cmd', findings: [] });
    expect(typed.map(({ atNs, commands }) => [atNs, commands])).toEqual([[2e9, []]]);
    expect(
      typed[0]!.lines.every(({ provenance }) => provenance.source !== '' && provenance.fidelity === 'modelled'),
    ).toBe(true);
    expect(typed[0]!.lines.at(-1)!.about).toBe('web1/lun0/4');
  });

  it('counts failed paths until PnP removes them', () => {
    const look = 'mpclaim -s -d 0';
    // Typed at 30 s (I/O is held), 35.6 s (the hold has ended) and 41.2 s (PnP has removed them).
    const { out } = san('console', 'web1', look, look, look, scene, '--cut', 'A1@5s', '--at', '30s', '--wait', '5.6s');
    const answers = out.split(/^C:.*\n/m).slice(1);
    expect(answers.map((each) => [/\d\d Paths/.exec(each)![0], rows(each).length])).toEqual([
      ['04 Paths', 4],
      ['04 Paths', 2],
      ['02 Paths', 2],
    ]);
  });

  it('sets a policy and path states, and reads them back', () => {
    const list = '0000000077010000 2 0 0 0000000077010001 0 0 1 0000000077020000 2 0 0 0000000077020001 2 0 0';
    const { code, out } = san('console', 'web1', `mpclaim -l -d 0 1 ${list}`, 'mpclaim -s -d 0', scene);
    expect(code).toBe(0);
    expect(out).toContain('MPIO Disk0: 04 Paths, Fail Over Only');
    expect(out).toMatch(/^ {2}\* 0000000077010001 Active\/Optimized/m);
    expect(rows(out).filter((row) => row.includes('Standby'))).toHaveLength(3);
  });

  it('sets timers in one console that the other reads', () => {
    const parameters = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\mpio\\Parameters';
    const set = san(
      'console',
      'web1',
      `reg add ${parameters} /v PDORemovePeriod /t REG_DWORD /d 120 /f`,
      `reg query ${parameters} /v PDORemovePeriod`,
      scene,
    );
    expect(set.out).toContain('PDORemovePeriod    REG_DWORD    0x78');
    const lines = [
      'Set-MPIOSetting -NewPDORemovePeriod 90',
      'Get-MPIOSetting',
      `reg query ${parameters} /v PDORemovePeriod`,
    ];
    const shell = san('console', 'web1', ...lines, 'timers-disk', '--console', 'powershell');
    expect(shell.code).toBe(0);
    expect(shell.out).toMatch(/^PDORemovePeriod +: 90$/m);
    expect(shell.out).toContain('REG_DWORD    0x5a');
  });

  it('looks at an implicit array before it answers, and refuses what its access forbids', () => {
    const { code, json } = sanJson('console', 'web1', 'mpclaim -s -d 0', 'mpclaim -l -d 0 2', 'S05');
    const { typed } = json as unknown as Session;
    expect(code).toBe(1);
    expect(typed.map(({ commands }) => commands)).toEqual([[{ do: 'look', aim: 'web1/lun0' }], []]);
    expect(typed[0]!.lines[0]!.text).toBe('MPIO Disk0: 04 Paths, Round Robin with Subset, Implicit Only');
    expect(
      typed[0]!.lines.filter((line) => line.text.includes('Active/Unoptimized') && line.text.startsWith('    0')),
    ).toHaveLength(2);
    expect(typed[1]!.lines.map((line) => line.text)).toEqual(['The parameter is incorrect.']);
  });

  it('gives the devices back after a restart, and the LUN is four disks', () => {
    const { out } = san(
      'console',
      'web1',
      'mpclaim -r -u -a',
      'mpclaim -s -d',
      'diskpart list disk',
      'diskpart select disk 2 online disk',
      scene,
      '--wait',
      '4s',
      ...['claimNs', 'restartNs'].flatMap((key) => ['--set', `web1.${key}=1s`]),
    );
    expect(out).toContain('Success, rebooting.');
    expect(out).not.toContain('MPIO Disk0');
    expect(out.match(/^ {2}Disk [1-4] +(Online|Offline) +\d/gm)).toHaveLength(4);
    expect(out).toMatch(/^Disk 2 is (online|offline)/m);
  });

  it('lets the policy of the disk count before that of its hardware id, and that before the DSM’s', () => {
    const qsan = '"Qsan    F400Q           "';
    const show = 'mpclaim -s -d';
    // The scene states a policy on the LUN: it is cleared first.
    const lines = [
      'mpclaim -l -d 0 0',
      'mpclaim -l -m 4',
      show,
      `mpclaim -l -t ${qsan} 1`,
      show,
      'mpclaim -s -t',
      'mpclaim -l -d 0 5',
      show,
      'mpclaim -l -d 0 0',
      show,
      `mpclaim -l -t ${qsan}`,
      show,
      'mpclaim -l -m 0',
      show,
      'mpclaim -s -t',
    ];
    const { code, out } = san('console', 'web1', ...lines, scene);
    expect(code).toBe(0);
    expect(out.match(/^MPIO Disk0 +Disk 1 +(\w+)/gm)!.map((row) => row.split(/ +/).at(-1))).toEqual([
      'LQD',
      'FOO',
      'WP',
      'FOO',
      'LQD',
      'RR',
    ]);
    expect(out).toContain(`${qsan}   FOO`);
    expect(out).toContain('No target-level default load balance policies have been set.');
  });

  it('puts several devices on the list with one line', () => {
    const { code, out } = san(
      'console',
      'web1',
      'mpclaim -n -i -d "Qsan    P300Q" "Qsan    S300Q"',
      'mpclaim -h',
      'mpclaim -n -u -d "Qsan    P300Q"',
      scene,
      '--wait',
      '2s',
      '--set',
      'web1.claimNs=1s',
    );
    expect(code).toBe(0);
    expect(out.match(/^"Qsan {4}.{16}"$/gm)).toEqual([
      '"Qsan    F400Q           "',
      '"Qsan    P300Q           "',
      '"Qsan    S300Q           "',
    ]);
  });

  it('fails with 1 where a line is an error, and with 2 where nothing can be typed', () => {
    expect(san('console', 'web1', 'mpclaim -s -d 9', scene)).toMatchObject({
      code: 1,
      out: expect.stringContaining('Element not found.') as unknown,
    });
    expect(san('console', 'web9', 'ver', scene)).toMatchObject({
      code: 2,
      err: expect.stringContaining('"web1"') as unknown,
    });
    expect(san('console', 'a1', 'ver', scene).code).toBe(2);
    expect(san('console', 'web1', scene)).toMatchObject({ code: 2, out: '' });
    expect(san('console', 'web1', 'ver', scene, '--console', 'bash')).toMatchObject({
      code: 2,
      err: expect.stringContaining('cmd, powershell') as unknown,
    });
    expect(san('console', 'web1', 'ver', scene, '--at', '0').code).toBe(2);
    expect(san('console', 'web1', 'ver', scene, '--at', 'soon').code).toBe(2);
  });

  it('has its help', () => {
    const { code, out } = san('console', '--help');
    expect(code).toBe(0);
    expect(out).toContain("console HOST 'COMMAND'... FILE");
  });
});
