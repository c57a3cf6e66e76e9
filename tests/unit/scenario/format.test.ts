// The file format: what is read, what is refused, and in which words.
import { describe, expect, it } from 'vitest';
import { firstScene, parseScenario, printScenario } from '../../../src/sim/catalog';
import type { Finding, Scenario } from '../../../src/sim/catalog';

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Json = { [key: string]: any };
const file = (): Json => JSON.parse(printScenario(firstScene));
const read = (change: (json: Json) => void): { value: Scenario | null; findings: readonly Finding[] } => {
  const json = file();
  change(json);
  return parseScenario(JSON.stringify(json));
};
const seen = (change: (json: Json) => void): readonly string[] =>
  read(change).findings.map((finding) => `${finding.level} ${finding.code} ${finding.place}`);
const mend = (change: (json: Json) => void): string => read(change).findings[0].mend;

describe('reading', () => {
  it('takes the example of the format', () => {
    const { value, findings } =
      parseScenario(`{ "format": "san-scenario", "version": 1, "title": "Dual fabric, 4 paths", "seed": 42,
      "devices": { "web1": {"kind":"host","os":"windows","release":"2008R2","hba":["qle2562","qle2562"]},
                   "fabA": {"kind":"switch","model":"brocade-300"}, "fabB": {"kind":"switch","model":"brocade-300"},
                   "a1": {"kind":"array","model":"qsan-f400q","access":"alua-implicit"} },
      "cables": ["A1 web1.hba0.0 - fabA.0 5m", "A2 fabA.1 - a1.ctr1.0 5m"],
      "luns": [{"id":"lun0","array":"a1","group":"rg0","owner":"ctr1","sizeGiB":2000,"maps":["web1:0"]}],
      "settings": { "web1": {"policy":"RRWS","linkDownHoldNs":30000000000} },
      "workloads": [{"id":"oltp","host":"web1","lun":"lun0","preset":"oltp-8k-70-30","outstanding":32}],
      "journal": [{"atNs":5000000001,"do":"cut","aim":"A1"}],
      "layout": {"web1":[80,144]}, "view": {"atNs":0,"speed":1,"lens":true} }`);
    expect(findings).toEqual([]);
    expect(value!.settings.web1.policy).toBe('round-robin-subset');
    expect(value!.topology.luns[0].maps).toEqual([{ host: 'web1', lun: 0 }]);
    expect(parseScenario(printScenario(value!)).value).toEqual(value);
  });
  it('needs no more than devices', () => {
    const { value, findings } = parseScenario('{"format":"san-scenario","version":1,"title":"","devices":{}}');
    expect(findings).toEqual([]);
    expect(value).toMatchObject({ seed: 42, workloads: [], journal: [], topology: { cables: [], luns: [] } });
  });
  it('keeps a file small: what is empty is not written', () => {
    const text = printScenario({ ...firstScene, note: undefined, settings: {}, workloads: [], layout: {}, view: {} });
    expect(Object.keys(JSON.parse(text))).toEqual(['format', 'version', 'title', 'seed', 'devices', 'cables', 'luns']);
  });
});

describe('gates', () => {
  const code = (text: string): string => parseScenario(text).findings[0].code;
  it('refuse what is no scenario', () => {
    expect(code('')).toBe('not-json');
    expect(code('{"a":')).toBe('not-json');
    expect(code('[]')).toBe('not-an-object');
    expect(code('null')).toBe('not-an-object');
    expect(code('{}')).toBe('not-a-scenario');
    expect(code('{"format":"san-scenario"}')).toBe('bad-version');
    expect(code('{"format":"san-scenario","version":2}')).toBe('newer-version');
    expect(parseScenario('{"format":"san-scenario","version":2}').value).toBeNull();
  });
  it('refuse what is too large, too deep, or named to do harm', () => {
    expect(code(' '.repeat(5_000_001))).toBe('too-large');
    expect(code(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)).toBe('too-deep');
    expect(seen((json) => (json.settings = { a: { b: { c: { d: { e: { f: { g: {} } } } } } } }))).toEqual([
      'error too-deep /settings/a/b/c/d/e/f/g',
    ]);
    expect(
      code(
        '{"format":"san-scenario","version":1,"title":"","devices":{"__proto__":{"kind":"switch","model":"brocade-300"}}}',
      ),
    ).toBe('forbidden-key');
    for (const key of ['constructor', 'prototype'])
      expect(seen((json) => (json.settings[key] = {}))).toEqual([`error forbidden-key /settings/${key}`]);
    const many = read(
      (json) =>
        (json.devices = Object.fromEntries(
          Array.from({ length: 2_001 }, (_, i) => [`s${i}`, { kind: 'switch', model: 'brocade-300' }]),
        )),
    );
    expect(many.findings[0]).toMatchObject({ code: 'too-many', place: '/devices' });
    expect(seen((json) => (json.journal = Array(10_001).fill({ atNs: 1, do: 'restore-all' })))).toEqual([
      'error too-many /journal',
    ]);
    expect(seen((json) => (json.cables = Array(10_001).fill('A1 a.0 - b.0')))[0]).toBe('error too-many /cables');
  });
  it('list fifty remarks and count the rest', () => {
    const { value, findings } = read((json) => (json.cables = Array(200).fill('nonsense')));
    expect(value).toBeNull();
    expect(findings).toHaveLength(51);
    expect(findings[50].message).toContain('more remarks');
  });
});

describe('findings name the place and the mend', () => {
  it.each<[string, (json: Json) => void, string]>([
    ['a cable', (json) => (json.cables[3] = 'B1 web1.hba1 - fabB.0'), 'error bad-port /cables/3'],
    ['a cable into nothing', (json) => (json.cables[3] = 'B1 web2.hba1.0 - fabB.0'), 'error unknown-device /cables/3'],
    ['a cable twice', (json) => (json.cables[3] = 'A1 web1.hba1.0 - fabB.0'), 'error id-used-twice /cables/3'],
    ['a length', (json) => (json.cables[0] = 'A1 web1.hba0.0 - fabA.0 0m'), 'error bad-length /cables/0'],
    ['an adapter', (json) => (json.devices.web1.hba[1] = 'qle2561'), 'error unknown-adapter /devices/web1/hba/1'],
    ['a system', (json) => (json.devices.web1.os = 'linux'), 'error unknown-system /devices/web1/os'],
    ['a release', (json) => (json.devices.web1.release = '2007'), 'error unknown-release /devices/web1/release'],
    ['an id', (json) => (json.devices['7'] = { kind: 'switch', model: 'brocade-300' }), 'error bad-id /devices/7'],
    ['a kind', (json) => (json.devices.x = { kind: 'tape' }), 'error unknown-kind-of-device /devices/x/kind'],
    [
      'a name with control characters',
      (json) => (json.devices.web1.name = 'a\u0007b'),
      'error control-character /devices/web1/name',
    ],
    [
      'a RAID group',
      (json) => (json.devices.a1.groups = { rg0: { level: 'raid6', disks: 3, drive: 'sas-15k' } }),
      'error out-of-range /devices/a1/groups/rg0/disks',
    ],
    ['a mapping', (json) => (json.luns[0].maps = ['web1']), 'error bad-map /luns/0/maps/0'],
    ['a mapping to nobody', (json) => (json.luns[0].maps = ['web2:0']), 'error unknown-device /luns/0/maps/0'],
    ['a size', (json) => (json.luns[0].sizeGiB = '2000'), 'error not-a-number /luns/0/sizeGiB'],
    ['a workload’s host', (json) => (json.workloads[0].host = 'fabA'), 'error unknown-host /workloads/0/host'],
    ['a workload’s LUN', (json) => (json.workloads[0].lun = 'lun7'), 'error unknown-lun /workloads/0/lun'],
    ['a preset', (json) => (json.workloads[0].preset = 'oltp'), 'error unknown-preset /workloads/0/preset'],
    ['a depth', (json) => (json.workloads[0].outstanding = 0), 'error out-of-range /workloads/0/outstanding'],
    ['a block', (json) => (json.workloads[0].blockBytes = 1000), 'error not-whole /workloads/0/blockBytes'],
    ['a verb', (json) => (json.journal = [{ atNs: 1, do: 'cutt', aim: 'A1' }]), 'error unknown-verb /journal/0/do'],
    ['an aim', (json) => (json.journal = [{ atNs: 1, do: 'cut', aim: 'A9' }]), 'error unknown-aim /journal/0/aim'],
    ['a missing aim', (json) => (json.journal = [{ atNs: 1, do: 'cut' }]), 'error missing-key /journal/0'],
    ['a time', (json) => (json.journal = [{ atNs: 1.5, do: 'restore-all' }]), 'error not-whole /journal/0/atNs'],
    [
      'a share',
      (json) => (json.journal = [{ atNs: 1, do: 'errors', aim: 'A1', share: 2 }]),
      'error out-of-range /journal/0/share',
    ],
    [
      'an adapter that is not there',
      (json) => (json.journal = [{ atNs: 1, do: 'pull-hba', aim: 'web1.hba2' }]),
      'error unknown-aim /journal/0/aim',
    ],
    [
      'an edit that cannot be',
      (json) => (json.journal = [{ atNs: 1, do: 'edit', edits: [{ op: 'remove-cable', id: 'Z' }] }]),
      'error edit-refused /journal/0/edits',
    ],
    ['a place', (json) => (json.layout.web1 = [1]), 'error bad-place /layout/web1'],
    ['a speed', (json) => (json.view.speed = 'fast'), 'error not-a-number /view/speed'],
    [
      'a policy',
      (json) => (json.settings['web1/lun0'].policy = 'RRR'),
      'error unknown-policy /settings/web1~1lun0/policy',
    ],
  ])('%s', (_, change, expected) => {
    const { value, findings } = read(change);
    expect(value).toBeNull();
    const lines = findings.map((finding) => `${finding.level} ${finding.code} ${finding.place}`);
    expect(lines).toContain(expected);
    for (const finding of findings) expect(finding.mend).not.toBe('');
  });
  it('names the near miss', () => {
    expect(mend((json) => (json.workload = []))).toBe('Did you mean "workloads"?');
    expect(mend((json) => (json.devices.web1.hba[0] = 'qle256'))).toBe('Did you mean "qle2560"?');
    expect(mend((json) => (json.settings.web1 = { linkDownHold: 5 }))).toBe('Did you mean "linkDownHoldNs"?');
    expect(mend((json) => (json.cables[0] = 'A1 web2.hba0.0 - fabA.0'))).toBe('Did you mean "web1"?');
  });
});

describe('warnings keep the scenario', () => {
  it('for a key that no owner knows, kept as it is', () => {
    const { value, findings } = read((json) => (json.settings.a1 = { cpuNanos: 5 }));
    expect(findings.map((finding) => `${finding.level} ${finding.code}`)).toEqual(['warning unknown-setting']);
    expect(value!.settings.a1).toEqual({ cpuNanos: 5 });
  });
  it('for a value out of its range, which is brought into it', () => {
    const { value, findings } = read((json) => (json.settings.web1 = { linkDownHoldNs: -5 }));
    expect(findings[0]).toMatchObject({
      level: 'warning',
      code: 'out-of-range',
      place: '/settings/web1/linkDownHoldNs',
    });
    expect(value!.settings.web1.linkDownHoldNs).toBe(0);
  });
  it('for owners and places of devices that are not drawn', () => {
    expect(seen((json) => (json.settings.web9 = {}))).toEqual(['warning unknown-owner /settings/web9']);
    expect(seen((json) => (json.layout.web9 = [0, 0]))).toEqual(['warning unknown-device /layout/web9']);
  });
  it('for a journal out of order, which is sorted', () => {
    const { value, findings } = read(
      (json) =>
        (json.journal = [
          { atNs: 9, do: 'cut', aim: 'A1' },
          { atNs: 5, do: 'cut', aim: 'B1' },
          { atNs: 9, do: 'mend', aim: 'A1' },
        ]),
    );
    expect(findings[0].code).toBe('journal-order');
    expect(value!.journal.map((row) => `${row.atNs} ${row.do}`)).toEqual(['5 cut', '9 cut', '9 mend']);
  });
});

describe('journal', () => {
  it('may aim at what an edit added before, and not at what it will add', () => {
    const edit = { atNs: 5, do: 'edit', edits: [{ op: 'add-cable', cable: 'C1 fabA.9 - fabB.9 5m' }] };
    const cut = (atNs: number): object => ({ atNs, do: 'cut', aim: 'C1' });
    expect(seen((json) => (json.journal = [edit, cut(6)]))).toEqual([]);
    expect(seen((json) => (json.journal = [cut(4), edit]))).toEqual(['error unknown-aim /journal/0/aim']);
  });
  it('reads and writes every verb', () => {
    const journal = [
      ...['cut', 'mend', 'drop', 'clean'].map((verb) => ({ do: verb, aim: 'A1' })),
      { do: 'errors', aim: 'A1', share: 0.001 },
      { do: 'delay', aim: 'A1', delayNs: 40_000_000 },
      ...['pull-port', 'insert-port'].map((verb) => ({ do: verb, aim: 'a1.ctr1.0' })),
      ...['disable-hba', 'enable-hba', 'pull-hba', 'insert-hba'].map((verb) => ({ do: verb, aim: 'web1.hba0' })),
      ...['power-off', 'power-on'].map((verb) => ({ do: verb, aim: 'fabA' })),
      ...['crash', 'return'].map((verb) => ({ do: verb, aim: 'a1.ctr1' })),
      { do: 'move-owner', aim: 'lun0', to: 'ctr2' },
      { do: 'set-policy', aim: 'web1/lun0', policy: 'least-queue-depth' },
      { do: 'set-policy', aim: 'web1', policy: 'clear' },
      { do: 'set-paths', aim: 'web1/lun0', paths: { P1: { state: 'standby', weight: 3, preferred: true } } },
      { do: 'set-paths', aim: 'web1/lun0', paths: { P2: { state: 'unavailable' } }, policy: 'round-robin-subset' },
      { do: 'set', aim: 'web1', key: 'linkDownHoldNs', value: 5_000_000_000 },
      { do: 'restore-all' },
      {
        do: 'edit',
        edits: [
          { op: 'remove-workload', id: 'oltp' },
          { op: 'add-workload', workload: firstScene.workloads[0], at: 0 },
          { op: 'change-workload', workload: { ...firstScene.workloads[0], outstanding: 8 } },
          { op: 'add-device', id: 'fabC', device: { kind: 'switch', model: 'brocade-6505' } },
          { op: 'change-device', id: 'fabC', device: { kind: 'switch', model: 'brocade-6505', name: 'C' } },
          { op: 'add-cable', cable: 'C1 fabC.0 - fabA.9 10m', at: 2 },
          { op: 'remove-cable', id: 'C1' },
          { op: 'remove-device', id: 'fabC' },
          {
            op: 'add-lun',
            lun: { id: 'lun1', array: 'a1', group: 'rg1', owner: 'ctr2', sizeGiB: 5, maps: ['web1:1'] },
          },
          { op: 'change-lun', lun: { id: 'lun1', array: 'a1', group: 'rg1', owner: 'ctr2', sizeGiB: 5, maps: [] } },
          { op: 'remove-lun', id: 'lun1' },
        ],
      },
    ].map((row, i) => ({ atNs: i, ...row }));
    const { value, findings } = read((json) => (json.journal = journal));
    expect(findings).toEqual([]);
    expect(value!.journal).toHaveLength(journal.length);
    expect(parseScenario(printScenario(value!))).toEqual({ value, findings: [] });
    expect(JSON.parse(printScenario(value!)).journal).toEqual(journal);
  });
});
