/**
 * Persistent reservations of one LUN (SPC-3 5.6): who has registered which key, who holds the reservation, who may read and
 * write. One I_T nexus is one registrant. Plain values, replaced and never mutated; one LUN's part of PERSISTENT RESERVE
 * OUT and IN is done by `reservationCommand`.
 *
 * Simplified: scope is always the LUN; PREEMPT AND ABORT lets commands that are already inside run to their end; what is
 * registered outlives a takeover by the other controller (ASSUMPTION: dual-controller arrays mirror it) and a power loss.
 */
import { OutcomeKind, Sense, type Outcome, type Reservation, type SenseCode } from '../scsi';

export interface Registration {
  readonly nexus: number;
  /** Hex digits in small letters, without leading zeros; never `0`. */
  readonly key: string;
}
export interface LunReservations {
  /** PRGENERATION: counts what changes registrations. */
  readonly generation: number;
  readonly registrations: readonly Registration[];
  /** `nexus` is who asked for it; under types 7 and 8 every registrant holds it. */
  readonly held: { readonly nexus: number; readonly type: number } | null;
}
export const noReservations: LunReservations = { generation: 0, registrations: [], held: null };

export interface ReservationAnswer {
  readonly after: LunReservations;
  readonly outcome: Outcome;
  /** READ KEYS: every registrant's; READ RESERVATION: the holder's, `0` where all registrants hold it. */
  readonly keys: readonly string[];
  /** Unit attentions that other nexuses find on their next command. */
  readonly attentions: readonly { readonly nexus: number; readonly sense: SenseCode }[];
}

export const ReservationType = {
  writeExclusive: 1,
  exclusiveAccess: 3,
  writeExclusiveRegistrants: 5,
  exclusiveAccessRegistrants: 6,
  writeExclusiveAll: 7,
  exclusiveAccessAll: 8,
} as const;
const types: readonly number[] = Object.values(ReservationType);
const exclusive: readonly number[] = [3, 6, 8];
const forRegistrants = (type: number): boolean => type >= 5;
const forAll = (type: number): boolean => type >= 7;

/** `00AB` and `ab` are one key. */
export const keyOf = (text: string): string => text.toLowerCase().replace(/^0+(?=.)/, '');

const good: Outcome = { kind: OutcomeKind.good, sense: 0 };
const conflict: Outcome = { kind: OutcomeKind.reservationConflict, sense: 0 };
const refused = (sense: SenseCode): Outcome => ({ kind: OutcomeKind.checkCondition, sense });

const answer = (after: LunReservations, rest: Partial<ReservationAnswer> = {}): ReservationAnswer => ({
  after,
  outcome: good,
  keys: [],
  attentions: [],
  ...rest,
});

const registeredKey = (lun: LunReservations, nexus: number): string | null =>
  lun.registrations.find((row) => row.nexus === nexus)?.key ?? null;
const holds = (lun: LunReservations, nexus: number): boolean =>
  lun.held !== null && (forAll(lun.held.type) ? registeredKey(lun, nexus) !== null : lun.held.nexus === nexus);
const others = (rows: readonly Registration[], nexus: number, sense: SenseCode): ReservationAnswer['attentions'] =>
  rows.filter((row) => row.nexus !== nexus).map((row) => ({ nexus: row.nexus, sense }));

/** What a nexus is kept from. Without a reservation from nothing, registered or not. */
export function forbidden(lun: LunReservations, nexus: number): { readonly read: boolean; readonly write: boolean } {
  if (lun.held === null) return { read: false, write: false };
  const allowed = forRegistrants(lun.held.type) ? registeredKey(lun, nexus) !== null : holds(lun, nexus);
  return { read: !allowed && exclusive.includes(lun.held.type), write: !allowed };
}

export function reservationCommand(lun: LunReservations, nexus: number, command: Reservation): ReservationAnswer {
  const key = keyOf(command.key);
  const { action } = command;
  switch (action) {
    case 'read-keys':
      return answer(lun, { keys: lun.registrations.map((row) => row.key) });
    case 'read-reservation':
      return answer(lun, { keys: holderKey(lun) });
    case 'report-capabilities':
      return answer(lun);
    case 'register':
      // A nexus without a registration must not name one; one that has a registration must name it.
      return key === (registeredKey(lun, nexus) ?? '0')
        ? register(lun, nexus, command)
        : answer(lun, { outcome: conflict });
    case 'register-ignore':
      return register(lun, nexus, command);
    default:
      if (registeredKey(lun, nexus) !== key) return answer(lun, { outcome: conflict });
  }
  switch (action) {
    case 'reserve':
      return reserve(lun, nexus, command.type);
    case 'release':
      return release(lun, nexus, command.type);
    case 'clear':
      return answer(
        { generation: lun.generation + 1, registrations: [], held: null },
        { attentions: others(lun.registrations, nexus, Sense.reservationsPreempted) },
      );
    case 'preempt':
    case 'preempt-abort':
      return preempt(lun, nexus, keyOf(command.serviceKey), command.type);
  }
}

function holderKey(lun: LunReservations): readonly string[] {
  if (lun.held === null) return [];
  return [forAll(lun.held.type) ? '0' : (registeredKey(lun, lun.held.nexus) ?? '0')];
}

function register(lun: LunReservations, nexus: number, command: Reservation): ReservationAnswer {
  const key = keyOf(command.serviceKey);
  const known = registeredKey(lun, nexus) !== null;
  if (key === '0' && !known) return answer(lun);
  const generation = lun.generation + 1;
  if (key === '0') return unregister({ ...lun, generation }, nexus);
  const row = { nexus, key };
  const registrations = known
    ? lun.registrations.map((each) => (each.nexus === nexus ? row : each))
    : [...lun.registrations, row];
  return answer({ ...lun, generation, registrations });
}

/** The holder's reservation goes with its registration; that of all registrants with the last one. */
function unregister(lun: LunReservations, nexus: number): ReservationAnswer {
  const registrations = lun.registrations.filter((row) => row.nexus !== nexus);
  const { held } = lun;
  const ends = held !== null && (forAll(held.type) ? registrations.length === 0 : held.nexus === nexus);
  if (!ends) return answer({ ...lun, registrations });
  const attentions = forRegistrants(held.type) ? others(registrations, nexus, Sense.reservationsReleased) : [];
  return answer({ ...lun, registrations, held: null }, { attentions });
}

function reserve(lun: LunReservations, nexus: number, type: number): ReservationAnswer {
  if (!types.includes(type)) return answer(lun, { outcome: refused(Sense.invalidFieldInCdb) });
  if (lun.held === null) return answer({ ...lun, held: { nexus, type } });
  return holds(lun, nexus) && lun.held.type === type ? answer(lun) : answer(lun, { outcome: conflict });
}

function release(lun: LunReservations, nexus: number, type: number): ReservationAnswer {
  if (lun.held === null || !holds(lun, nexus)) return answer(lun);
  if (lun.held.type !== type) return answer(lun, { outcome: refused(Sense.invalidRelease) });
  const attentions = forRegistrants(type) ? others(lun.registrations, nexus, Sense.reservationsReleased) : [];
  return answer({ ...lun, held: null }, { attentions });
}

/** Takes registrations away by their key and, where the key is the holder's, the reservation too. */
function preempt(lun: LunReservations, nexus: number, victim: string, type: number): ReservationAnswer {
  const { held } = lun;
  const takesAll = held !== null && forAll(held.type) && victim === '0';
  const takesOver = takesAll || (held !== null && !forAll(held.type) && registeredKey(lun, held.nexus) === victim);
  if (victim === '0' && !takesAll) return answer(lun, { outcome: refused(Sense.invalidFieldInParameters) });
  if (takesOver && !types.includes(type)) return answer(lun, { outcome: refused(Sense.invalidFieldInCdb) });
  const goes = (row: Registration): boolean => row.nexus !== nexus && (takesAll || row.key === victim);
  const lost = lun.registrations.filter(goes);
  // To take one's own key away is no conflict, it only takes the others away who share it.
  if (!takesOver && !lun.registrations.some((row) => row.key === victim)) return answer(lun, { outcome: conflict });
  const registrations = lun.registrations.filter((row) => !goes(row));
  const after = { generation: lun.generation + 1, registrations, held: takesOver ? { nexus, type } : held };
  const changed = takesOver && held !== null && held.type !== type && forRegistrants(held.type);
  return answer(after, {
    attentions: [
      ...others(lost, nexus, Sense.registrationsPreempted),
      ...(changed ? others(registrations, nexus, Sense.reservationsReleased) : []),
    ],
  });
}
