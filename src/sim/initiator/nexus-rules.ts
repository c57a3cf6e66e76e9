/**
 * One target port behind a port: the port-down clock, its login, its removal. Without light the port's own clock
 * rules: a target that comes back meanwhile is taken up by the port's login.
 */
import { order, startTimer } from './draft';
import type { Draft } from './draft';

const find = (draft: Draft, nexus: number) => draft.nexuses.find((each) => each.nexus === nexus);
const holdTimer = (nexus: number): string => `port-down hold ${nexus}`;
const loginTimer = (nexus: number): string => `login ${nexus}`;
export const removalTimer = (nexus: number): string => `removal ${nexus}`;

export function targetGone(draft: Draft, nexus: number): void {
  const it = find(draft, nexus);
  // Repeated news does not start the clock again.
  if (!it || it.targetGone) return;
  it.targetGone = true;
  order(draft, { kind: 'announce', code: 'target-gone', nexus });
  if (it.loggingIn) {
    it.loggingIn = false;
    order(draft, { kind: 'cancel-timer', timer: loginTimer(nexus) });
  }
  if (it.state === 'lost') {
    // In `lost` the port's own removal covers it; in `linkDown` its removal already runs.
    if (draft.link === 'loggedIn' || draft.link === 'loggingIn') startNexusRemoval(draft, nexus);
    return;
  }
  it.state = 'held';
  order(draft, { kind: 'hold', nexus });
  order(draft, { kind: 'announce', code: 'port-down-hold-started', nexus });
  startTimer(draft, holdTimer(nexus), draft.settings.portDownHoldNs, 'port-down hold', () =>
    nexusHoldEnded(draft, nexus),
  );
}

export function targetBack(draft: Draft, nexus: number): void {
  const it = find(draft, nexus);
  if (!it || it.loggingIn || (!it.targetGone && it.state !== 'lost')) return;
  if (it.targetGone) {
    it.targetGone = false;
    order(draft, { kind: 'announce', code: 'target-back', nexus });
    if (it.state === 'held') order(draft, { kind: 'cancel-timer', timer: holdTimer(nexus) });
  }
  if (draft.link !== 'loggedIn') return;
  if (!it.removed) order(draft, { kind: 'cancel-timer', timer: removalTimer(nexus) });
  it.loggingIn = true;
  startTimer(draft, loginTimer(nexus), draft.settings.loginNs, 'login', () => nexusLoggedIn(draft, nexus));
}

export function nexusHoldEnded(draft: Draft, nexus: number): void {
  const it = find(draft, nexus);
  if (!it || it.state !== 'held' || !it.targetGone) return;
  it.state = 'lost';
  order(draft, { kind: 'announce', code: 'port-down-hold-ended', nexus });
  order(draft, { kind: 'flush', nexus });
  startNexusRemoval(draft, nexus);
}

export function nexusLoggedIn(draft: Draft, nexus: number): void {
  const it = find(draft, nexus);
  if (!it?.loggingIn || draft.link !== 'loggedIn') return;
  const arrives = it.state === 'lost';
  it.loggingIn = false;
  it.state = 'loggedIn';
  it.removed = false;
  order(draft, { kind: 'announce', code: 'logged-in', nexus });
  order(draft, { kind: 'release', nexus });
  if (arrives) order(draft, { kind: 'pnp-arrive', nexuses: [nexus] });
}

export function removeOne(draft: Draft, nexus: number): void {
  const it = find(draft, nexus);
  if (!it || it.removed || it.state !== 'lost') return;
  it.removed = true;
  order(draft, { kind: 'pnp-remove', nexuses: [nexus] });
}

/** Everything lost and not yet taken away goes in one bus change. */
export function removeNow(draft: Draft): void {
  const going = draft.nexuses.filter((each) => each.state === 'lost' && !each.removed);
  if (going.length === 0) return;
  for (const each of going) each.removed = true;
  order(draft, { kind: 'pnp-remove', nexuses: going.map((each) => each.nexus) });
}

/**
 * The port went dark. Logins to single targets stop; when the port gives up (`forGood`), the clocks of single targets
 * stop too, because the port's own removal covers them.
 */
export function tidyForDark(draft: Draft, forGood: boolean): void {
  for (const each of draft.nexuses) {
    if (each.loggingIn) {
      each.loggingIn = false;
      order(draft, { kind: 'cancel-timer', timer: loginTimer(each.nexus) });
      if (!forGood && each.state === 'lost') startNexusRemoval(draft, each.nexus);
    }
    if (!forGood) continue;
    if (each.state === 'held' && each.targetGone) order(draft, { kind: 'cancel-timer', timer: holdTimer(each.nexus) });
    if (each.state === 'lost' && !each.removed) order(draft, { kind: 'cancel-timer', timer: removalTimer(each.nexus) });
  }
}

/** Light is back after the port gave up: its removal was stopped, but a target that is gone is still to be taken away. */
export function tidyForLight(draft: Draft): void {
  for (const each of draft.nexuses) if (each.targetGone) startNexusRemoval(draft, each.nexus);
}

function startNexusRemoval(draft: Draft, nexus: number): void {
  if (find(draft, nexus)?.removed) return;
  startTimer(draft, removalTimer(nexus), draft.settings.pnpRemoveDelayNs, 'PnP removal', () => removeOne(draft, nexus));
}
