/** Who has which LUN: asked when PnP finds its first path, and anew at every start of Windows (ms-mpio.md 2.1, 2.7, 2.9). */
import { maxPathsPerLun, type MultipathColumns } from '../../columns';
import { refusedCode, type OpenGroup, type OpenHost, type Signal } from '../../device';
import { mpioEvents, msdsm, type MsdsmState } from '../msdsm';
import type { WindowsDraft } from './draft';
import { claimantOf, dsms, microsoftDsm, vendorPolicy } from './dsms';
import { hardwareId, hasId, withId } from './hardware-id';
import { preparePlain } from './plain-disks';
import { diskKey, groupOf, numbered, unnumbered, type Registry, type WindowsState } from './state';

/** mpio and its DSMs run as they were at the last start. */
export const runningDsms = (booted: Registry): readonly string[] => [
  ...booted.dsms,
  ...(booted.feature ? [microsoftDsm] : []),
];

/** The list is read again at every inquiry, the drivers are not loaded again. */
export const claimant = (state: WindowsState, group: OpenGroup): string =>
  claimantOf(runningDsms(state.booted), state.registry.supported, group);

/** With drawn devices claimed by themselves, a new one stands on the list before it is found. */
export function listDrawn(state: WindowsState): WindowsState {
  if (!state.drawnIsClaimed || !state.registry.feature) return state;
  let { supported } = state.registry;
  for (const { vendor, product } of state.host.groups) {
    const id = hardwareId(vendor, product);
    if (!hasId(state.refusedIds, id)) supported = withId(supported, id);
  }
  if (supported === state.registry.supported) return state;
  const booted = state.booted.feature ? { ...state.booted, supported } : state.booted;
  return { ...state, registry: { ...state.registry, supported }, booted };
}

/** What one DSM sees of the host: its own LUNs. A vendor’s DSM has its own policy, and is the public sample to the letter. */
function partOf(host: OpenHost, ownerOf: WindowsState['ownerOf'], dsm: string): OpenHost {
  const owned = (group: number): boolean => ownerOf[group] === dsm;
  const own = dsm === microsoftDsm;
  return {
    ...host,
    aluaOf: host.aluaOf.filter((row) => owned(row.group)),
    groups: host.groups
      .filter((row) => owned(row.group))
      .map((row) => (own ? row : { ...row, wantedPolicy: null, paths: [] })),
    paths: host.paths.filter((row) => owned(row.group)),
    dsmPolicy: own ? host.dsmPolicy : null,
    targetPolicies: own ? host.targetPolicies : {},
    settings: own ? host.settings : { ...host.settings, policy: 'none', dsmBehaviour: 'sample-exact' },
  };
}

/** Opens a DSM with its LUNs, or tells a known one of those that are new. */
export function describeTo(state: WindowsState, columns: MultipathColumns, dsm: string): WindowsState {
  const part = partOf(state.host, state.ownerOf, dsm);
  const before = state.dsm[dsm] as MsdsmState | undefined;
  if (before === undefined && part.groups.length === 0) return state;
  const after = before === undefined ? msdsm.open(part, columns) : msdsm.extend(before, columns, part);
  return { ...state, dsm: { ...state.dsm, [dsm]: after } };
}

/** Signals and orders of a vendor’s DSM carry its name, so that the answer finds it; Microsoft’s go as they are. */
const mark = (dsm: string, name: string): string => (dsm === microsoftDsm ? name : `${dsm}:${name}`);
export function unmark(name: string): { readonly dsm: string; readonly name: string } {
  const vendor = dsms.find((row) => !row.inbox && name.startsWith(`${row.id}:`));
  return vendor ? { dsm: vendor.id, name: name.slice(vendor.id.length + 1) } : { dsm: microsoftDsm, name };
}

/** Hands a DSM's orders on; those about a LUN that it no longer has are void. */
function take(draft: WindowsDraft, dsm: string, orders: ReturnType<typeof msdsm.observe>['orders']): void {
  const mine = (group: number | null | undefined): boolean =>
    group === null || group === undefined || draft.state.ownerOf[group] === dsm;
  for (const order of orders) {
    switch (order.kind) {
      case 'start-timer':
      case 'cancel-timer':
        draft.order({ ...order, timer: mark(dsm, order.timer) });
        break;
      case 'send':
        draft.order({ ...order, tag: mark(dsm, order.tag) });
        break;
      case 'gate':
        if (mine(order.group)) draft.order(order);
        break;
      case 'announce':
        if (!mine(order.group)) break;
        if (order.group !== null && order.code === 'disk-created')
          draft.change({ numbers: numbered(draft.state.numbers, diskKey(order.group)) });
        if (order.group !== null && order.code === 'disk-removed')
          draft.change({ numbers: unnumbered(draft.state.numbers, diskKey(order.group)) });
        draft.order(order);
        break;
    }
  }
}

/** False when the DSM refuses what is asked for; one that has no LUN yet takes it as it comes. */
export function tellDsm(draft: WindowsDraft, dsm: string, signal: Signal): boolean {
  const before = draft.state.dsm[dsm] as MsdsmState | undefined;
  if (before === undefined) return true;
  const { state, orders } = msdsm.observe(before, draft.columns, signal, draft.nowNs);
  if (state !== before) draft.change({ dsm: { ...draft.state.dsm, [dsm]: state } });
  take(draft, dsm, orders);
  if (signal.kind === 'path-arrived') namePath(draft, signal.path);
  return !orders.some((order) => order.kind === 'announce' && order.code === refusedCode);
}

/**
 * Event 2: a pseudo-LUN has one path more. Told once of a path while Windows runs; a return is told by PnP alone, event 45
 * (assumption: captured logs show both).
 */
function namePath(draft: WindowsDraft, path: number): void {
  const { lunOf, pathsTold } = draft.state;
  const group = lunOf[path];
  const paths = draft.columns.groupCount[group];
  const listed = draft.columns.groupList.subarray(group * maxPathsPerLun, group * maxPathsPerLun + paths).includes(path);
  if (!listed || pathsTold.includes(path)) return;
  draft.change({ pathsTold: [...pathsTold, path] });
  // The first one came with the disk, event 1.
  const { source, eventId, code } = mpioEvents.diskPathAdded;
  if (paths > 1) draft.order({ kind: 'announce', source, eventId, code, group, path, params: { paths } });
}

export { take as takeOrders };

/** Asks the DSMs whose LUN this is, when its first path is found. What is not found keeps its owner. */
export function inquire(draft: WindowsDraft, group: number): void {
  const open = groupOf(draft.state, group);
  if (!open || open.vendor + open.product === '') return;
  const owner = claimant(draft.state, open);
  if (owner === draft.state.ownerOf[group]) return;
  draft.change({ ownerOf: { ...draft.state.ownerOf, [group]: owner } });
  if (owner === '') preparePlain(draft, group);
  else draft.change(describeTo(draft.state, draft.columns, owner));
}

/** Owners of LUNs that are new; DSMs and columns are told. */
export function adopt(draft: WindowsDraft): void {
  draft.change(listDrawn(draft.state));
  const fresh = draft.state.host.groups.filter((row) => draft.state.ownerOf[row.group] === undefined);
  const ownerOf = { ...draft.state.ownerOf };
  for (const group of fresh) ownerOf[group.group] = claimant(draft.state, group);
  draft.change({ ownerOf });
  for (const { id } of dsms) draft.change(describeTo(draft.state, draft.columns, id));
  for (const { group } of draft.state.host.groups) {
    if (ownerOf[group] !== '') continue;
    if (fresh.some((row) => row.group === group)) preparePlain(draft, group);
    else if (draft.lun(group).disks.length === 0 && draft.columns.groupGate[group] === 2 && draft.lun(group).seen.length === 0) {
      // A LUN that had no path in the drawing now waits for the one that was drawn.
      if (draft.state.host.paths.some((path) => path.group === group)) draft.columns.groupGate[group] = 1;
    }
  }
}

export { vendorPolicy };
