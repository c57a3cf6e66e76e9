/** What a Windows host of the first scene shows at a few points of the white paper's walk, written by hand. */
import type { WindowsFacts } from '../../src/sim/run/reading';

export type Stage = 'absent' | 'installing' | 'restart-needed' | 'twins' | 'claiming' | 'claimed' | 'restarting' | 'damaged';

const s = 1_000_000_000;
const f400q = 'Qsan    F400Q           ';
export const placeholder = 'Vendor 8Product       16';

const twin = (i: number, damaged: boolean): WindowsFacts['disks'][number] => ({
  number: i + 1,
  group: 0,
  path: i,
  groupId: 'web1/lun0',
  pathId: `web1/lun0/${i}`,
  mpioDisk: null,
  name: 'Qsan F400Q SCSI Disk Device',
  vendor: 'Qsan    ',
  product: 'F400Q           ',
  sizeGiB: 2000,
  state: i === 0 || (damaged && i === 1) ? 'online' : 'offline',
  reason: i === 0 || (damaged && i === 1) ? '' : 'Offline: redundant path with another device',
  initialised: true,
  address: { port: i < 2 ? 1 : 2, bus: 0, target: i % 2, lun: 0 },
  twins: [1, 2, 3, 4].filter((n) => n !== i + 1),
  damage: damaged && i < 2 ? 'Disk 1 and Disk 2 both wrote to one file system: its directory no longer agrees with its data.' : null,
});
const claimedDisk: WindowsFacts['disks'][number] = {
  ...twin(0, false),
  pathId: null,
  path: null,
  mpioDisk: 0,
  name: 'Qsan F400Q  Multi-Path Disk Device',
  twins: [],
};

export function fakeWindows(stage: Stage): WindowsFacts {
  const isClaimed = stage === 'claimed';
  const hasFeature = ['twins', 'claiming', 'claimed', 'damaged'].includes(stage);
  return {
    release: '2008R2',
    power: stage === 'restarting' ? 'restarting' : 'running',
    upAtNs: stage === 'restarting' ? 90 * s : -1,
    feature: stage === 'installing' ? 'installing' : stage === 'restart-needed' ? 'restart-needed' : hasFeature ? 'installed' : 'absent',
    busy:
      stage === 'installing' ? { what: 'install', endsNs: 60 * s, ids: [] } : stage === 'claiming' ? { what: 'claim', endsNs: 30 * s, ids: [f400q] } : null,
    pending: stage === 'restart-needed' ? ['The feature Multipath I/O is added.'] : [],
    supported: hasFeature ? (isClaimed ? [placeholder, f400q] : [placeholder]) : [],
    claimed: hasFeature ? (isClaimed ? [placeholder, f400q] : [placeholder]) : [],
    automaticClaim: { iscsi: false, sas: false },
    hardware: [
      { id: f400q, vendor: 'Qsan    ', product: 'F400Q           ', bus: 'FC', spc3: true, multipath: true, claimed: isClaimed, alua: 'ALUA Not Supported' },
    ],
    dsms: [
      { id: 'vendor-sample', name: 'Vendor DSM (sample)', version: '1.0', installed: false, source: 'An example, not a product' },
      { id: 'msdsm', name: 'Microsoft DSM', version: '6.1.7600.16385', installed: hasFeature, source: 'Comes with the feature Multipath I/O' },
    ],
    dsmPolicy: null,
    targetPolicies: {},
    disks: isClaimed ? [claimedDisk] : [0, 1, 2, 3].map((i) => twin(i, stage === 'damaged')),
  };
}
