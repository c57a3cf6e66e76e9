/** Persistent reservations of a LUN: SPC-3 as a table. Nexus 0, 1 and 2 are three hosts' ways to the LUN, unless said otherwise. */
import { describe, expect, it } from 'vitest';
import { forbidden, noReservations, reservationCommand, type LunReservations } from '../../../src/sim/arrays';
import { OutcomeKind, senseText, type Reservation } from '../../../src/sim/scsi';

type Action = Reservation['action'];
/** nexus, action, key, service action key, type */
type Words = readonly [nexus: number, action: Action, key?: string, serviceKey?: string, type?: number];

function said(lun: LunReservations, [nexus, action, key = '0', serviceKey = '0', type = 5]: Words) {
  const before = JSON.stringify(lun);
  const answer = reservationCommand(lun, nexus, { action, key, serviceKey, type });
  expect(JSON.stringify(lun)).toBe(before);
  return answer;
}
const after = (...steps: readonly Words[]): LunReservations =>
  steps.reduce((lun, step) => {
    const answer = said(lun, step);
    expect(answer.outcome.kind, step.join(' ')).toBe(OutcomeKind.good);
    return answer.after;
  }, noReservations);

function word(lun: LunReservations, step: Words): string {
  const { outcome, attentions } = said(lun, step);
  const told = attentions.map(({ nexus, sense }) => `${nexus}:${senseText(sense)}`).join(' ');
  if (outcome.kind === OutcomeKind.reservationConflict) return 'conflict';
  if (outcome.kind === OutcomeKind.checkCondition) return senseText(outcome.sense);
  return told === '' ? 'good' : `good, ${told}`;
}
const picture = (lun: LunReservations): string =>
  `${lun.registrations.map((row) => `${row.nexus}=${row.key}`).join(' ')} | ${lun.held ? `${lun.held.nexus} type ${lun.held.type}` : 'free'}`;

const registered: readonly Words[] = [
  [0, 'register-ignore', '0', 'a'],
  [1, 'register', '0', 'b'],
  [2, 'register', '0', 'c'],
];
const reserved = (type: number): readonly Words[] => [...registered, [0, 'reserve', 'a', '0', type]];

describe('who is answered what', () => {
  const rows: readonly (readonly [string, readonly Words[], Words, answer: string, then: string])[] = [
    ['register a first key', [], [0, 'register', '0', '00AB'], 'good', '0=ab | free'],
    ['register with a key although there is none', [], [0, 'register', 'a', 'b'], 'conflict', ' | free'],
    ['register another key', registered, [0, 'register', 'a', 'd'], 'good', '0=d 1=b 2=c | free'],
    ['register with a wrong key', registered, [0, 'register', 'b', 'd'], 'conflict', '0=a 1=b 2=c | free'],
    ['register whatever was there', registered, [0, 'register-ignore', 'zz', 'd'], 'good', '0=d 1=b 2=c | free'],
    ['unregister what is not registered', [], [0, 'register', '0', '0'], 'good', ' | free'],
    ['unregister', registered, [2, 'register', 'c', '0'], 'good', '0=a 1=b | free'],
    ['reserve unregistered', [], [0, 'reserve', '0', '0', 5], 'conflict', ' | free'],
    ['reserve', registered, [1, 'reserve', 'b', '0', 5], 'good', '0=a 1=b 2=c | 1 type 5'],
    ['reserve with a wrong key', registered, [1, 'reserve', 'a', '0', 5], 'conflict', '0=a 1=b 2=c | free'],
    ['reserve with an unknown type', registered, [1, 'reserve', 'b', '0', 2], '05/24/00', '0=a 1=b 2=c | free'],
    ['reserve again', reserved(5), [0, 'reserve', 'a', '0', 5], 'good', '0=a 1=b 2=c | 0 type 5'],
    ['reserve again as another type', reserved(5), [0, 'reserve', 'a', '0', 1], 'conflict', '0=a 1=b 2=c | 0 type 5'],
    ['reserve what another holds', reserved(5), [1, 'reserve', 'b', '0', 5], 'conflict', '0=a 1=b 2=c | 0 type 5'],
    ['reserve what all registrants hold', reserved(7), [1, 'reserve', 'b', '0', 7], 'good', '0=a 1=b 2=c | 0 type 7'],
    ['release what nobody holds', registered, [0, 'release', 'a', '0', 5], 'good', '0=a 1=b 2=c | free'],
    ['release what another holds', reserved(5), [1, 'release', 'b', '0', 5], 'good', '0=a 1=b 2=c | 0 type 5'],
    ['release as another type', reserved(5), [0, 'release', 'a', '0', 6], '05/26/04', '0=a 1=b 2=c | 0 type 5'],
    ['release write exclusive: nobody is told', reserved(1), [0, 'release', 'a', '0', 1], 'good', '0=a 1=b 2=c | free'],
    [
      'release registrants only',
      reserved(5),
      [0, 'release', 'a', '0', 5],
      'good, 1:06/2A/04 2:06/2A/04',
      '0=a 1=b 2=c | free',
    ],
    [
      'release by any registrant',
      reserved(8),
      [1, 'release', 'b', '0', 8],
      'good, 0:06/2A/04 2:06/2A/04',
      '0=a 1=b 2=c | free',
    ],
    ['the holder unregisters', reserved(5), [0, 'register', 'a', '0'], 'good, 1:06/2A/04 2:06/2A/04', '1=b 2=c | free'],
    ['the holder of write exclusive unregisters', reserved(1), [0, 'register', 'a', '0'], 'good', '1=b 2=c | free'],
    ['one of all registrants unregisters', reserved(7), [0, 'register', 'a', '0'], 'good', '1=b 2=c | 0 type 7'],
    ['clear', reserved(5), [1, 'clear', 'b'], 'good, 0:06/2A/03 2:06/2A/03', ' | free'],
    ['clear with a wrong key', reserved(5), [1, 'clear', 'a'], 'conflict', '0=a 1=b 2=c | 0 type 5'],
    ['preempt the holder', reserved(5), [1, 'preempt', 'b', 'a', 5], 'good, 0:06/2A/05', '1=b 2=c | 1 type 5'],
    [
      'preempt into another type',
      reserved(5),
      [1, 'preempt', 'b', 'a', 3],
      'good, 0:06/2A/05 2:06/2A/04',
      '1=b 2=c | 1 type 3',
    ],
    ['preempt and abort', reserved(3), [2, 'preempt-abort', 'c', 'a', 3], 'good, 0:06/2A/05', '1=b 2=c | 2 type 3'],
    ['preempt a registrant', reserved(5), [1, 'preempt', 'b', 'c', 5], 'good, 2:06/2A/05', '0=a 1=b | 0 type 5'],
    ['preempt without any reservation', registered, [1, 'preempt', 'b', 'c', 5], 'good, 2:06/2A/05', '0=a 1=b | free'],
    ['preempt a key that nobody has', reserved(5), [1, 'preempt', 'b', 'd', 5], 'conflict', '0=a 1=b 2=c | 0 type 5'],
    ['preempt unregistered', reserved(5), [3, 'preempt', '0', 'a', 5], 'conflict', '0=a 1=b 2=c | 0 type 5'],
    ['preempt key 0', reserved(5), [1, 'preempt', 'b', '0', 5], '05/26/00', '0=a 1=b 2=c | 0 type 5'],
    [
      'preempt all registrants',
      reserved(8),
      [1, 'preempt', 'b', '0', 5],
      'good, 0:06/2A/05 2:06/2A/05',
      '1=b | 1 type 5',
    ],
    [
      'preempt one of all registrants',
      reserved(7),
      [1, 'preempt', 'b', 'a', 7],
      'good, 0:06/2A/05',
      '1=b 2=c | 0 type 7',
    ],
  ];
  it.each(rows)('%s', (_, before, step, answer, then) => {
    const lun = after(...before);
    expect([word(lun, step), picture(said(lun, step).after)]).toEqual([answer, then]);
  });

  it('all registrants hold until the last one goes', () => {
    const left = after(...reserved(7), [0, 'register', 'a', '0'], [1, 'register', 'b', '0']);
    expect(picture(said(left, [2, 'register', 'c', '0']).after)).toBe(' | free');
  });

  it('a key that several paths of one host share goes from all of them', () => {
    const lun = after(
      [0, 'register', '0', 'a'],
      [1, 'register', '0', 'a'],
      [2, 'register', '0', 'b'],
      [0, 'reserve', 'a'],
    );
    expect(word(lun, [2, 'preempt', 'b', 'a'])).toBe('good, 0:06/2A/05 1:06/2A/05');
  });
});

describe('who may read and write', () => {
  // holder, another registrant, a stranger: r and w where allowed
  it.each([
    [1, 'rw r r'],
    [3, 'rw - -'],
    [5, 'rw rw r'],
    [6, 'rw rw -'],
    [7, 'rw rw r'],
    [8, 'rw rw -'],
  ])('under type %i: %s', (type, expected) => {
    const lun = after([0, 'register', '0', 'a'], [1, 'register', '0', 'b'], [0, 'reserve', 'a', '0', type]);
    const may = [0, 1, 2].map((nexus) => {
      const { read, write } = forbidden(lun, nexus);
      return `${read ? '' : 'r'}${write ? '' : 'w'}` || '-';
    });
    expect(may.join(' ')).toBe(expected);
  });

  it('registrations alone forbid nothing', () => {
    expect([0, 1, 9].map((nexus) => forbidden(after(...registered), nexus))).toEqual(
      [0, 1, 9].map(() => ({ read: false, write: false })),
    );
  });
});

describe('reading', () => {
  it('READ KEYS gives every registrant, to strangers too', () => {
    expect(said(after(...registered), [9, 'read-keys']).keys).toEqual(['a', 'b', 'c']);
  });

  it.each([
    [registered, []],
    [reserved(5), ['a']],
    [reserved(8), ['0']],
  ] as const)('READ RESERVATION gives the holder', (steps, keys) => {
    expect(said(after(...steps), [9, 'read-reservation']).keys).toEqual(keys);
  });

  it('the generation counts what changes registrations, and nothing else', () => {
    const generations = [
      registered.slice(0, 1),
      registered,
      reserved(5),
      [...reserved(5), [0, 'release', 'a'] as const],
      [...reserved(5), [1, 'preempt', 'b', 'a'] as const],
      [...reserved(5), [1, 'clear', 'b'] as const],
    ].map((steps) => after(...steps).generation);
    expect(generations).toEqual([1, 3, 3, 3, 4, 4]);
  });
});
