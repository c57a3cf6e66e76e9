// Ids, names, notation, edits and findings of a drawing.
import { describe, expect, it } from 'vitest';
import {
  deviceName,
  editTopology,
  firstScene,
  iqnOf,
  isId,
  lunName,
  macOf,
  parseCable,
  parseDrawing,
  parsePortId,
  partName,
  portLabel,
  portName,
  printCable,
  printDrawing,
  removalOf,
  sasAddressOf,
  topologyFindings,
  wwpnOf,
} from '../../../src/sim/catalog';
import type { Cable, Topology } from '../../../src/sim/catalog';

const drawing = firstScene.topology;
const codes = (topology: Topology): readonly string[] =>
  topologyFindings(topology).map((finding) => `${finding.level} ${finding.code} ${finding.place}`);
const withCables = (...cables: Cable[]): Topology => ({ ...drawing, cables: [...drawing.cables, ...cables] });
const cable = (id: string, a: string, b: string): Cable => ({ id, a, b, lengthM: 5 });

describe('ids', () => {
  it.each(['a', 'web1', 'fab-A', 'x_9', 'a'.repeat(32)])('%s is one', (id) => expect(isId(id)).toBe(true));
  it.each(['', '1', '12', '-a', 'a b', 'a.b', 'a'.repeat(33), 'constructor', 'valueOf', 'é', '__proto__'])(
    '%s is none',
    (id) => expect(isId(id)).toBe(false),
  );
  it('reads ports of hosts, switches and arrays', () => {
    expect(parsePortId('web1.hba0.1')).toEqual({ device: 'web1', part: 'hba0', partNumber: 0, port: 1 });
    expect(parsePortId('fabA.23')).toEqual({ device: 'fabA', part: null, partNumber: -1, port: 23 });
    expect(parsePortId('a1.ctr2.0')).toEqual({ device: 'a1', part: 'ctr2', partNumber: 2, port: 0 });
    for (const text of ['', 'web1', 'web1.hba0', 'web1.hba00.1', 'web1.x0.1', 'web1.1.2', 'a1.ctr1.-1', 'web1.hba0.01'])
      expect(parsePortId(text)).toBeNull();
  });
});

describe('names', () => {
  it('are what people say', () => {
    expect(deviceName(drawing, 'web1')).toBe('WIN-01');
    expect(portLabel(drawing, 'web1.hba0.0')).toBe('WIN-01 HBA-1 port 0');
    expect(portLabel(drawing, 'fabA.3')).toBe('FABRIC-A port 3');
    expect(portName('a1.ctr1.0')).toBe('CTR1 FC1');
    expect(partName('hba1')).toBe('HBA-2');
    expect(lunName({ id: 'lun0' })).toBe('LUN 0');
    expect(lunName({ id: 'data' })).toBe('DATA');
  });
  it('come from ids and models when none was given', () => {
    const devices: Topology['devices'] = {
      web1: { kind: 'host', os: 'windows', release: '2022', hba: [] },
      db: { kind: 'host', os: 'windows', release: '2022', hba: [] },
      fabB: { kind: 'switch', model: 'brocade-300' },
      core: { kind: 'switch', model: 'brocade-300' },
      lanA: { kind: 'switch', model: 'generic-gbe-24' },
      sasB: { kind: 'switch', model: 'lsi-sas6160' },
      lan: { kind: 'switch', model: 'generic-gbe-24' },
      a1: { kind: 'array', model: 'qsan-f400q', access: 'symmetric' },
      a2: { kind: 'array', model: 'qsan-f300q', access: 'symmetric' },
      a3: { kind: 'array', model: 'qsan-f300q', access: 'symmetric' },
    };
    const topology = { devices, cables: [], luns: [] };
    expect(Object.keys(devices).map((id) => deviceName(topology, id))).toEqual([
      'WIN-01',
      'WIN-02',
      'FABRIC-B',
      'CORE',
      'LAN-A',
      'SAS-B',
      'LAN',
      'F400Q',
      'F300Q A2',
      'F300Q A3',
    ]);
  });
  it('gives each port its own address, the same every time', () => {
    const ports = ['web1.hba0.0', 'web1.hba1.0', 'web2.hba0.0', 'a1.ctr1.0', 'a1.ctr1.1', 'a1.ctr2.0', 'fabA.0'];
    const addresses = ports.map(wwpnOf);
    expect(new Set(addresses).size).toBe(ports.length);
    for (const address of addresses) expect(address).toMatch(/^3[0-9a-f](:[0-9a-f]{2}){7}$/);
    expect(ports.map(wwpnOf)).toEqual(addresses);
    const macs = ports.map(macOf);
    expect(new Set(macs).size).toBe(ports.length);
    for (const mac of macs) expect(mac).toMatch(/^[0-9a-f][26ae](:[0-9a-f]{2}){5}$/);
    expect(macOf('lanA.3')).not.toBe(macOf('lanA.259'));
    expect(sasAddressOf('web1.hba0.0')).toBe(wwpnOf('web1.hba0.0').replaceAll(':', ''));
  });
  it('gives each controller of an array a target name of its own', () => {
    const scheme = { authority: 'iqn.2004-08.com.qsan', model: 'p300q', device: 0 };
    const both = ['a1.ctr1', 'a1.ctr2'].map((controller) => iqnOf(controller, scheme));
    expect(both[0]).toMatch(/^iqn\.2004-08\.com\.qsan:p300q-000[0-9a-f]{6}:dev0\.ctr1$/);
    expect(both[1]).toBe(both[0].replace(/1$/, '2'));
    expect(iqnOf('a1.ctr1', scheme)).toBe(both[0]);
    expect(iqnOf('a2.ctr1', scheme)).not.toBe(both[0]);
  });
});

describe('notation', () => {
  it('prints a drawing that reads back the same', () => {
    const text = printDrawing(drawing);
    expect(text).toContain('host web1 windows 2008R2 qle2560 qle2560 "WIN-01"');
    expect(text).toContain('cable A1 web1.hba0.0 - fabA.0 5m');
    expect(text).toContain('lun lun0 a1/rg0 ctr1 2000GiB web1:0 "VD-DATA"');
    expect(parseDrawing(text)).toEqual({ value: drawing, findings: [] });
  });
  it('takes what people type', () => {
    expect(parseCable('A1 web1.hba0.0 \u2013 fabA.0', 'x').value).toEqual(cable('A1', 'web1.hba0.0', 'fabA.0'));
    expect(parseCable('A1 web1.hba0.0 -- fabA.0 2km', 'x').value?.lengthM).toBe(2000);
    expect(parseCable('web1.hba0.0 - fabA.0 5m', 'x', 'C7').value?.id).toBe('C7');
  });
  it('says what a cable is made of, when somebody said it', () => {
    const om3: Cable = { ...cable('A1', 'web1.hba0.0', 'fabA.0'), medium: 'OM3' };
    expect(printCable(om3)).toBe('A1 web1.hba0.0 - fabA.0 5m OM3');
    expect(parseCable(printCable(om3), 'x').value).toEqual(om3);
    expect(parseCable('A1 web1.hba0.0 - fabA.0 om3', 'x').value).toEqual(om3);
    expect(parseCable('A1 web1.hba0.0 - fabA.0 2km os2', 'x').value).toEqual({ ...om3, lengthM: 2000, medium: 'OS2' });
    expect(parseCable('A1 web1.hba0.0 - fabA.0 5m sas-active', 'x').value?.medium).toBe('SAS-active');
    expect(Object.keys(parseCable('A1 web1.hba0.0 - fabA.0 5m', 'x').value!)).not.toContain('medium');
    const [wrong] = parseCable('A1 web1.hba0.0 - fabA.0 5m string', 'x').findings;
    expect(wrong).toMatchObject({ level: 'error', code: 'bad-medium', place: 'x' });
    expect(wrong.mend).toContain('OM2, OM3, OM4');
    expect(parseCable('A1 web1.hba0.0 - fabA.0 OM3 5m', 'x').findings[0].code).toBe('bad-length');
  });
  it('says how many controllers were asked for', () => {
    const text = 'array a1 qsan-f300h symmetric controllers=1 rg0=raid5*5*sas-10k "H"\n';
    const { value, findings } = parseDrawing(text);
    expect(findings).toEqual([]);
    expect(value.devices.a1).toEqual({
      kind: 'array',
      model: 'qsan-f300h',
      access: 'symmetric',
      controllers: 1,
      groups: { rg0: { level: 'raid5', disks: 5, drive: 'sas-10k' } },
      name: 'H',
    });
    expect(printDrawing(value)).toBe(text);
  });
  it('names the place of what it cannot read, and keeps the rest', () => {
    const { value, findings } = parseDrawing(
      '# a remark\nhost web1 windows 2008R2 qle2560\nhost web1 windows 2022\nsan x\nA1 web1 - fabA.0\nswitch fabA\nlun l a1 ctr1 5GiB\nswitch fabB brocade-300',
    );
    expect(Object.keys(value.devices)).toEqual(['web1', 'fabB']);
    expect(findings.map((finding) => finding.place)).toEqual(['line 3', 'line 4', 'line 5', 'line 6', 'line 7']);
    for (const finding of findings) expect(finding.mend).not.toBe('');
  });
});

describe('findings', () => {
  it('has nothing to say of the first scene', () => expect(topologyFindings(drawing)).toEqual([]));
  it('sees ports used twice, cables into nothing, and cables to themselves', () => {
    expect(codes(withCables(cable('X', 'web1.hba0.0', 'fabB.5')))).toEqual(['error port-used-twice web1.hba0.0']);
    expect(codes(withCables(cable('X', 'nas.1', 'fabB.5')))).toEqual(['error unknown-device X']);
    expect(codes(withCables(cable('X', 'fabA.9', 'fabA.9')))).toEqual(['error self-cable X']);
    expect(codes(withCables(cable('X', 'fabA.9', 'fabA.10')))).toEqual(['error self-cable X']);
    expect(codes(withCables(cable('X', 'fabA.ctr1.0', 'fabB.5')))).toEqual(['error unknown-port X']);
    expect(codes(withCables(cable('A1', 'fabA.9', 'fabB.5')))).toEqual(['error id-used-twice A1']);
  });
  it('sees LUNs without array, with a number used twice, or presented differently', () => {
    const lun = drawing.luns[0];
    const luns = (...more: Topology['luns']): Topology => ({
      ...drawing,
      luns: more,
      devices: { ...drawing.devices, web2: drawing.devices.web1 },
    });
    expect(codes(luns({ ...lun, array: 'fabA' }))).toEqual(['error unknown-array lun0']);
    expect(codes(luns(lun, { ...lun, id: 'lun1' }))).toEqual(['error lun-number-used-twice lun1']);
    expect(codes(luns({ ...lun, maps: [] }))).toEqual(['note lun-not-mapped lun0']);
    expect(
      codes(
        luns({
          ...lun,
          maps: [
            { host: 'web1', lun: 0 },
            { host: 'web2', lun: 3 },
          ],
        }),
      ),
    ).toEqual(['warning asymmetric-presentation lun0', 'note shared-lun lun0']);
    expect(codes(luns({ ...lun, maps: [{ host: 'nobody', lun: 0 }] }))).toEqual(['error unknown-host lun0']);
  });
});

describe('edits', () => {
  it('refuse what cannot be, and change nothing then', () => {
    for (const edit of [
      { op: 'remove-device', id: 'web1' },
      { op: 'remove-device', id: 'web9' },
      { op: 'add-device', id: 'web1', device: drawing.devices.web1 },
      { op: 'change-device', id: 'web1', device: drawing.devices.fabA },
      { op: 'add-cable', cable: cable('A1', 'fabA.9', 'fabB.9') },
      { op: 'add-cable', cable: cable('X', 'fabA.0', 'fabB.9') },
      { op: 'add-cable', cable: cable('X', 'nas.0', 'fabB.9') },
      { op: 'remove-cable', id: 'X' },
      { op: 'add-lun', lun: drawing.luns[0] },
      { op: 'remove-lun', id: 'x' },
      { op: 'change-lun', lun: { ...drawing.luns[0], id: 'x' } },
    ] as const) {
      const edited = editTopology(drawing, edit);
      expect(edited.value).toBe(drawing);
      expect(edited.inverse).toBeNull();
      expect(edited.findings[0].level).toBe('error');
    }
  });
  it('can take a whole device out, and put everything back where it was', () => {
    let topology: Topology = drawing;
    const back = [];
    for (const edit of removalOf(drawing, 'a1')) {
      const edited = editTopology(topology, edit);
      expect(edited.findings).toEqual([]);
      topology = edited.value;
      back.unshift(edited.inverse!);
    }
    expect(Object.keys(topology.devices)).toEqual(['web1', 'fabA', 'fabB']);
    expect(topology.luns).toEqual([]);
    for (const edit of back) topology = editTopology(topology, edit).value;
    expect(topology).toEqual(drawing);
    expect(Object.keys(topology.devices)).toEqual(Object.keys(drawing.devices));
  });
});
