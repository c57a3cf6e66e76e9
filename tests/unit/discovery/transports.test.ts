// Ethernet and SAS beside Fibre Channel: ports of several speeds, misfits in plain words, media and their reach.
import { describe, expect, it } from 'vitest';
import {
  addressOf,
  discover,
  labelOf,
  mediaFor,
  mediaOf,
  parseDrawing,
  partNameOf,
  portKind,
  portNameOf,
  portsOf,
  adapters,
  arrays,
  switches,
} from '../../../src/sim/catalog';
import type { Device, Discovery, PortFacts, Topology } from '../../../src/sim/catalog';

const san = (text: string): Topology => {
  const { value, findings } = parseDrawing(text);
  expect(findings).toEqual([]);
  return value;
};
const codes = (found: Discovery): readonly string[] =>
  found.findings.map(({ level, code, place }) => `${level} ${code} ${place}`);
const saying = (found: Discovery, code: string): string => {
  const finding = found.findings.find((each) => each.code === code)!;
  return `${finding.message} ${finding.mend}`;
};

const ip = san(`host web1 windows 2008R2 intel-i350-t2 qle2560 "WIN-01"
switch lanA generic-gbe-24
switch lanB generic-gbe-24
array a1 qsan-p300q symmetric
cable C1 web1.hba0.0 - lanA.0 5m
cable C2 web1.hba0.1 - lanB.0 5m
cable C3 lanA.1 - a1.ctr1.0 5m
cable C4 lanB.1 - a1.ctr2.0 5m Cat5e
lun lun0 a1/rg0 ctr1 100GiB web1:0`);

describe('iSCSI', () => {
  it('is Ethernet ports joined by Ethernet switches, as Fibre Channel is by its own', () => {
    const found = discover(ip);
    expect(found.paths.map(({ nexus }) => nexus)).toEqual(['web1.hba0.0>a1.ctr1.0', 'web1.hba0.1>a1.ctr2.0']);
    expect(found.links.map(({ speedGbps, rateMBps, medium }) => [speedGbps, rateMBps, medium])).toEqual([
      [1, 117.6, 'Cat6a'],
      [1, 117.6, 'Cat6a'],
      [1, 117.6, 'Cat6a'],
      [1, 117.6, 'Cat5e'],
    ]);
    expect(codes(found).filter((code) => code.startsWith('error'))).toEqual([]);
  });
  it('is told by its names: NICs, LANs, GbE ports, MACs', () => {
    expect(partNameOf(ip, 'web1.hba0')).toBe('NIC-1');
    expect(partNameOf(ip, 'web1.hba1')).toBe('HBA-2');
    expect(partNameOf(ip, 'a1.ctr2')).toBe('CTR2');
    expect(labelOf(ip, 'web1.hba0.1')).toBe('WIN-01 NIC-1 port 1');
    expect(labelOf(ip, 'lanA.3')).toBe('LAN-A port 3');
    expect(labelOf(ip, 'a1.ctr1.2')).toBe('P300Q CTR1 GbE3');
    const ports = discover(ip).ports;
    const kinds = ['web1.hba0.0', 'web1.hba1.0', 'lanA.0', 'a1.ctr1.0'].map((id) =>
      ports.find((each) => each.id === id)!,
    );
    expect(kinds.map(portKind)).toEqual([
      'a 1 Gb NIC port',
      'an 8 Gb FC port',
      'a 1 Gb Ethernet port',
      'a 1 Gb Ethernet port',
    ]);
    expect(kinds.map((port) => addressOf(port).kind)).toEqual(['MAC', 'WWPN', 'MAC', 'MAC']);
  });
  it('runs each port of an array at its own speed', () => {
    const found = discover(
      san(`host web1 windows 2008R2 intel-x520-da2 intel-i350-t2
array a1 qsan-p500q symmetric
cable C1 web1.hba0.0 - a1.ctr1.0 5m
cable C2 web1.hba1.0 - a1.ctr1.2 5m
cable C3 web1.hba0.1 - a1.ctr2.2 5m
cable C4 web1.hba1.1 - a1.ctr2.1 5m
lun lun0 a1/rg0 ctr1 100GiB web1:0`),
    );
    expect(found.links.map(({ cable, speedGbps, medium }) => [cable, speedGbps, medium])).toEqual([
      ['C1', 10, 'OM3'],
      ['C2', 1, 'Cat6a'],
      // An SFP cage and a copper jack meet over twisted pair, at the slower speed.
      ['C3', 1, 'Cat6a'],
    ]);
    expect(saying(found, 'no-shared-speed')).toContain('P500Q CTR2 10GbE2 at 10 Gb/s');
  });
  it('warns of a ring of switches', () => {
    const ring = {
      ...ip,
      cables: [...ip.cables, ...['5', '6'].map((n) => ({ id: `L${n}`, a: `lanA.${n}`, b: `lanB.${n}`, lengthM: 5 }))],
    };
    expect(codes(discover(ring))).toContain('warning ethernet-loop L6');
  });
});

describe('SAS', () => {
  const sas = san(`host web1 windows 2008R2 lsi-sas9200-8e "WIN-01"
switch sasA lsi-sas6160
array a1 qsan-s300q symmetric
cable S1 web1.hba0.0 - sasA.0 5m
cable S2 sasA.1 - a1.ctr1.0 5m
cable S3 web1.hba0.1 - a1.ctr2.0 5m
lun lun0 a1/rg0 ctr1 100GiB web1:0`);
  it('is wide ports of four lanes, with and without a switch', () => {
    const found = discover(sas);
    expect(found.paths.map(({ nexus }) => nexus)).toEqual(['web1.hba0.0>a1.ctr1.0', 'web1.hba0.1>a1.ctr2.0']);
    expect(found.links.map(({ speedGbps, rateMBps, medium }) => [speedGbps, rateMBps, medium])).toEqual([
      [6, 2300, 'SAS-passive'],
      [3, 1150, 'SAS-passive'],
      [3, 1150, 'SAS-passive'],
    ]);
    const port = found.ports.find(({ id }) => id === 'web1.hba0.0')!;
    expect(portKind(port)).toBe('a 6 Gb SAS wide port');
    expect(addressOf(port).text).toMatch(/^3[0-9a-f]{15}$/);
    expect(portNameOf(sas, 'a1.ctr1.0')).toBe('CTR1 SAS1');
  });
  it('forbids rings of switches', () => {
    const two: Topology = {
      ...sas,
      devices: { ...sas.devices, sasB: { kind: 'switch', model: 'lsi-sas6160' } },
      cables: [...sas.cables, ...[4, 5].map((n) => ({ id: `L${n}`, a: `sasA.${n}`, b: `sasB.${n}`, lengthM: 1 }))],
    };
    expect(codes(discover(two))).toContain('warning sas-loop L5');
  });
});

describe('what does not fit', () => {
  const join = (hba: string, model: string, cable = '5m'): Discovery =>
    discover(
      san(
        `host web1 windows 2008R2 ${hba} "WIN-01"\narray a1 ${model} symmetric\ncable A1 web1.hba0.0 - a1.ctr1.0 ${cable}\nlun lun0 a1/rg0 ctr1 1GiB web1:0`,
      ),
    );
  it.each([
    [
      'qle2560',
      'qsan-p300q',
      'An FC port does not fit an Ethernet port: WIN-01 HBA-1 port 0 is an 8 Gb FC port, P300Q CTR1 GbE1 is a 1 Gb Ethernet port. An FC port needs',
    ],
    [
      'intel-i350-t2',
      'qsan-f300q',
      'An Ethernet port does not fit an FC port: WIN-01 NIC-1 port 0 is a 1 Gb NIC port, F300Q CTR1 FC1 is a 4 Gb FC port. An Ethernet port needs',
    ],
    [
      'qle4062c',
      'qsan-s300q',
      'An Ethernet port does not fit a SAS port: WIN-01 HBA-1 port 0 is a 1 Gb iSCSI HBA port, S300Q CTR1 SAS1 is a 3 Gb SAS wide port.',
    ],
    ['lsi-sas3801e', 'qsan-f300q', 'A SAS port does not fit an FC port:'],
  ])('%s and %s', (hba, model, words) => {
    const found = join(hba, model);
    expect(found.links).toEqual([]);
    expect(saying(found, 'protocol-mismatch')).toContain(words);
  });
  it('is said of cables too: what takes which, and what to take instead', () => {
    const copper = join('qle2560', 'qsan-f400q', '5m Cat6a');
    expect(copper.links).toEqual([]);
    expect(saying(copper, 'wrong-medium')).toBe(
      'A1 is Cat6a copper; WIN-01 HBA-1 port 0 takes fibre. Take one of OM3, OS2, OM4, OM2.',
    );
    expect(saying(join('intel-i350-t2', 'qsan-p300q', '5m OM3'), 'wrong-medium')).toContain(
      'Take one of Cat6a, Cat5e.',
    );
  });
  it('is a remark where a cable is too long or too slow, and it carries', () => {
    expect(codes(join('qle2560', 'qsan-f400q', '150m OM3'))).toEqual(codes(join('qle2560', 'qsan-f400q')));
    const long = join('qle2560', 'qsan-f400q', '170m OM3');
    expect(long.links[0].medium).toBe('OM3');
    expect(saying(long, 'cable-needs-medium')).toContain(
      'A1 is 170 m long; at 8 Gb OM3 multimode fibre ends at 150 m. Take OS2 single-mode fibre or OM4 multimode fibre, or shorten it',
    );
    expect(codes(join('qle2560', 'qsan-f400q', '170m OM4'))).not.toContain('warning cable-needs-medium A1');
    const far = join('qle2560', 'qsan-f400q', '20km OS2');
    expect(saying(far, 'cable-too-long')).toContain('20000 m long, 10000 m is the most');
    const slow = join('intel-x520-da2', 'qsan-p500q', '5m Cat5e');
    expect(slow.links[0]).toMatchObject({ speedGbps: 10, medium: 'Cat5e' });
    expect(saying(slow, 'medium-too-slow')).toContain('A1 is Cat5e copper, which does not carry 10 Gb. Take OM3');
  });
  it('without a word is taken for what is usual, and still said when it is long', () => {
    const found = join('qle2560', 'qsan-f400q', '500m');
    expect(found.links[0].medium).toBe('OS2');
    expect(saying(found, 'cable-needs-medium')).toContain('at 8 Gb OM3 multimode fibre ends at 150 m');
    expect(codes(join('qle2560', 'qsan-f400q', '500m OS2'))).not.toContain('warning cable-needs-medium A1');
  });
});

describe('controllers', () => {
  const one = (model: string, more = ''): Discovery =>
    discover(
      san(`host web1 windows 2008R2 qle2462\narray a1 ${model} symmetric${more}
cable A1 web1.hba0.0 - a1.ctr1.0 5m\ncable A2 web1.hba0.1 - a1.ctr2.0 5m\nlun lun0 a1/rg0 ctr2 1GiB web1:0`),
    );
  it('that are not there have no ports and own nothing', () => {
    expect(one('qsan-f300h').paths).toHaveLength(2);
    for (const found of [one('qsan-f300h', ' controllers=1'), one('qsan-f300c')]) {
      expect(found.paths).toHaveLength(1);
      expect(codes(found)).toEqual(expect.arrayContaining(['error no-such-port A2', 'error unknown-owner lun0']));
      expect(saying(found, 'unknown-owner')).toContain('Choose ctr1.');
    }
  });
  it('that the model does not offer are said, and left at what it has', () => {
    const found = one('qsan-f300q', ' controllers=1');
    expect(found.paths).toHaveLength(2);
    expect(saying(found, 'controllers-not-offered')).toBe(
      'F300Q is drawn with 1 controller; F300Q has 2. Choose another number or model; until then it has 2.',
    );
  });
});

describe('the catalogue', () => {
  const devices: readonly (readonly [string, Device])[] = [
    ['h', { kind: 'host', os: 'windows', release: '2022', hba: adapters.map(({ id }) => id) }],
    ...switches.map(({ id }, i) => [`s${i}`, { kind: 'switch', model: id }] as const),
    ...arrays.map(({ id }, i) => [`a${i}`, { kind: 'array', model: id, access: 'symmetric' }] as const),
  ];
  const ports = devices.flatMap(([id, device]) => portsOf(id, device));
  const unlike = (port: PortFacts): string => JSON.stringify([port.protocol, port.connector, port.speedsGbps]);
  it('has a cable for every two ports that share a speed', () => {
    const kinds = [...new Map(ports.map((port) => [unlike(port), port])).values()];
    expect(kinds.length).toBeGreaterThan(12);
    for (const a of kinds)
      for (const b of kinds) {
        if (a.protocol !== b.protocol) continue;
        const shared = a.speedsGbps.filter((speed) => b.speedsGbps.includes(speed));
        if (shared.length === 0) continue;
        expect([
          unlike(a),
          unlike(b),
          mediaFor(a.connector, b.connector, a.protocol, Math.max(...shared)).length > 0,
        ]).toEqual([unlike(a), unlike(b), true]);
      }
  });
  it('offers for a cable what fits, and keeps what was drawn', () => {
    const drawn = { ...ip.cables[0], medium: 'OM3' } as const;
    expect(mediaOf(ip.cables[0], discover(ip).ports)).toEqual(['Cat6a', 'Cat5e']);
    expect(mediaOf(drawn, discover(ip).ports)).toEqual(['Cat6a', 'Cat5e', 'OM3']);
    expect(mediaOf({ ...drawn, b: 'nowhere.0' }, discover(ip).ports)).toEqual(['OM3']);
  });
});
