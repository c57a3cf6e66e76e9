// Ids, names, notation, edits and findings of a drawing.
import { describe, expect, it } from 'vitest';
import {
  deviceName,
  editTopology,
  firstScene,
  isId,
  lunName,
  parseCable,
  parseDrawing,
  parsePortId,
  partName,
  portLabel,
  portName,
  printDrawing,
  removalOf,
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
