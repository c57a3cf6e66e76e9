/** What Windows says of its LUNs: the DSMs' own words for what they have, and single disks for the rest. */
import type { MultipathColumns } from '../../columns';
import type { GroupOpinion, OpenGroup, PathOpinion } from '../../device';
import { msdsm, pathIdOf, policies } from '../msdsm';
import { dsmOf, microsoftDsm } from './dsms';
import { pathKey, type PlainLun, type WindowsState } from './state';

const access = (state: WindowsState, group: number): GroupOpinion['access'] =>
  state.host.aluaOf.find((row) => row.group === group)?.alua ?? 'none';

function plainPath(lun: PlainLun | undefined, path: number, port: WindowsState['host']['paths'][number] | undefined): PathOpinion {
  const order = lun?.disks.findIndex((disk) => disk.path === path) ?? -1;
  const disk = order < 0 ? undefined : lun?.disks[order];
  const address = { port: port?.port ?? 0, bus: port?.bus ?? 0, target: port?.target ?? 0, lun: port?.lun ?? 0 };
  return {
    path,
    order,
    present: disk !== undefined,
    word: disk ? (disk.online ? 'Online' : 'Offline') : lun && !lun.seen.includes(path) ? 'Not found' : 'Removed',
    state: disk ? (disk.online ? 'diskOnline' : 'diskOffline') : 'removed',
    owner: 'Windows',
    carrying: disk !== undefined && lun?.carrying === path,
    weight: 0,
    preferred: false,
    pathId: pathIdOf(address),
    address,
    portGroup: null,
    wish: '',
    lit: [],
    sinceNs: disk?.sinceNs ?? 0,
    how: 'arrival',
  };
}

/** None of the policies can be set, and why. */
const refusing = (reason: string): GroupOpinion['policies'] => policies.map(({ id }) => ({ id, allowed: false, reason }));

/** A LUN without a pseudo-LUN: N paths, N disks. Also while Windows restarts, when it has none at all. */
function plainOpinion(state: WindowsState, open: OpenGroup): GroupOpinion {
  const { group } = open;
  const lun = state.plain[group] as PlainLun | undefined;
  const drawn = state.host.paths.filter((row) => row.group === group);
  const left = (lun?.disks ?? []).map((disk) => disk.path).filter((path) => !drawn.some((row) => row.path === path));
  const number = lun && lun.carrying >= 0 ? state.numbers[pathKey(lun.carrying)] : undefined;
  const claimed = (state.ownerOf[group] ?? '') !== '';
  return {
    group,
    disk: number === undefined ? '' : `Disk ${number}`,
    policy: '',
    kind: claimed ? 'mpio' : 'disks',
    dsm: '',
    serial: open.serial,
    access: access(state, group),
    reservationKey: null,
    policyFrom: 'none',
    wanted: null,
    symmetric: true,
    health: lun && lun.carrying >= 0 ? 'normal' : 'removed',
    policies: refusing(state.power === 'restarting' ? 'The host restarts.' : 'MPIO has not claimed this LUN: each path is a disk of its own.'),
    paths: [
      ...drawn.map((row) => plainPath(lun, row.path, row)),
      ...left.map((path) => plainPath(lun, path, undefined)),
    ],
  };
}

/** Consoles show a vendor's DSM with its own name and `VS`; its policy is not for their tools. */
function vendorOpinion(opinion: GroupOpinion, dsm: string): GroupOpinion {
  const entry = dsmOf(dsm);
  const name = entry?.name ?? dsm;
  const reason = `${name} has this disk: its policy is set with that vendor’s own tool.`;
  return { ...opinion, dsm: name, policy: entry?.policy ?? opinion.policy, policyFrom: 'DSM', wanted: null, policies: refusing(reason) };
}

/** Disks of MPIO are counted over all DSMs, Microsoft's first. */
function ofDsms(state: WindowsState, columns: MultipathColumns): Map<number, GroupOpinion> {
  const found = new Map<number, GroupOpinion>();
  const names = new Set<string>();
  for (const dsm of Object.keys(state.dsm)) {
    for (const opinion of msdsm.opinions(state.dsm[dsm], columns)) {
      if (state.ownerOf[opinion.group] !== dsm) continue;
      const mine = dsm === microsoftDsm ? opinion : vendorOpinion(opinion, dsm);
      let { disk } = mine;
      for (let n = 0; names.has(disk); n += 1) disk = `MPIO Disk${n}`;
      names.add(disk);
      found.set(mine.group, disk === mine.disk ? mine : { ...mine, disk });
    }
  }
  return found;
}

export function windowsOpinions(state: WindowsState, columns: MultipathColumns): readonly GroupOpinion[] {
  const only = state.dsm[microsoftDsm];
  const allHis = state.host.groups.every((row) => state.ownerOf[row.group] === microsoftDsm);
  if (allHis && only && state.power === 'running') return msdsm.opinions(only, columns);
  const claimed = ofDsms(state, columns);
  return state.host.groups.map((row) => claimed.get(row.group) ?? plainOpinion(state, row));
}
