/**
 * The two clocks of an FC port (ms-mpio.md 8.1, 14): own light lost, the whole port is held for `linkDownHoldNs`;
 * a target port lost, that nexus is held for `portDownHoldNs`. Only when a clock ends does anything reach MPIO.
 * The port's own moves are those of `hbaPortMachine`; what holds for one nexus is in `nexus-rules.ts`.
 */
import { transition } from 'xstate';
import type { Nanos } from '../kernel/time';
import { draftOf, finish, order, startTimer } from './draft';
import type { Draft } from './draft';
import { hbaPortMachine } from './hba-port.machine';
import type { HbaPortContext, HbaPortEvent } from './hba-port.machine';
import type { HbaPort, HbaPortState, HbaSettings, HbaSignal, HbaStep, Nexus } from './hba-port';
import {
  nexusHoldEnded,
  nexusLoggedIn,
  removalTimer,
  removeNow,
  removeOne,
  targetBack,
  targetGone,
  tidyForLight,
  tidyForDark,
} from './nexus-rules';

type LinkState = Exclude<HbaPortState, 'disabled'>;
const machineAt = (link: LinkState, driver: 'enabled' | 'disabled', flushed: boolean): HbaPort['machine'] => ({
  value: { link, driver },
  context: { flushed },
});

const newNexus = (nexus: number, up: boolean, sinceNs: Nanos): Nexus => ({
  nexus,
  state: up ? 'loggedIn' : 'lost',
  removed: !up,
  sinceNs,
  targetGone: false,
  loggingIn: false,
});

/** A port at power-on: logged in to everything, or, without light, not yet logged in to anything. */
export function openPort(nexuses: readonly number[], lit: boolean, nowNs: Nanos): HbaPort {
  return {
    state: lit ? 'loggedIn' : 'lost',
    sinceNs: nowNs,
    lit,
    machine: machineAt(lit ? 'loggedIn' : 'lost', 'enabled', !lit),
    nexuses: nexuses.map((nexus) => newNexus(nexus, lit, nowNs)),
  };
}

/** New target ports after an edit: not there until `target-back` (port logged in) or the port's next login. */
export function extendPort(port: HbaPort, nexuses: readonly number[]): HbaPort {
  const known = new Set(port.nexuses.map((each) => each.nexus));
  const added = nexuses.filter((nexus) => !known.has(nexus)).map((nexus) => newNexus(nexus, false, port.sinceNs));
  return added.length === 0 ? port : { ...port, nexuses: [...port.nexuses, ...added] };
}

/** What the driver does about a signal. A signal that makes no sense in the present state changes nothing. */
export function observePort(port: HbaPort, signal: HbaSignal, settings: HbaSettings, nowNs: Nanos): HbaStep {
  const draft = draftOf(port, settings, nowNs);
  switch (signal.kind) {
    case 'light-lost':
      draft.lit = false;
      if (!isDisabled(draft)) move(draft, 'light.lost');
      break;
    case 'light-back':
      draft.lit = true;
      if (!isDisabled(draft)) move(draft, 'light.back');
      break;
    case 'disabled':
      disable(draft);
      break;
    case 'enabled':
      if (isDisabled(draft)) {
        move(draft, 'admin.enabled');
        if (draft.lit) move(draft, 'light.back');
      }
      break;
    case 'target-gone':
      targetGone(draft, signal.nexus);
      break;
    case 'target-back':
      targetBack(draft, signal.nexus);
      break;
    case 'timer':
      ring(draft, signal.timer);
      break;
    default:
      signal satisfies never;
  }
  return finish(draft);
}

/** The setting that a timer counts, by the timer's key; null when it is not a timer of this port. */
export function settingOfTimer(timer: string): keyof HbaSettings | null {
  switch (timer.replace(/ \d+$/, '')) {
    case 'hold':
      return 'linkDownHoldNs';
    case 'port-down hold':
      return 'portDownHoldNs';
    case 'login':
      return 'loginNs';
    case 'removal':
      return 'pnpRemoveDelayNs';
    default:
      return null;
  }
}

/** Lit states of the port machine, one a region (`link.linkDown`, `driver.enabled`), for the drawn chart. */
export function litStates(port: HbaPort): readonly string[] {
  const value = port.machine.value as Readonly<Record<string, string>>;
  return ['link', 'driver'].map((region) => `${region}.${value[region]}`);
}

function ring(draft: Draft, timer: string): void {
  const [, name, number] = /^(.*?)(?: (\d+))?$/.exec(timer) ?? [];
  if (number === undefined) {
    if (name === 'hold') move(draft, 'timer.hold');
    else if (name === 'login') move(draft, 'timer.login');
    else if (name === 'removal' && draft.link === 'lost') removeNow(draft);
    return;
  }
  const nexus = Number(number);
  if (name === 'port-down hold') nexusHoldEnded(draft, nexus);
  else if (name === 'login') nexusLoggedIn(draft, nexus);
  else if (name === 'removal') removeOne(draft, nexus);
}

const isDisabled = (draft: Draft): boolean => draft.driver === 'disabled';

/** A stopped driver neither holds nor waits: everything ends, and PnP takes the devices at once (S07). */
function disable(draft: Draft): void {
  if (isDisabled(draft)) return;
  move(draft, 'admin.disabled');
  if (draft.link === 'linkDown') order(draft, { kind: 'cancel-timer', timer: 'hold' });
  if (draft.link !== 'linkDown') move(draft, 'light.lost');
  if (draft.link === 'linkDown') move(draft, 'timer.hold');
  order(draft, { kind: 'cancel-timer', timer: 'removal' });
  tidyForDark(draft, true);
  removeNow(draft);
}

/** One transition of the machine, and what its actions mean. */
function move(draft: Draft, type: HbaPortEvent['type']): void {
  const before = hbaPortMachine.resolveState({
    value: { link: draft.link, driver: draft.driver },
    context: { flushed: draft.flushed },
  });
  const [after, actions] = transition(hbaPortMachine, before, { type });
  draft.link = after.value.link as LinkState;
  draft.driver = after.value.driver as 'enabled' | 'disabled';
  draft.flushed = (after.context as HbaPortContext).flushed;
  for (const action of actions) deeds[action.type]?.(draft);
}

const deeds: Readonly<Record<string, (draft: Draft) => void>> = {
  holdPort(draft) {
    tidyForDark(draft, false);
    order(draft, { kind: 'hold', nexus: null });
    for (const each of draft.nexuses) if (each.state === 'loggedIn') each.state = 'held';
  },
  startHold(draft) {
    if (isDisabled(draft)) return;
    order(draft, { kind: 'announce', code: 'hold-started', nexus: null });
    startTimer(draft, 'hold', draft.settings.linkDownHoldNs, 'link-down hold', () => move(draft, 'timer.hold'));
  },
  cancelHold(draft) {
    order(draft, { kind: 'cancel-timer', timer: 'hold' });
  },
  startLogin(draft) {
    startTimer(draft, 'login', draft.settings.loginNs, 'login', () => move(draft, 'timer.login'));
  },
  cancelLogin(draft) {
    order(draft, { kind: 'cancel-timer', timer: 'login' });
  },
  giveUp(draft) {
    if (!isDisabled(draft)) order(draft, { kind: 'announce', code: 'hold-ended', nexus: null });
    tidyForDark(draft, true);
    for (const each of draft.nexuses) each.state = 'lost';
    order(draft, { kind: 'flush', nexus: null });
  },
  startRemoval(draft) {
    if (isDisabled(draft) || draft.nexuses.every((each) => each.removed)) return;
    startTimer(draft, 'removal', draft.settings.pnpRemoveDelayNs, 'PnP removal', () => removeNow(draft));
  },
  cancelRemoval(draft) {
    order(draft, { kind: 'cancel-timer', timer: 'removal' });
    tidyForLight(draft);
  },
  bringBack(draft) {
    const arriving: number[] = [];
    order(draft, { kind: 'announce', code: 'logged-in', nexus: null });
    order(draft, { kind: 'release', nexus: null });
    for (const each of draft.nexuses) {
      if (each.targetGone) {
        // Its own gate stays as it was; said again, so that the port's release cannot open it.
        order(draft, { kind: each.state === 'lost' ? 'flush' : 'hold', nexus: each.nexus });
        continue;
      }
      if (each.state === 'lost') {
        arriving.push(each.nexus);
        if (!each.removed) order(draft, { kind: 'cancel-timer', timer: removalTimer(each.nexus) });
      }
      order(draft, { kind: 'release', nexus: each.nexus });
      each.state = 'loggedIn';
      each.removed = false;
    }
    if (arriving.length > 0) order(draft, { kind: 'pnp-arrive', nexuses: arriving });
  },
};
