/** The desktop's view: what Server Manager, MPIO Properties, Device Manager and Disk Management have to show. */
import type { MultipathColumns } from '../../columns';
import type { GroupOpinion, OpenGroup } from '../../device';
import type { MpioFeature, WindowsDisk, WindowsHardware, WindowsView } from '../../windows-view';
import type { MsdsmState } from '../msdsm';
import { runningDsms } from './claims';
import { dsms, microsoftDsm, mpioList } from './dsms';
import { busIds, hardwareId, idLength } from './hardware-id';
import { windowsOpinions } from './opinions';
import { releaseOf } from './release';
import { diskKey, pathKey, type WindowsState } from './state';

export function featureOf({ host, busy, registry, booted }: WindowsState): MpioFeature {
  if (!releaseOf(host.release).inboxMpio.value) return 'unavailable';
  if (busy?.dsm === '' && busy.what === 'install') return 'installing';
  if (busy?.dsm === '' && busy.what === 'remove') return 'removing';
  if (registry.feature) return booted.feature ? 'installed' : 'restart-needed';
  return booted.feature ? 'removing' : 'absent';
}

const missing = (list: readonly string[], from: readonly string[]): readonly string[] =>
  list.filter((id) => !from.includes(id));
const listed = (ids: readonly string[]): string => ids.map((id) => id.trim().replace(/ +/, ' ')).join(', ');

/** What the next restart will do, a sentence each. */
export function pendingOf({ registry, booted }: WindowsState): readonly string[] {
  const added = missing(registry.supported, booted.supported);
  const gone = missing(booted.supported, registry.supported);
  const feature = registry.feature !== booted.feature;
  const name = (id: string): string => dsms.find((row) => row.id === id)?.name ?? id;
  return [
    ...(feature ? [registry.feature ? 'Multipath I/O is installed.' : 'Multipath I/O is removed.'] : []),
    ...(!feature && added.length > 0 ? [`MPIO claims ${listed(added)}.`] : []),
    ...(!feature && gone.length > 0 ? [`MPIO gives up ${listed(gone)}: each path becomes a disk of its own.`] : []),
    ...missing(registry.dsms, booted.dsms).map((id) => `${name(id)} takes its devices.`),
    ...missing(booted.dsms, registry.dsms).map((id) => `${name(id)} is gone; another DSM may take its devices.`),
  ];
}

const aluaWords = { none: 'ALUA Not Supported', implicit: 'Implicit Only', explicit: 'Explicit Only', both: 'Implicit and Explicit' } as const;

function hardwareOf(state: WindowsState): readonly WindowsHardware[] {
  const rows = new Map<string, WindowsHardware>();
  for (const open of state.host.groups) {
    const found = state.present.filter((path) => state.lunOf[path] === open.group).length;
    if (found === 0) continue;
    const id = hardwareId(open.vendor, open.product);
    const key = `${id}${open.bus}`;
    const before = rows.get(key);
    const alua = state.host.aluaOf.find((row) => row.group === open.group)?.alua ?? 'none';
    rows.set(key, {
      id,
      vendor: open.vendor,
      product: open.product,
      bus: open.bus,
      // The arrays of the catalogue stand among the SPC-3 compliant devices in the white paper's dialog.
      spc3: true,
      multipath: found > 1 || before?.multipath === true,
      claimed: (state.ownerOf[open.group] ?? '') !== '' || before?.claimed === true,
      alua: before?.alua ?? aluaWords[alua],
    });
  }
  return [...rows.values()];
}

const nameOf = (open: OpenGroup, kind: 'SCSI Disk Device' | 'Multi-Path Disk Device'): string =>
  [open.vendor, open.product].join(' ').trim() + (kind === 'SCSI Disk Device' ? ' ' : '  ') + kind;

function disksOf(state: WindowsState, opinions: readonly GroupOpinion[]): readonly WindowsDisk[] {
  const reason = releaseOf(state.host.release).twinReason.value;
  const disks: WindowsDisk[] = [];
  for (const opinion of opinions) {
    const open = state.host.groups.find((row) => row.group === opinion.group);
    if (!open) continue;
    const { vendor, product, sizeGiB, group } = open;
    const common = { group, vendor, product, sizeGiB, initialised: true, damage: state.damage[group] ?? null };
    if (opinion.kind === 'mpio') {
      const number = state.numbers[diskKey(group)];
      if (number === undefined) continue;
      const digits = /\d+$/.exec(opinion.disk)?.[0];
      const mpioDisk = digits === undefined ? null : Number(digits);
      // A pseudo-LUN has an address of mpio's own adapter; the LUN number is that of the disk (assumption).
      const address = { port: 0, bus: 0, target: mpioDisk ?? 0, lun: opinion.paths[0]?.address.lun ?? 0 };
      disks.push({ ...common, number, path: null, mpioDisk, name: nameOf(open, 'Multi-Path Disk Device'), state: 'online', reason: '', address, twins: [] });
      continue;
    }
    const mine = state.plain[group]?.disks ?? [];
    const numberOf = (path: number): number => state.numbers[pathKey(path)];
    for (const disk of mine) {
      disks.push({
        ...common,
        number: numberOf(disk.path),
        path: disk.path,
        mpioDisk: null,
        name: nameOf(open, 'SCSI Disk Device'),
        state: disk.online ? 'online' : 'offline',
        reason: disk.online ? '' : disk.byHand ? 'set offline by an administrator' : reason,
        address: opinion.paths.find((each) => each.path === disk.path)?.address ?? { port: 0, bus: 0, target: 0, lun: 0 },
        twins: mine.filter((each) => each !== disk).map((each) => numberOf(each.path)),
      });
    }
  }
  return disks.sort((a, b) => a.number - b.number);
}

const padded = (list: readonly string[]): readonly string[] => list.map((id) => id.padEnd(idLength));

export function desktopOf(state: WindowsState, columns: MultipathColumns): WindowsView {
  const { host, registry, booted, busy } = state;
  const running = runningDsms(booted);
  const msdsmState = state.dsm[microsoftDsm] as Pick<MsdsmState, 'dsmPolicy' | 'targetPolicies'> | undefined;
  return {
    release: host.release,
    power: state.power,
    upAtNs: state.upAtNs,
    feature: featureOf(state),
    busy: busy && { what: busy.what, endsNs: busy.endsNs, ids: busy.ids },
    pending: pendingOf(state),
    supported: padded(mpioList(runningDsms(registry), registry.supported)),
    claimed: padded(mpioList(running, booted.supported)),
    automaticClaim: { iscsi: registry.supported.includes(busIds.iscsi), sas: registry.supported.includes(busIds.sas) },
    hardware: hardwareOf(state),
    dsms: dsms
      .filter((dsm) => !dsm.inbox || registry.feature)
      .map((dsm) => ({
        id: dsm.id,
        name: dsm.name,
        version: dsm.version || releaseOf(host.release).build.value,
        installed: dsm.inbox ? registry.feature : registry.dsms.includes(dsm.id),
        source: dsm.source,
      })),
    dsmPolicy: msdsmState?.dsmPolicy ?? host.dsmPolicy,
    targetPolicies: msdsmState
      ? Object.fromEntries(Object.entries(msdsmState.targetPolicies).map(([id, { policy }]) => [id, policy]))
      : host.targetPolicies,
    disks: disksOf(state, windowsOpinions(state, columns)),
  };
}
