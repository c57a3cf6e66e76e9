/** How a RAID group changes hands: ordered, taken over from a dead owner, or back home. One move of a group at a time. */
import { accessChanged, announce, cancel, isUp, order, startTimer, survivorOf } from './draft';
import type { Draft } from './draft';

const moveTimer = (group: number): string => `move ${group}`;
export const heartbeatTimer = (controller: number): string => `heartbeat ${controller}`;
export const takeoverTimer = (controller: number): string => `takeover ${controller}`;

/** `keeps` says whether the new owner is also the preferred one from now on: an administrator's move is, an STPG is not. */
export function orderMove(draft: Draft, group: number, to: number, keeps: boolean): void {
  const it = draft.groups[group];
  if (!it || !draft.controllers[to]) return;
  if (!isUp(draft, to) || (!isUp(draft, it.owner) && it.movingTo !== to)) {
    announce(draft, 'owner-move-refused', to, group);
    return;
  }
  if (keeps) it.preferredOwner = to;
  if (it.movingTo === to || (it.movingTo === null && it.owner === to)) return;
  if (it.movingTo !== null) stopMove(draft, group);
  if (it.owner === to) accessChanged(draft, group, true);
  else startMove(draft, group, to, 'order');
}

export function startMove(draft: Draft, group: number, to: number, why: 'order' | 'failback'): void {
  const it = draft.groups[group];
  it.movingTo = to;
  it.movingFor = why;
  if (why === 'failback') announce(draft, 'failback-started', to, group);
  accessChanged(draft, group, false);
  const { failbackNs, transitionNs } = draft.settings;
  const lengthNs = why === 'failback' ? failbackNs : transitionNs;
  startTimer(draft, moveTimer(group), lengthNs, why === 'failback' ? 'failback' : 'owner change', () =>
    endMove(draft, group),
  );
}

/** The move's timer rang. */
export function endMove(draft: Draft, group: number): void {
  const it = draft.groups[group];
  if (!it || it.movingTo === null || it.movingFor === 'takeover') return;
  const why = it.movingFor;
  handOver(draft, group);
  if (why === 'failback') announce(draft, 'lvm-failback-completed', it.owner, group);
}

function handOver(draft: Draft, group: number): void {
  const it = draft.groups[group];
  if (it.movingTo !== null) it.owner = it.movingTo;
  it.movingTo = null;
  it.movingFor = null;
  announce(draft, 'lvm-rg-owner-changed', it.owner, group);
  accessChanged(draft, group, true);
}

function stopMove(draft: Draft, group: number): void {
  const it = draft.groups[group];
  it.movingTo = null;
  it.movingFor = null;
  cancel(draft, moveTimer(group));
}

/** A controller died: moves from and to it end, takeovers by it fall through, and its peer starts to miss it. */
export function loseController(draft: Draft, controller: number): void {
  order(draft, { kind: 'ports', controller, up: false });
  draft.groups.forEach((it, group) => {
    if (it.movingTo === null || (it.movingTo !== controller && it.owner !== controller)) return;
    if (it.movingFor === 'takeover') {
      it.movingTo = null;
      it.movingFor = null;
      cancel(draft, takeoverTimer(it.owner));
    } else stopMove(draft, group);
    // The owner still serves if only the destination died.
    accessChanged(draft, group, it.owner !== controller);
  });
  cancel(draft, heartbeatTimer(controller));
  missPeers(draft);
}

/** Each dead controller that a living peer has not yet replaced is missed for `heartbeatNs` from now. */
export function missPeers(draft: Draft): void {
  draft.controllers.forEach((each, dead) => {
    if (each.state === 'up' || survivorOf(draft, dead) < 0) return;
    const isMissed = draft.groups.some((it) => it.owner === dead && it.movingTo === null);
    if (!isMissed && draft.writeThrough) return;
    startTimer(draft, heartbeatTimer(dead), draft.settings.heartbeatNs, 'heartbeat lost', () =>
      startTakeover(draft, dead),
    );
  });
}

export function startTakeover(draft: Draft, dead: number): void {
  const survivor = survivorOf(draft, dead);
  if (!draft.controllers[dead] || isUp(draft, dead) || survivor < 0) return;
  announce(draft, 'hac-ctr-timeout', dead, null);
  announce(draft, 'hac-ctr-failover', survivor, null);
  if (!draft.writeThrough) {
    draft.writeThrough = true;
    order(draft, { kind: 'write-through', on: true });
    announce(draft, 'lvm-force-ctr-write-thru', survivor, null);
  }
  let taken = 0;
  draft.groups.forEach((it, group) => {
    if (it.owner !== dead || it.movingTo !== null) return;
    it.movingTo = survivor;
    it.movingFor = 'takeover';
    taken += 1;
    accessChanged(draft, group, false);
  });
  if (taken > 0)
    startTimer(draft, takeoverTimer(dead), draft.settings.takeoverNs, 'takeover', () => endTakeover(draft, dead));
}

export function endTakeover(draft: Draft, dead: number): void {
  let taken = 0;
  let by = -1;
  draft.groups.forEach((it, group) => {
    if (it.owner !== dead || it.movingFor !== 'takeover') return;
    handOver(draft, group);
    by = it.owner;
    taken += 1;
  });
  if (taken === 0) return;
  announce(draft, 'lvm-failover-completed', by, null);
  // It may have come back meanwhile.
  if (isUp(draft, dead)) goHome(draft, dead);
}

/** Automatic failback: groups that prefer this controller come back to it. */
export function goHome(draft: Draft, home: number): void {
  if (!draft.settings.autoFailback) return;
  draft.groups.forEach((it, group) => {
    if (it.preferredOwner === home && it.owner !== home && it.movingTo === null && isUp(draft, it.owner)) {
      startMove(draft, group, home, 'failback');
    }
  });
}

/** A controller serves again: groups that nobody took over are served at once, the mirror is whole, groups go home. */
export function regainController(draft: Draft, controller: number): void {
  order(draft, { kind: 'ports', controller, up: true });
  announce(draft, 'hac-ctr-inserted', controller, null);
  cancel(draft, heartbeatTimer(controller));
  draft.groups.forEach((it, group) => {
    if (it.owner === controller && it.movingTo === null) accessChanged(draft, group, true);
  });
  if (draft.writeThrough && draft.controllers.every((each) => each.state === 'up')) {
    draft.writeThrough = false;
    order(draft, { kind: 'write-through', on: false });
    announce(draft, 'lvm-restore-ctr-cache-mode', controller, null);
  }
  // Both had died and this one is first: it now misses its peer.
  missPeers(draft);
  goHome(draft, controller);
}
