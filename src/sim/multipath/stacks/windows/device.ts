/** Windows as one stack behind the engine's door: its own disks, and the DSMs over those that are claimed. */
import type { MultipathColumns } from '../../columns';
import type { FailedIo, MultipathStack, OpenHost, Signal, Step, Verdict } from '../../device';
import { msdsm, policies } from '../msdsm';
import { administer, onWorkEnd, workTimer } from './administer';
import { adopt, inquire, takeOrders, tellDsm, unmark } from './claims';
import { desktopOf } from './desktop';
import { WindowsDraft } from './draft';
import { windowsOpinions } from './opinions';
import { plainArrived, plainRemoved, plainVerdict } from './plain-disks';
import { firstState, lunsOf, powerDown, powerUp, setUp } from './power';
import type { WindowsState } from './state';

function open(host: OpenHost, columns: MultipathColumns): WindowsState {
  const draft = new WindowsDraft(firstState(host), columns, 0);
  adopt(draft);
  return draft.state;
}

/** What left the drawing answers no INQUIRY any more; the host remembers what it said. */
function remembering(host: OpenHost, before: OpenHost): OpenHost {
  const groups = host.groups.map((group) => {
    const known = group.vendor === '' ? before.groups.find((row) => row.group === group.group) : undefined;
    return known ? { ...group, vendor: known.vendor, product: known.product, serial: known.serial, sizeGiB: known.sizeGiB } : group;
  });
  return { ...host, groups };
}

function extend(state: WindowsState, columns: MultipathColumns, described: OpenHost): WindowsState {
  const host = remembering(described, state.host);
  // Another release is another Windows, set up anew; until the restart the old one runs.
  const anew = host.release === state.host.release ? {} : setUp(host);
  const next = { ...state, ...anew, host, lunOf: lunsOf(host, state.lunOf) };
  const draft = new WindowsDraft(next, columns, 0);
  if (state.power === 'running') adopt(draft);
  else for (const { group } of host.groups) columns.groupGate[group] = 1;
  return draft.state;
}

function arrived(draft: WindowsDraft, signal: Extract<Signal, { kind: 'path-arrived' }>): void {
  const { lunOf, present } = draft.state;
  const group = lunOf[signal.path] as number | undefined;
  if (group === undefined) return;
  if (!present.some((path) => lunOf[path] === group)) inquire(draft, group);
  if (!present.includes(signal.path)) draft.change({ present: [...present, signal.path] });
  const owner = draft.state.ownerOf[group];
  if (owner === '') plainArrived(draft, group, signal.path);
  else tellDsm(draft, owner, signal);
}

function removed(draft: WindowsDraft, signal: Extract<Signal, { kind: 'path-removed' }>): void {
  const { lunOf, present } = draft.state;
  const group = lunOf[signal.path] as number | undefined;
  if (group === undefined) return;
  draft.change({ present: present.filter((path) => path !== signal.path) });
  const owner = draft.state.ownerOf[group];
  if (owner === '') plainRemoved(draft, group, signal.path);
  else tellDsm(draft, owner, signal);
}

function observe(state: WindowsState, columns: MultipathColumns, signal: Signal, nowNs: number): Step<WindowsState> {
  const draft = new WindowsDraft(state, columns, nowNs);
  switch (signal.kind) {
    case 'path-arrived':
      arrived(draft, signal);
      break;
    case 'path-removed':
      removed(draft, signal);
      break;
    case 'answered': {
      const { dsm, name } = unmark(signal.tag);
      tellDsm(draft, dsm, { ...signal, tag: name });
      break;
    }
    case 'timer': {
      const { dsm, name } = unmark(signal.timer);
      if (signal.timer === workTimer) onWorkEnd(draft);
      else tellDsm(draft, dsm, { ...signal, timer: name });
      break;
    }
    case 'admin':
      administer(draft, signal.command);
      break;
    case 'power':
      if (signal.on) powerUp(draft);
      else powerDown(draft, signal.upAtNs);
      break;
  }
  return draft.seal();
}

function interpret(state: WindowsState, columns: MultipathColumns, io: FailedIo, nowNs: number): Step<WindowsState> & { readonly verdict: Verdict } {
  const draft = new WindowsDraft(state, columns, nowNs);
  const owner = state.ownerOf[io.group] ?? '';
  const before = state.dsm[owner];
  if (!before) return { verdict: plainVerdict(draft, io), ...draft.seal() };
  const { verdict, state: after, orders } = msdsm.interpret(before, columns, io, nowNs);
  if (after !== before) draft.change({ dsm: { ...state.dsm, [owner]: after } });
  takeOrders(draft, owner, orders);
  return { ...draft.seal(), verdict };
}

function choose(columns: MultipathColumns, group: number, startLba: number, bytes: number, isWrite: number): number {
  if (columns.groupGate[group] === 2) return -2;
  // Straight to the policy: this runs for each I/O, and one call less is heard in the bench.
  const policy = columns.groupPolicy[group];
  if (policy >= 0) return policies[policy].choose(columns, group, startLba, bytes, isWrite);
  const path = columns.groupPointer[group];
  return path >= 0 ? path : -2;
}

export const windows: MultipathStack<WindowsState> = {
  id: 'windows',
  open,
  extend,
  observe,
  interpret,
  choose,
  opinions: windowsOpinions,
  desktop: desktopOf,
};
