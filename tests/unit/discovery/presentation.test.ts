// LUNs presented on some ports, more paths than MPIO takes, and RAID groups that do not hold what is drawn in them.
import { describe, expect, it } from 'vitest';
import { discover, firstScene, mostPathsOfLun, usableGiB, whyNot } from '../../../src/sim/catalog';
import type { ArrayDevice, Lun, Topology } from '../../../src/sim/catalog';
import { maxPathsPerLun } from '../../../src/sim/multipath';

const [lun] = firstScene.topology.luns as [Lun];
const presented = (ports: readonly string[] | undefined): Topology => ({
  ...firstScene.topology,
  luns: [{ ...lun, maps: [{ host: 'web1', lun: 0, ...(ports && { ports }) }] }],
});
const codes = (topology: Topology): string[] => discover(topology).findings.map((each) => each.code);
const all = discover(presented(undefined));
const targetOf = new Map(all.nexuses.map((nexus) => [nexus.id, nexus.targetPort]));

describe('a LUN presented on some ports', () => {
  it('has paths to these ports alone, and they are called as before', () => {
    const port = targetOf.get(all.paths[1]!.nexus)!;
    const some = discover(presented([port]));
    expect(some.paths).toEqual(all.paths.filter((path) => targetOf.get(path.nexus) === port));
    expect(some.paths.map((path) => path.label)).toContain('P2');
  });
  it('gets a warning for each host that reaches a port without it', () => {
    const port = targetOf.get(all.paths[0]!.nexus)!;
    const finding = discover(presented([port])).findings.find((each) => each.code === 'uneven-presentation');
    expect(finding).toMatchObject({ level: 'warning', place: 'web1/lun0' });
    expect(finding!.mend).toContain('KB 2615345');
    expect(codes(presented(undefined))).not.toContain('uneven-presentation');
    expect(codes(presented([...new Set(targetOf.values())]))).not.toContain('uneven-presentation');
  });
  it('says why a host sees nothing of it', () => {
    const none = presented([]);
    expect(whyNot(none, discover(none), 'web1', 'lun0').at(-1)).toMatchObject({ ok: false });
    expect(codes(none)).toContain('no-path');
  });
  it('finds ports that the model does not have', () => {
    expect(codes(presented(['a1.ctr1.0', 'a1.ctr1.9']))).toContain('unknown-port');
  });
});

describe('36 paths', () => {
  const cables = [
    ...Array.from({ length: 9 }, (_, i) => ({ id: `H${i}`, a: `web1.hba${i}.0`, b: `fabA.${i}`, lengthM: 5 })),
    ...['ctr1.0', 'ctr1.1', 'ctr2.0', 'ctr2.1'].map((port, i) => ({ id: `T${i}`, a: `fabA.${10 + i}`, b: `a1.${port}`, lengthM: 5 })),
  ];
  const wide: Topology = {
    ...presented(undefined),
    devices: { ...firstScene.topology.devices, web1: { kind: 'host', os: 'windows', release: '2012R2', hba: Array<string>(9).fill('qle2560') } },
    cables,
  };
  it('are all found, with a warning that MPIO takes 32', () => {
    const found = discover(wide);
    expect(found.paths).toHaveLength(36);
    expect(found.findings.find((each) => each.code === 'more-than-32-paths')!.message).toContain('36 paths');
    expect(mostPathsOfLun).toBe(maxPathsPerLun);
  });
  it('32 are no reason to warn', () => {
    expect(codes({ ...wide, cables: cables.filter((cable) => cable.id !== 'H8') })).not.toContain('more-than-32-paths');
  });
});

describe('RAID groups', () => {
  it.each([
    [{ level: 'raid0', disks: 4, drive: 'sas-15k' }, 1676],
    [{ level: 'raid10', disks: 5, drive: 'sas-15k' }, 838],
    [{ level: 'raid5', disks: 5, drive: 'sas-15k' }, 1676],
    [{ level: 'raid6', disks: 5, drive: 'sas-15k' }, 1257],
    [{ level: 'raid5', disks: 5, drive: 'no-such-drive' }, 0],
  ] as const)('%j holds %i GiB', (group, gib) => expect(usableGiB(group)).toBe(gib));

  const withGroup = (disks: number, sizeGiB: number): Topology => ({
    ...firstScene.topology,
    devices: {
      ...firstScene.topology.devices,
      a1: { ...(firstScene.topology.devices.a1 as ArrayDevice), groups: { rg0: { level: 'raid5', disks, drive: 'sas-15k' } } },
    },
    luns: [{ ...lun, sizeGiB }],
  });
  it('that are too small, too few and too many are found', () => {
    expect(codes(withGroup(5, 1676))).not.toContain('group-too-small');
    expect(codes(withGroup(5, 1677))).toContain('group-too-small');
    expect(codes(withGroup(2, 100))).toContain('too-few-drives');
    expect(codes(withGroup(16, 100))).not.toContain('more-drives-than-bays');
    expect(codes(withGroup(17, 100))).toContain('more-drives-than-bays');
  });
});
