/** Both consoles: who has them, completion, events, and provenance of whatever is typed. */
import { describe, expect, it } from 'vitest';
import { hostConsoles } from '../../../src/sim/consoles';
import type { ConsoleInput, ConsoleLine } from '../../../src/sim/consoles';
import { eventRow, groupOf, inputOf, qsan, term, typed } from './fixture';

describe('who has a console', () => {
  const missing = (id: string, input: ConsoleInput): string | null => term(id).missing(input);
  it('is a Windows host that runs', () => {
    expect(hostConsoles.map((each) => each.id)).toEqual(['cmd', 'powershell']);
    for (const id of ['cmd', 'powershell']) {
      expect(missing(id, inputOf())).toBeNull();
      expect(missing(id, inputOf({ windows: { power: 'restarting' } }))).toContain('restarts');
      expect(missing(id, { ...inputOf(), host: 'a1' })).toContain('not a Windows host');
    }
  });
  it('has PowerShell from 2008 R2 on', () => {
    expect(missing('powershell', inputOf({ release: '2008' }))).toContain('2008');
    expect(missing('powershell', inputOf({ release: '2008R2' }))).toBeNull();
    expect(missing('cmd', inputOf({ release: '2000' }))).toBeNull();
  });
  it('shows where it is', () => {
    expect(term('cmd').prompt(inputOf())).toBe('C:\\Users\\Administrator>');
    expect(term('cmd').prompt(inputOf({ release: '2003' }))).toContain('Documents and Settings');
    expect(term('powershell').prompt(inputOf())).toMatch(/^PS /);
    for (const each of hostConsoles) expect(each.banner(inputOf())[0]!.text).toMatch(/WIN-01|web1/);
  });
});

const cases: readonly (readonly [console: string, text: string, offered: readonly string[]])[] = [
  ['cmd', 'mp', ['mpclaim']],
  ['cmd', 'mpclaim ', ['-e', '-h', '-l', '-n', '-r', '-s', '-v']],
  ['cmd', 'mpclaim -s -', ['-d', '-m', '-t']],
  ['cmd', 'MPCLAIM -S -d ', ['0', '1']],
  ['cmd', 'mpclaim -l -d 0 ', ['0', '1', '2', '3', '4', '5', '6', '7']],
  [
    'cmd',
    'mpclaim -l -d 0 1 00000000770',
    ['0000000077010000', '0000000077010001', '0000000077020000', '0000000077020001'],
  ],
  ['cmd', 'mpclaim -l -d 0 1 0000000077010000 2 0 0 ', ['0000000077010001', '0000000077020000', '0000000077020001']],
  ['cmd', 'mpclaim -l -t q', [`"${qsan}"`]],
  ['cmd', 'mpclaim -l -t "q', [`"${qsan}"`]],
  ['cmd', 'mpclaim -n -i ', ['-a', '-c', '-d']],
  ['cmd', 'mpclaim -n -i -d ', [`"${qsan}"`, '"Vendor 8Product       16"']],
  [
    'cmd',
    'reg query HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\D',
    ['HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\Disk'],
  ],
  ['cmd', 'reg add HKLM\\SYSTEM\\CurrentControlSet\\Services\\Disk /v ', ['TimeOutValue']],
  ['cmd', 'diskpart sel', ['select']],
  ['cmd', 'diskpart select disk ', ['1', '2']],
  ['cmd', 'nonsense ', []],
  [
    'powershell',
    'get-ms',
    ['Get-MSDSMSupportedHW', 'Get-MSDSMAutomaticClaimSettings', 'Get-MSDSMGlobalDefaultLoadBalancePolicy'],
  ],
  [
    'powershell',
    'Set-MPIOSetting -newp',
    ['-NewPathVerificationState', '-NewPathVerificationPeriod', '-NewPDORemovePeriod', '-NewPathRecoveryInterval'],
  ],
  ['powershell', 'Set-MPIOSetting -NewPathVerificationState ', ['Enabled', 'Disabled']],
  ['powershell', 'Set-MSDSMGlobalDefaultLoadBalancePolicy -Policy l', ['LQD', 'LB']],
  ['powershell', 'mpclaim -s ', ['-d', '-m', '-t']],
];
describe('completion', () => {
  const input = inputOf({ groups: [groupOf(0), groupOf(1)] });
  it.each(cases)('%s: %s', (id, text, offered) => {
    const { from, options } = term(id).complete(text, input);
    expect(options).toEqual(offered);
    expect(from).toBeLessThanOrEqual(text.length);
    // What is offered, put in place of the word, is what a longer typing would have given.
    for (const option of options) expect(term(id).complete(text.slice(0, from) + option, input).from).toBe(from);
  });
});

describe('events', () => {
  const log = [
    eventRow(1, 'disk-created', 1, 'web1/lun0'),
    eventRow(2, 'cable-cut', null, 'A1', { source: 'fault' }),
    eventRow(3, 'lun-reset', 129, 'web1/lun0/1', { source: 'storport' }),
    eventRow(4, 'failover', 16, 'web1/lun0/1'),
    eventRow(5, 'failover', 16, 'web2/lun0/1'),
    eventRow(90, 'degraded', 17, 'web1/lun0'),
  ];
  it('are those of the host that Windows would log by now', () => {
    const { all, lines } = typed('cmd', 'wevtutil qe System /f:text', inputOf({ log }));
    expect(all.match(/Event ID: \d+/g)).toEqual(['Event ID: 1', 'Event ID: 129', 'Event ID: 16']);
    expect(all).toContain('Source: storport');
    expect(lines.at(-1)!.about).toBe('web1/lun0/1');
    expect(typed('cmd', 'wevtutil qe System /c:1 /rd:true /f:text', inputOf({ log })).all).toContain('Event ID: 16');
  });
  it('are listed newest first in PowerShell', () => {
    const { all } = typed('powershell', 'Get-EventLog System -Newest 2 | fl', inputOf({ log }));
    expect(all.match(/InstanceID : \d+/g)).toEqual(['InstanceID : 16', 'InstanceID : 129']);
    expect(typed('powershell', 'Get-WinEvent -ProviderName mpio', inputOf({ log })).all).toContain(
      'ProviderName: mpio',
    );
  });
});

describe('what a line is about', () => {
  it('is the path or LUN it speaks of', () => {
    const { lines } = typed('cmd', 'mpclaim -s -d 0', inputOf());
    expect(lines.filter((line) => line.about?.startsWith('web1/lun0/')).map((line) => line.about)).toEqual([
      'web1/lun0/1',
      'web1/lun0/2',
      'web1/lun0/3',
      'web1/lun0/4',
    ]);
    expect(lines[0]!.about).toBe('web1/lun0');
  });
});

/** A small generator: the same lines from the same seed. */
function generator(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
}
const words = [
  ...[
    'mpclaim',
    '-s',
    '-d',
    '-m',
    '-t',
    '-l',
    '-e',
    '-h',
    '-v',
    '-r',
    '-n',
    '-i',
    '-u',
    '-a',
    '-c',
    '0',
    '1',
    '7',
    '99',
    '-1',
  ],
  ...[
    '0000000077010000',
    '0000000077010001',
    '0000000077020000',
    '0000000077020001',
    `"${qsan}"`,
    '""',
    '"',
    "'",
    '|',
    'ft',
    'fl',
    '*',
    '?',
    '[',
    '(',
    '\\',
    '$',
  ],
  ...[
    'Get-MPIOSetting',
    'Set-MPIOSetting',
    '-NewPDORemovePeriod',
    '-New',
    'Get-Disk',
    'Get-EventLog',
    'System',
    '-Newest',
    'New-MSDSMSupportedHW',
    '-VendorId',
    'Clear-MSDSMSupportedHW',
  ],
  ...[
    'Install-WindowsFeature',
    'Multipath-IO',
    'Get-Help',
    'Get-Command',
    'Get-WinEvent',
    'Update-MPIOClaimedHW',
    'select',
    '-First',
    'Out-Null',
    'exit',
    'cls',
    'ver',
    'echo',
    'help',
  ],
  ...[
    'reg',
    'query',
    'add',
    '/v',
    '/d',
    '/s',
    '/t',
    'HKLM\\SYSTEM\\CurrentControlSet\\Services\\mpio\\Parameters',
    'RetryCount',
    'REG_DWORD',
    '0xffffffff',
    'diskpart',
    'list',
    'disk',
    'select',
    'detail',
    'online',
  ],
  ...[
    'wevtutil',
    'qe',
    '/c:1',
    '/f:text',
    '/rd:true',
    'shutdown',
    '/r',
    'Ünïcode',
    '\u0000',
    '\u202e',
    '__proto__',
    'constructor',
    'toString',
    '-constructor',
  ],
];

describe('anything that is typed', () => {
  const seed = 20_260_103;
  it(`is answered with provenance, and never throws (seed ${seed})`, () => {
    const draw = generator(seed);
    const hosts = [
      inputOf(),
      inputOf({ release: '2008', groups: [groupOf(0, { access: 'implicit', symmetric: false })] }),
      inputOf({ release: '2003', groups: [groupOf(0, { kind: 'disks', dsm: '' })] }),
      inputOf({ release: '2012R2', groups: [], windows: { feature: 'absent' } }),
    ];
    const strange: string[] = [];
    let lines = 0;
    const check = (line: ConsoleLine, text: string): void => {
      lines++;
      const { fidelity, source } = line.provenance;
      // eslint-disable-next-line no-control-regex
      if (!fidelity || !source || /[\u0000-\u001f]|undefined|NaN/.test(line.text))
        strange.push(`${text} → ${line.text}`);
    };
    for (let i = 0; i < 2000; i++) {
      const text = Array.from({ length: 1 + draw(8) }, () => words[draw(words.length)]).join(draw(20) === 0 ? '' : ' ');
      const input = hosts[draw(hosts.length)]!;
      const each = hostConsoles[draw(2)]!;
      const answer = each.run(text, input);
      for (const line of [...answer.lines, ...(answer.after?.(input, []) ?? [])]) check(line, text);
      const { from, options } = each.complete(text, input);
      if (from < 0 || from > text.length || options.some((option) => option === ''))
        strange.push(`completion of ${text}`);
    }
    expect(strange).toEqual([]);
    expect(lines).toBeGreaterThan(4000);
  });
});
