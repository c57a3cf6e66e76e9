/**
 * Persistent reservations as the DSM runs them over its paths (ms-mpio.md 7.7, 14.1): they never reach the chooser. One
 * command at a time for a LUN; a path that arrives while the LUN holds a key registers it before it may carry I/O.
 */
import { isReservationIn, OutcomeKind, type Outcome, type Reservation } from '../../../scsi';
import type { Signal } from '../../device';
import { pathToUse } from './candidates';
import { DeviceState } from './device-state';
import type { Draft } from './draft';
import { mpioEvents } from './events';
import { refuse } from './lun-policy';
import { announce } from './pseudo-lun';
import {
  advance,
  isGoodRun,
  isZeroKey,
  modeOf,
  registers,
  routeOf,
  triesAgain,
  type ReservationRun,
} from './reservation-run';
import type { Pending } from './state';

type Answer = Pick<Extract<Signal, { kind: 'answered' }>, 'ok' | 'outcome' | 'keys'>;

const noDevice: Outcome = { kind: OutcomeKind.noDevice, sense: 0 };
const alive = (draft: Draft, path: number): boolean => draft.stateOf(path) <= DeviceState.notUsed;

function send(draft: Draft, group: number, path: number, run: ReservationRun): void {
  const { command: reservation } = run;
  draft.send({ purpose: 'reservation', command: 'reservation', path, group, waits: true, reservation, run });
}

/** A cluster service's command. */
export function reserve(draft: Draft, group: number, command: Reservation): void {
  if (draft.state.pending.some((row) => row.group === group && row.purpose === 'reservation')) {
    refuse(draft, group, 'Another reservation command of this LUN is still under way.');
    return;
  }
  const list = draft.list(group).filter((path) => alive(draft, path));
  const [first, ...left] = routeOf(command, {
    alive: list,
    eligible: list.filter((path) => draft.eligible(path)),
    toUse: pathToUse(draft, group, draft.symmetric(group)),
  });
  const run: ReservationRun = {
    command,
    mode: modeOf(command.action),
    left,
    sinceNs: draft.nowNs,
    succeeded: [],
    failure: null,
    keys: [],
  };
  if (first === undefined) finish(draft, group, { ...run, failure: noDevice });
  else send(draft, group, first, run);
}

/** Gives true when the path has to register first; `onRegistered` says when it has. */
export function registerOnArrival(draft: Draft, path: number, how: string): boolean {
  const { group, keyRegistered } = draft.path(path);
  const { registeredKey, registeredWith } = draft.group(group);
  if (registeredKey === null || registeredWith === null || keyRegistered) return false;
  if (draft.state.pending.some((row) => row.path === path && row.purpose === 'registration')) return true;
  // The same action and type as the cluster used. The path has no key yet, so it can name none (ASSUMPTION for REGISTER).
  const reservation: Reservation = { ...registeredWith, key: '0', serviceKey: registeredKey };
  const run: ReservationRun = {
    command: reservation,
    mode: 'one',
    left: [],
    sinceNs: draft.nowNs,
    succeeded: [],
    failure: null,
    keys: [],
  };
  draft.send({
    purpose: 'registration',
    command: 'reservation',
    path,
    group,
    waits: true,
    about: path,
    reservation,
    run,
    how,
  });
  return true;
}

/** An answer. Gives the path that may now take its place: it has registered, or cannot. */
export function onReservationAnswer(draft: Draft, row: Pending, answer: Answer): number {
  const { run, group, path } = row;
  if (!run) return -1;
  const keyHeld = draft.group(group).registeredKey !== null;
  const windowNs = draft.state.settings.maximumStateTransitionTimeNs;
  if (triesAgain(run, answer.outcome, draft.nowNs, windowNs, keyHeld)) {
    const { tag: _tag, tries, ...again } = row;
    draft.send(again, tries + 1);
    return -1;
  }
  if (row.purpose === 'registration') {
    onRegistered(draft, row, answer);
    return path;
  }
  const step = advance(run, path, answer.outcome, answer.keys ?? []);
  // Paths that left or failed meanwhile are not asked any more.
  const left = [step.next, ...step.run.left].filter(
    (each) => each >= 0 && draft.list(group).includes(each) && alive(draft, each),
  );
  if (step.next >= 0 && left.length > 0) send(draft, group, left[0], { ...step.run, left: left.slice(1) });
  else finish(draft, group, step.run);
  return -1;
}

function onRegistered(draft: Draft, row: Pending, answer: Answer): void {
  // The key may have been given up meanwhile.
  const registered = answer.ok && draft.group(row.group).registeredKey !== null;
  draft.changePath(row.path, { keyRegistered: registered });
  draft.refreshEligible(row.path);
  const event = answer.ok ? mpioEvents.pathRegistered : mpioEvents.pathNotRegistered;
  announce(draft, event, row.group, row.path, { key: shown(row.run?.command.serviceKey ?? '0') });
}

/** The path that a reservation command was under way on has left: the command goes on without it. */
export function reservationPathLeft(draft: Draft, path: number): void {
  const row = draft.state.pending.find((each) => each.path === path && each.purpose === 'reservation');
  if (!row) return;
  draft.change({ pending: draft.state.pending.filter((each) => each !== row) });
  onReservationAnswer(draft, row, { ok: false, outcome: noDevice });
}

/** What the DSM remembers of a command that has run its course, and the line that says how it went. */
function finish(draft: Draft, group: number, run: ReservationRun): void {
  const { command, succeeded } = run;
  if (registers(command.action)) {
    if (isZeroKey(command.serviceKey)) forgetKey(draft, group);
    else if (succeeded.length > 0) holdKey(draft, group, run);
  } else if (command.action === 'clear') forgetKey(draft, group);
  tell(draft, group, run);
}

function holdKey(draft: Draft, group: number, run: ReservationRun): void {
  draft.changeGroup(group, { registeredKey: run.command.serviceKey, registeredWith: run.command });
  for (const path of run.succeeded)
    if (draft.list(group).includes(path)) draft.changePath(path, { keyRegistered: true });
  refreshAll(draft, group);
}

function forgetKey(draft: Draft, group: number): void {
  draft.changeGroup(group, { registeredKey: null, registeredWith: null });
  for (const path of draft.list(group)) draft.changePath(path, { keyRegistered: false });
  refreshAll(draft, group);
}

const refreshAll = (draft: Draft, group: number): void => {
  for (const path of draft.list(group)) draft.refreshEligible(path);
};

/** Told apart from ids, which may look like one. */
const shown = (key: string): string => `0x${key}`;

function tell(draft: Draft, group: number, run: ReservationRun): void {
  const { command, succeeded, failure } = run;
  const { action, key, serviceKey } = command;
  const done = succeeded.length;
  if (!isGoodRun(run)) {
    const conflict = failure?.kind === OutcomeKind.reservationConflict;
    const event = conflict ? mpioEvents.reservationConflict : mpioEvents.reservationFailed;
    announce(draft, event, group, undefined, { action, done });
  } else if (isReservationIn(action)) {
    announce(draft, mpioEvents.reservationRead, group, undefined, {
      action,
      keys: run.keys.map(shown).join(' ') || 'none',
    });
  } else if (registers(action)) {
    const event = isZeroKey(serviceKey) ? mpioEvents.keyRemoved : mpioEvents.keyRegistered;
    announce(draft, event, group, undefined, isZeroKey(serviceKey) ? { done } : { key: shown(serviceKey), done });
  } else {
    const preempts = action === 'preempt' || action === 'preempt-abort';
    const params = { action, key: shown(key) };
    announce(
      draft,
      mpioEvents.reservationDone,
      group,
      undefined,
      preempts ? { ...params, victim: shown(serviceKey) } : params,
    );
  }
}
