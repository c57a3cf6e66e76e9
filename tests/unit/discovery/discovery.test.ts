// Routes, nexuses, paths; why not; weak points; what does not fit together.
import { describe, expect, it } from 'vitest';
import { discover, firstScene, parseDrawing, weakPoints, whyNot } from '../../../src/sim/catalog';
import type { Discovery, Topology } from '../../../src/sim/catalog';

const san = (text: string): Topology => {
  const { value, findings } = parseDrawing(text);
  expect(findings).toEqual([]);
  return value;
};
const routes = (found: Discovery): readonly string[] =>
  found.paths.map((path) => {
    const nexus = found.nexuses.find((each) => each.id === path.nexus)!;
    return `${path.label} ${nexus.hops.map((hop) => hop.cable).join(' ')} ${nexus.controller}`;
  });
const codes = (found: Discovery): readonly string[] =>
  found.findings.map((finding) => `${finding.level} ${finding.code} ${finding.place}`);

const d4 = firstScene.topology;
const direct = `host web1 windows 2008R2 qle2460 qle2460
array a1 qsan-f300q symmetric
cable A1 web1.hba0.0 - a1.ctr1.0 5m
cable B1 web1.hba1.0 - a1.ctr2.0 5m
lun lun0 a1/rg0 ctr1 2000GiB web1:0`;

describe('discover', () => {
  it('finds the four paths of a dual fabric in their order', () => {
    const found = discover(d4);
    expect(routes(found)).toEqual(['P1 A1 A2 a1.ctr1', 'P2 A1 A3 a1.ctr2', 'P3 B1 B2 a1.ctr1', 'P4 B1 B3 a1.ctr2']);
    expect(found.paths.map((path) => path.id)).toEqual([1, 2, 3, 4].map((number) => `web1/lun0/${number}`));
    expect(found.nexuses[0].id).toBe('web1.hba0.0>a1.ctr1.0');
    expect(found.nexuses[3].hops).toEqual([
      { cable: 'B1', from: 'web1.hba1.0', to: 'fabB.0' },
      { cable: 'B3', from: 'fabB.2', to: 'a1.ctr2.1' },
    ]);
    expect(found.links.map((link) => [link.speedGbps, link.rateMBps])).toEqual(d4.cables.map(() => [8, 826]));
    expect(found.findings).toEqual([]);
    expect(found.ports).toHaveLength(2 + 24 + 24 + 4);
  });
  it('finds direct cables', () => {
    const found = discover(san(direct));
    expect(routes(found)).toEqual(['P1 A1 a1.ctr1', 'P2 B1 a1.ctr2']);
    expect(found.links[0].speedGbps).toBe(4);
  });
  it('takes the shortest way over inter-switch links, and of equal ones the first drawn', () => {
    const found = discover(
      san(`host web1 windows 2008R2 qle2560
switch s1 brocade-300
switch s2 brocade-300
switch s3 brocade-300
array a1 qsan-f400q symmetric
cable H web1.hba0.0 - s1.0 5m
cable L1 s1.1 - s2.1 5m
cable L2 s2.2 - s3.1 5m
cable S1 s1.3 - s3.3 5m
cable S2 s1.4 - s3.4 5m
cable T s3.0 - a1.ctr1.0 5m
lun lun0 a1/rg0 ctr1 100GiB web1:0`),
    );
    expect(routes(found)).toEqual(['P1 H S1 T a1.ctr1']);
    expect(codes(found)).toEqual(['note isl-loop S1', 'note isl-loop S2', 'warning one-path web1/lun0']);
  });
  it('negotiates the fastest shared speed, and says when there is none', () => {
    const drawing = (hba: string, model: string): Topology =>
      san(
        `host web1 windows 2008R2 ${hba}\narray a1 ${model} symmetric\ncable A1 web1.hba0.0 - a1.ctr1.0 5m\nlun lun0 a1/rg0 ctr1 1GiB web1:0`,
      );
    expect(discover(drawing('qle2672', 'qsan-f300q')).links[0].speedGbps).toBe(4);
    const found = discover(drawing('qle2742', 'qsan-f300q'));
    expect(found.links).toEqual([]);
    expect(codes(found)).toEqual(['error no-shared-speed A1', 'warning no-path web1/lun0']);
    expect(found.findings[0].message).toBe(
      'WIN-01 HBA-1 port 0 runs at 8, 16, 32 Gb/s, F300Q CTR1 FC1 at 1, 2, 4 Gb/s: they have no speed in common.',
    );
  });
  it('says which port is what when they do not fit', () => {
    const found = discover(
      san(`host web1 windows 2008R2 qle2560 qle2560 "WIN-01"
array a1 qsan-p300q symmetric
switch lan generic-gbe-24
cable A1 web1.hba1.0 - a1.ctr1.0 5m
cable A2 web1.hba0.0 - lan.0 5m
cable A3 lan.1 - a1.ctr1.1 5m
lun lun0 a1/rg0 ctr1 1GiB web1:0`),
    );
    expect(found.findings[0].message).toBe(
      'An FC port does not fit an Ethernet port: WIN-01 HBA-2 port 0 is an 8 Gb FC port, P300Q CTR1 GbE1 is a 1 Gb Ethernet port.',
    );
    expect(codes(found)).toEqual([
      'error protocol-mismatch A1',
      'error protocol-mismatch A2',
      'warning no-path web1/lun0',
    ]);
    expect(found.links.map((link) => link.cable)).toEqual(['A3']);
  });
  it('sees cables between hosts, loose cables, long cables and unknown models', () => {
    const base = `${direct}\nhost web2 windows 2022 qle2460 qle9999\nswitch s brocade-300\n`;
    expect(codes(discover(san(`${base}cable X web2.hba0.0 - web1.hba0.5 5m`)))).toContain('error no-such-port X');
    expect(codes(discover(san(`${base}cable X web2.hba1.0 - s.0 5m`)))).toEqual(
      expect.arrayContaining(['error unknown-model web2.hba1', 'error no-such-port X']),
    );
    expect(codes(discover(san(`${base}cable X web2.hba0.0 - s.24 5m`)))).toContain('error no-such-port X');
    expect(codes(discover(san(`${base}cable X web2.hba0.0 - s.0 500m`)))).toContain('warning cable-needs-medium X');
    expect(codes(discover(san(`${base}cable X web2.hba0.0 - s.0 20km`)))).toContain('warning cable-too-long X');
    const hosts = san('host a windows 2022 qle2460\nhost b windows 2022 qle2460\ncable X a.hba0.0 - b.hba0.0 5m');
    expect(codes(discover(hosts))).toEqual(['error no-target X']);
  });
  it('counts a port used twice once, and goes on', () => {
    const found = discover({ ...d4, cables: [...d4.cables, { id: 'X', a: 'web1.hba0.0', b: 'fabB.9', lengthM: 5 }] });
    expect(found.paths).toHaveLength(4);
    expect(found.links).toHaveLength(6);
  });
  it('warns of owners that differ in a group and of owners that do not exist', () => {
    const base = direct.replace(' web1:0', '');
    expect(codes(discover(san(`${base}\nlun lun1 a1/rg0 ctr2 1GiB web1:1`)))).toContain('warning owner-differs lun1');
    expect(codes(discover(san(`${base}\nlun lun1 a1/rg1 ctr7 1GiB web1:1`)))).toContain('error unknown-owner lun1');
  });
  it('keeps the names of paths when the drawing grows', () => {
    const half: Topology = { ...d4, cables: d4.cables.filter((cable) => cable.id !== 'A2') };
    const before = discover(half);
    expect(routes(before)).toEqual(['P1 A1 A3 a1.ctr2', 'P2 B1 B2 a1.ctr1', 'P3 B1 B3 a1.ctr2']);
    const after = discover(d4, before);
    expect(routes(after)).toEqual([...routes(before), 'P4 A1 A2 a1.ctr1']);
    const less = discover(half, after);
    expect(routes(less)).toEqual(routes(before));
  });
  it('finds every path of a thousand hosts', () => {
    const devices: Record<string, Topology['devices'][string]> = {
      a1: { kind: 'array', model: 'qsan-f400q', access: 'symmetric' },
    };
    const cables: Topology['cables'][number][] = [];
    const add = (a: string, b: string): unknown => cables.push({ id: `C${cables.length}`, a, b, lengthM: 5 });
    for (const fabric of ['A', 'B']) {
      devices[`core${fabric}`] = { kind: 'switch', model: 'cisco-mds-9148s' };
      add(`core${fabric}.46`, `a1.ctr1.${fabric === 'A' ? 0 : 1}`);
      add(`core${fabric}.47`, `a1.ctr2.${fabric === 'A' ? 0 : 1}`);
      for (let edge = 0; edge < 22; edge++) {
        devices[`edge${fabric}${edge}`] = { kind: 'switch', model: 'cisco-mds-9148s' };
        add(`edge${fabric}${edge}.47`, `core${fabric}.${edge}`);
      }
    }
    const luns: Topology['luns'][number][] = [];
    for (let host = 0; host < 1_000; host++) {
      devices[`h${host}`] = { kind: 'host', os: 'windows', release: '2022', hba: ['qle2560', 'qle2560'] };
      const edge = Math.floor(host / 46);
      add(`h${host}.hba0.0`, `edgeA${edge}.${host % 46}`);
      add(`h${host}.hba1.0`, `edgeB${edge}.${host % 46}`);
      luns.push({
        id: `l${host}`,
        array: 'a1',
        group: 'rg0',
        owner: 'ctr1',
        sizeGiB: 10,
        maps: [{ host: `h${host}`, lun: 0 }],
      });
    }
    const found = discover({ devices, cables, luns });
    expect(found.paths).toHaveLength(4_000);
    expect(found.nexuses[0].hops).toHaveLength(3);
  });
});

describe('why not', () => {
  const first = (topology: Topology, host = 'web1', lun = 'lun0'): string => {
    const steps = whyNot(topology, discover(topology), host, lun);
    return steps.find((step) => !step.ok)?.text ?? `ok: ${steps[steps.length - 1].text}`;
  };
  const without = (...ids: string[]): Topology => ({
    ...d4,
    cables: d4.cables.filter((cable) => !ids.includes(cable.id)),
  });
  it('walks until the first missing link', () => {
    expect(first(d4)).toBe('ok: WIN-01 sees LUN 0 over P1, P2, P3, P4.');
    expect(first(d4, 'web7')).toBe('There is no host web7 in the drawing.');
    expect(first(d4, 'web1', 'lun9')).toBe('There is no LUN lun9 in the drawing.');
    expect(first({ ...d4, luns: [{ ...d4.luns[0], maps: [] }] })).toBe(
      'LUN 0 is not mapped to WIN-01: the array hides it.',
    );
    expect(first(without('A1', 'B1'))).toBe('No cable leads from WIN-01.');
    expect(first(without('A2', 'A3', 'B2', 'B3'))).toBe('No cable leads to F400Q.');
    expect(first(without('A2', 'A3', 'B1'))).toBe(
      'WIN-01 ends in FABRIC-A, F400Q in FABRIC-B, and no cable joins the two sides.',
    );
  });
});

describe('weak points', () => {
  const parts = (topology: Topology): readonly string[] =>
    weakPoints(discover(topology)).map((point) => `${point.kind} ${point.part}`);
  it('has none in a dual fabric', () => expect(parts(d4)).toEqual([]));
  it('names what all paths share', () => {
    const oneHba = san(`host web1 windows 2008R2 qle2562
switch s brocade-300
array a1 qsan-f400q symmetric
cable A web1.hba0.0 - s.0 5m
cable B web1.hba0.1 - s.1 5m
cable C s.2 - a1.ctr1.0 5m
cable D s.3 - a1.ctr2.0 5m
lun lun0 a1/rg0 ctr1 1GiB web1:0`);
    expect(parts(oneHba)).toEqual(['adapter web1.hba0', 'switch s']);
    const note = discover(oneHba).findings.find((finding) => finding.code === 'single-point')!;
    expect(note.message).toBe('WIN-01, LUN 0: 4 paths, 1 HBA, 1 switch.');
    expect(note.mend).toBe('All paths pass HBA-1, S; add a second one for a way around it.');
  });
  it('names everything on a single path', () => {
    const one = san(
      'host web1 windows 2008R2 qle2460\narray a1 qsan-f300q symmetric\ncable A1 web1.hba0.0 - a1.ctr1.0 5m\nlun lun0 a1/rg0 ctr1 1GiB web1:0',
    );
    expect(parts(one)).toEqual(['adapter web1.hba0', 'cable A1', 'controller a1.ctr1']);
    expect(codes(discover(one))).toEqual(['warning one-path web1/lun0']);
  });
});
