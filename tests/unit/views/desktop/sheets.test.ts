import { describe, expect, it } from 'vitest';
import { firstScene } from '../../../../src/sim/catalog';
import { deviceTree, sameLunText } from '../../../../src/views/desktop/device-manager/tree';
import { noDraft, policyText, rowsOf, stepsOf, withoutName, withPath } from '../../../../src/views/desktop/disk/draft';
import { fakeFacts } from '../../../support/fake-facts';
import { fakeWindows } from '../../../support/fake-windows';

const facts = fakeFacts(firstScene, [], [], 0, 1, 'round-robin');
const [group] = facts.hosts.web1.groups;
const label = (id: string): string => facts.discovery.paths.find((path) => path.id === id)?.label ?? id;

describe('the tree of Device Manager', () => {
  const branches = (stage: 'twins' | 'claimed' | 'absent', hbas = facts.hbas) => {
    const windows = fakeWindows(stage);
    return deviceTree('web1', firstScene.topology.devices.web1, windows, windows.disks, hbas);
  };

  it('shows one LUN as so many disks as paths, and says so', () => {
    const [disks] = branches('twins');
    expect(disks.rows.filter((row) => row.twins.length > 0)).toHaveLength(4);
    expect(disks.detail).toBe('5 devices, 4 are the same LUN');
    expect(disks.rows[1].ref).toEqual({ kind: 'path', id: 'web1/lun0/0' });
  });
  it('shows one disk when MPIO has it, and the bus driver with the feature', () => {
    const [disks, controllers] = branches('claimed');
    expect(disks.rows.map((row) => row.twins)).toEqual([[], []]);
    expect(disks.rows[1].ref).toEqual({ kind: 'lun', id: 'lun0' });
    expect(controllers.rows.map((row) => row.kind)).toEqual(['adapter', 'adapter', 'bus-driver']);
    expect(branches('absent')[1].rows.map((row) => row.kind)).toEqual(['adapter', 'adapter']);
  });
  it('marks an adapter whose ports are all disabled', () => {
    const off = facts.hbas.map((hba) => (hba.port.startsWith('web1.hba0') ? { ...hba, state: 'disabled' as const } : hba));
    expect(branches('claimed', off)[1].rows.map((row) => row.disabled)).toEqual([true, false, false]);
  });
  it('counts LUNs when more than one is seen twice', () => {
    const { disks } = fakeWindows('twins');
    const two = disks.map((disk, i) => ({ ...disk, groupId: `web1/lun${i % 2}` }));
    expect(sameLunText(two)).toBe('5 devices, 4 are 2 LUNs');
    expect(sameLunText([])).toBe('1 device');
  });
});

describe('the MPIO tab', () => {
  const rows = rowsOf(group, label, noDraft);

  it('lists the paths that Windows has, in the order of the DSM', () => {
    expect(rows.map((row) => row.label)).toEqual(['P1', 'P2', 'P3', 'P4']);
    const moved = { ...group, paths: group.paths.map((path, i) => (i === 0 ? { ...path, order: 9 } : i === 1 ? { ...path, present: false } : path)) };
    expect(rowsOf(moved, label, noDraft).map((row) => row.label)).toEqual(['P3', 'P4', 'P1']);
  });
  it('keeps one preferred path', () => {
    const first = withPath(noDraft, rows, 'P1', { preferred: true });
    const second = withPath(first, rowsOf(group, label, first), 'P3', { preferred: true });
    expect(second.paths).toEqual({ P1: { preferred: false }, P3: { preferred: true } });
  });
  it('sends policy and every path that was ever stated as one command', () => {
    const draft = withPath({ ...noDraft, policy: 'weighted-paths' }, rows, 'P2', { weight: 5 });
    expect(stepsOf('web1/lun0', draft, { P1: { state: 'standby' } })).toEqual([
      {
        id: 'set-paths',
        args: { aim: 'web1/lun0', paths: { P1: { state: 'standby' }, P2: { weight: 5 } }, policy: 'weighted-paths' },
      },
    ]);
    expect(stepsOf('web1/lun0', noDraft, {})).toEqual([]);
  });
  it('has a sentence for each policy, and does not say a name twice', () => {
    for (const { id } of group.policies) expect(policyText(id)).not.toBe('');
    expect(withoutName('Round Robin needs symmetric access.', 'Round Robin')).toBe('needs symmetric access.');
    expect(withoutName('This release does not offer it.', 'Least Blocks')).toBe('This release does not offer it.');
  });
});
