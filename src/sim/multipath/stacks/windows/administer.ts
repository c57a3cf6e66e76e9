/** What an administrator does to Windows: the feature, the lists, DSMs, disks. Most of it waits for a restart. */
import type { AdminCommand } from '../../device';
import { whyNotDefault } from '../msdsm';
import { tellDsm } from './claims';
import { setUp } from './power';
import type { WindowsDraft } from './draft';
import { idsToChange, whyBusy, whyNotFeature, whyNotIds, whyNotList, workLabels } from './change-rules';
import { featureOf } from './desktop';
import { dsmOf, dsms, microsoftDsm } from './dsms';
import { busIds, hardwareId, hasId, isBusId, placeholderId, withId, withoutId } from './hardware-id';
import { initialiseDisk, offlineDisk, onlineDisk } from './plain-disks';
import { releaseOf } from './release';
import { readWindowsSettings, windowsSettings } from './settings';
import { groupOf, type Busy, type Work } from './state';

export const workTimer = 'windows/work';

function start(draft: WindowsDraft, what: Work, dsm: string, ids: readonly string[]): void {
  const settings = readWindowsSettings(draft.state.host.settings);
  const setting = what === 'claim' || what === 'unclaim' ? 'claimNs' : 'featureInstallNs';
  const endsNs = draft.nowNs + settings[setting];
  draft.change({ busy: { what, endsNs, dsm, ids } });
  draft.order({ kind: 'start-timer', timer: workTimer, atNs: endsNs, oneShot: true, label: workLabels[what], setting });
  draft.say(`windows-${what}-started`, { params: { what: subject(dsm, ids) } });
}

const subject = (dsm: string, ids: readonly string[]): string =>
  ids.length > 0 ? ids.map((id) => id.trim()).join(', ') : (dsmOf(dsm)?.name ?? 'Multipath I/O');

/** What was worked on is written down; it counts from the next start (ms-mpio.md 2.9). */
export function onWorkEnd(draft: WindowsDraft): void {
  const { busy, registry } = draft.state;
  if (!busy) return;
  draft.change({ busy: null, registry: written(registry, busy) });
  if (busy.what === 'unclaim') {
    const gone = busy.ids.filter((id) => !isBusId(id));
    draft.change({ refusedIds: [...new Set([...draft.state.refusedIds, ...gone])] });
  } else if (busy.what === 'claim') {
    draft.change({ refusedIds: draft.state.refusedIds.filter((id) => !hasId(busy.ids, id)) });
  }
  draft.say(`windows-${busy.what}-done`, { params: { what: subject(busy.dsm, busy.ids) } });
}

function written(registry: WindowsDraft['state']['registry'], { what, dsm, ids }: Busy): WindowsDraft['state']['registry'] {
  switch (what) {
    case 'install':
      return dsm === ''
        ? { ...registry, feature: true, supported: withId(registry.supported, placeholderId) }
        : { ...registry, dsms: withId(registry.dsms, dsm) };
    case 'remove':
      return dsm === '' ? { ...registry, feature: false, supported: [] } : { ...registry, dsms: withoutId(registry.dsms, dsm) };
    case 'claim':
      return { ...registry, supported: ids.reduce(withId, registry.supported) };
    case 'unclaim':
      return { ...registry, supported: ids.reduce(withoutId, registry.supported) };
  }
}

// ---- why not ----

const release = (draft: WindowsDraft) => releaseOf(draft.state.host.release);
const ready = (draft: WindowsDraft): boolean => draft.state.registry.feature && draft.state.booted.feature;

/** Every device that more than one path leads to, as Discover Multi-Paths lists them. */
function applicable(draft: WindowsDraft): readonly string[] {
  const { present, lunOf } = draft.state;
  const paths = new Map<number, number>();
  for (const path of present) paths.set(lunOf[path], (paths.get(lunOf[path]) ?? 0) + 1);
  const ids = [...paths]
    .filter(([, count]) => count > 1)
    .map(([group]) => groupOf(draft.state, group))
    .map((group) => (group ? hardwareId(group.vendor, group.product) : ''));
  return [...new Set(ids)].filter((id) => id.trim() !== '');
}

function changeList(draft: WindowsDraft, what: 'claim' | 'unclaim', hardware: string): void {
  const { busy } = draft.state;
  // mpclaim names several devices in one line: the next one joins the work that has begun.
  if (busy?.what === what && busy.dsm === '' && hardware !== '' && !hasId(busy.ids, hardware)) {
    return draft.change({ busy: { ...busy, ids: [...busy.ids, hardware] } });
  }
  const on = what === 'claim';
  const facts = { supported: draft.state.registry.supported, applicable: applicable(draft) };
  const why = whyNotList(featureOf(draft.state), busy) ?? whyNotIds(on, hardware, facts);
  if (why !== null) return draft.refuse(why);
  start(draft, what, '', idsToChange(on, hardware, facts));
}

function changeBus(draft: WindowsDraft, bus: 'iscsi' | 'sas', on: boolean): void {
  if (!release(draft).automaticClaim.value.includes(bus)) {
    return draft.refuse(`${release(draft).label} does not claim ${bus === 'sas' ? 'SAS' : 'iSCSI'} devices as a whole.`);
  }
  changeList(draft, on ? 'claim' : 'unclaim', busIds[bus]);
}

function changeDsm(draft: WindowsDraft, what: 'install' | 'remove', id: string): void {
  const dsm = dsmOf(id);
  if (!dsm) return draft.refuse(`There is no DSM ${id}. Known: ${dsms.filter((row) => !row.inbox).map((row) => row.id).join(', ')}.`);
  if (dsm.inbox) return draft.refuse(`${dsm.name} comes and goes with the feature Multipath I/O.`);
  const there = draft.state.registry.dsms.includes(id);
  if (there === (what === 'install')) return draft.refuse(`${dsm.name} is ${there ? '' : 'not '}installed.`);
  const why = whyBusy(draft.state.busy);
  if (why !== null) return draft.refuse(why);
  start(draft, what, id, []);
}

function set(draft: WindowsDraft, command: Extract<AdminCommand, { set: 'setting' }>): void {
  const { host } = draft.state;
  draft.change({ host: { ...host, settings: { ...host.settings, [command.key]: command.value } } });
  if (windowsSettings.some((spec) => spec.key === command.key)) {
    // Stated anew while the run goes: written as an unattended setup would.
    if (command.key === 'mpioAtStart') draft.change(setUp(draft.state.host));
    return;
  }
  for (const id of Object.keys(draft.state.dsm)) tellDsm(draft, id, { kind: 'admin', command });
}

/** Policies, moves and reservations go to the DSM that has the LUN. */
function toOwner(draft: WindowsDraft, group: number, command: AdminCommand): void {
  const owner = draft.state.ownerOf[group] ?? '';
  const dsm = dsmOf(owner);
  if (!dsm) return draft.refuse('MPIO has not claimed this LUN: each path is a disk of its own.', { group });
  const itsOwn = command.set === 'lun-policy' || command.set === 'move' || command.set === 'look';
  if (!dsm.inbox && itsOwn) return draft.refuse(`${dsm.name} has this disk: its policy is set with that vendor’s own tool.`, { group });
  tellDsm(draft, owner, { kind: 'admin', command });
}

/** Defaults of Microsoft's DSM: for all of it, and for a kind of device. */
function toMicrosoft(draft: WindowsDraft, command: Extract<AdminCommand, { set: 'dsm-policy' | 'target-policy' }>): void {
  if (!ready(draft)) return draft.refuse('Microsoft DSM does not run on this host.');
  const { label, targetPolicy } = release(draft);
  if (command.set === 'target-policy' && !targetPolicy.value) return draft.refuse(`${label} has no default policy of a device; set it on the LUN.`);
  keepDefault(draft, command);
}

/** Stands in the registry, so that it counts for LUNs that are claimed later, whether the DSM has a LUN now or not. */
function keepDefault(draft: WindowsDraft, command: Extract<AdminCommand, { set: 'dsm-policy' | 'target-policy' }>): void {
  const why = draft.state.dsm[microsoftDsm] === undefined ? whyNotDefault(draft.state.host, command.policy) : null;
  if (why !== null) return draft.refuse(why);
  if (!tellDsm(draft, microsoftDsm, { kind: 'admin', command })) return;
  const { host } = draft.state;
  const settings = { ...host.settings, policy: command.policy ?? 'none' };
  if (command.set === 'dsm-policy') draft.change({ host: { ...host, settings, dsmPolicy: command.policy } });
  else draft.change({ host: { ...host, targetPolicies: withPolicy(host.targetPolicies, command.hardware, command.policy) } });
}

function withPolicy(policies: Readonly<Record<string, string>>, hardware: string, policy: string | null): Readonly<Record<string, string>> {
  const next = { ...policies };
  if (policy === null) delete next[hardware];
  else next[hardware] = policy;
  return next;
}

export function administer(draft: WindowsDraft, command: AdminCommand): void {
  if (draft.state.power === 'restarting' && command.set !== 'setting') return draft.refuse('The host restarts.');
  switch (command.set) {
    case 'install-mpio':
    case 'remove-mpio': {
      const install = command.set === 'install-mpio';
      const why = whyNotFeature(release(draft).label, featureOf(draft.state), draft.state.busy, install);
      return why === null ? start(draft, install ? 'install' : 'remove', '', []) : draft.refuse(why);
    }
    case 'claim':
    case 'unclaim':
      return changeList(draft, command.set, command.hardware);
    case 'claim-bus':
      return changeBus(draft, command.bus, command.on);
    case 'install-dsm':
      return changeDsm(draft, 'install', command.dsm);
    case 'remove-dsm':
      return changeDsm(draft, 'remove', command.dsm);
    case 'online-disk':
      return onlineDisk(draft, command.path);
    case 'offline-disk':
      return offlineDisk(draft, command.path);
    case 'initialise-disk':
      return initialiseDisk(draft, command.path);
    case 'setting':
      return set(draft, command);
    case 'dsm-policy':
    case 'target-policy':
      return toMicrosoft(draft, command);
    default:
      return toOwner(draft, command.group, command);
  }
}
