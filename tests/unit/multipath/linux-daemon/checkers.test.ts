/** Path checkers and prioritizers: from what came back to a state, from what is known to a number. */
import { describe, expect, it } from 'vitest';
import { multipathd } from '../../../../src/sim/multipath';
import { OutcomeKind, Sense, senseCode } from '../../../../src/sim/scsi';

const { checkers, findChecker, goodReply, look, noRun, rowOfReply, stateOfDevice, take } = multipathd;
type CheckReply = multipathd.CheckReply;
const sense = (code: number): CheckReply => ({
  outcome: { kind: OutcomeKind.checkCondition, sense: code },
  host: 'ok',
});
const status = (kind: (typeof OutcomeKind)[keyof typeof OutcomeKind]): CheckReply => ({
  outcome: { kind, sense: 0 },
  host: 'ok',
});
const host = (byte: multipathd.HostByte): CheckReply => ({ ...goodReply, host: byte });

describe('a checker', () => {
  it.each<[string, string, CheckReply, string, number]>([
    ['tur', 'good', goodReply, 'up', 1],
    ['tur', 'reservation conflict', status(OutcomeKind.reservationConflict), 'up', 1],
    ['tur', 'standby', sense(Sense.portStandby), 'ghost', 1],
    ['tur', 'transition', sense(Sense.accessTransition), 'pending', 1],
    ['tur', 'unavailable', sense(Sense.portUnavailable), 'down', 1],
    ['tur', 'no such LUN', sense(Sense.lunNotSupported), 'disconnected', 1],
    ['tur', 'not ready', sense(Sense.manualIntervention), 'down', 1],
    ['tur', 'unit attention', sense(Sense.powerOnOrReset), 'down', 5],
    ['tur', 'medium error', sense(senseCode(3, 0x11, 0)), 'down', 1],
    ['tur', 'busy', status(OutcomeKind.busy), 'down', 1],
    ['tur', 'no connect', host('no-connect'), 'down', 1],
    ['tur', 'bad target', host('bad-target'), 'down', 1],
    ['tur', 'abort', host('abort'), 'down', 1],
    ['tur', 'fast fail', host('transport-failfast'), 'down', 1],
    ['tur', 'disrupted', host('transport-disrupted'), 'down', 5],
    ['tur', 'error', host('error'), 'down', 5],
    ['directio', 'good', goodReply, 'up', 1],
    ['directio', 'reservation conflict', status(OutcomeKind.reservationConflict), 'down', 1],
    ['directio', 'standby', sense(Sense.portStandby), 'down', 1],
    ['readsector0', 'good', goodReply, 'up', 1],
    ['readsector0', 'medium error', sense(Sense.unrecoveredRead), 'down', 1],
    ['none', 'anything', sense(Sense.lunNotSupported), 'up', 1],
    ['rdac', 'owner', goodReply, 'up', 1],
    ['rdac', 'not owner', { ...goodReply, passive: true }, 'ghost', 1],
    ['rdac', 'unavailable', { ...goodReply, passive: true, abnormal: true }, 'down', 1],
    ['rdac', 'no page', sense(Sense.invalidFieldInCdb), 'down', 1],
    ['hp_sw', 'good', goodReply, 'up', 1],
    ['hp_sw', 'not ready', sense(Sense.manualIntervention), 'ghost', 1],
    ['hp_sw', 'no inquiry', { ...goodReply, inquiryFailed: true }, 'down', 1],
    ['emc_clariion', 'passive', { ...goodReply, passive: true }, 'up', 1],
    ['emc_clariion', 'not for normal work', { ...goodReply, abnormal: true }, 'shaky', 1],
    ['emc_clariion', 'no page', host('no-connect'), 'down', 1],
    ['cciss_tur', 'good', goodReply, 'up', 1],
    ['cciss_tur', 'not ready', sense(Sense.manualIntervention), 'down', 1],
  ])('%s: %s', (id, _, reply, state, tries) => {
    expect(rowOfReply(findChecker(id)!, reply)).toMatchObject({ state, tries });
  });

  it('has an answer for everything, and a source for each answer', () => {
    expect(new Set(checkers.map((each) => each.id)).size).toBe(checkers.length);
    for (const { rows } of checkers) {
      expect(rows.at(-1)?.fits(host('soft-error'))).toBe(true);
      for (const row of rows) expect(row.source).toMatch(/multipath/);
    }
  });

  it('is asked only when the device runs', () => {
    const states = ['running', 'blocked', 'quiesce', 'offline', 'transport-offline', 'created', 'cancel', null];
    expect(states.map(stateOfDevice)).toEqual([null, 'pending', 'pending', 'down', 'down', 'down', 'down', 'removed']);
  });
});

describe('a check under way', () => {
  const tur = findChecker('tur')!;
  it('is sent once, and waited for', () => {
    const first = look(tur, noRun, 100, 30);
    expect(first).toEqual({ run: { sinceS: 100, tries: 1, hung: 0 }, state: 'pending', send: true });
    expect(look(tur, first.run, 101, 30)).toMatchObject({ state: 'pending', send: false });
    expect(take(tur, first.run, goodReply)).toEqual({ run: noRun, state: 'up', send: false });
  });
  it('tries again what may be chance, five times in all', () => {
    let { run } = look(tur, noRun, 0, 30);
    for (let time = 1; time < 5; time += 1) {
      const again = take(tur, run, sense(Sense.powerOnOrReset));
      expect(again).toMatchObject({ state: 'pending', send: true });
      run = again.run;
    }
    expect(take(tur, run, sense(Sense.powerOnOrReset))).toMatchObject({ state: 'down', send: false });
    expect(take(tur, run, goodReply).state).toBe('up');
  });
  it('is given up after its timeout, and a third one is not sent', () => {
    let run = noRun;
    for (const startS of [0, 40]) {
      run = look(tur, run, startS, 30).run;
      expect(look(tur, run, startS + 30, 30).state).toBe('pending');
      const late = look(tur, run, startS + 31, 30);
      expect(late).toMatchObject({ state: 'timeout', send: false });
      run = late.run;
    }
    expect(look(tur, run, 80, 30)).toEqual({ run, state: 'timeout', send: false });
    // One came back after all: there is room again.
    const back = take(tur, run, goodReply);
    expect(back).toMatchObject({ state: 'pending', send: false, run: { hung: 1 } });
    expect(look(tur, back.run, 90, 30).send).toBe(true);
  });
  it('by directio is down when it is late; none sends nothing', () => {
    const directio = findChecker('directio')!;
    expect(look(directio, look(directio, noRun, 0, 30).run, 31, 30).state).toBe('down');
    expect(look(findChecker('none')!, noRun, 0, 30)).toEqual({ run: noRun, state: 'up', send: false });
  });
});

describe('a prioritizer', () => {
  const path: multipathd.PrioPath = {
    access: 'active/optimized',
    preferred: false,
    hbtl: '1:0:0:2',
    device: 'sdc',
    serial: '0395J1FR904324',
    wwn: '0x20:0x21:0x50:0x51',
    latencyUs: 900,
    luck: 0,
  };
  const prio = (id: string, args: string, traits: Partial<multipathd.PrioPath> = {}): number =>
    multipathd.findPrioritizer(id)!.prio({ ...path, ...traits }, args);
  const words = [
    'active/optimized',
    'active/non-optimized',
    'lba-dependent',
    'standby',
    'unavailable',
    'offline',
    'transitioning',
  ] as const;

  it('says where it is from', () => {
    for (const row of multipathd.prioritizers) expect(row.source).toMatch(/multipath/);
    expect(multipathd.findPrioritizer('emc')).toBe(undefined);
  });

  it('const: 1', () => expect(prio('const', '')).toBe(1));

  it.each(['alua', 'sysfs'])('%s: by access state, and the preferred bit', (id) => {
    expect(words.map((access) => prio(id, '', { access }))).toEqual([50, 10, 5, 1, 0, 0, 0]);
    expect(words.map((access) => prio(id, '', { access, preferred: true }))).toEqual([50, 90, 85, 81, 80, 80, 80]);
    const bit = 'exclusive_pref_bit';
    expect(words.map((access) => prio(id, bit, { access, preferred: true }))).toEqual([130, 90, 85, 81, 80, 80, 80]);
    expect(prio(id, `x ${bit}`, { preferred: true })).toBe(130);
    expect(prio(id, `${bit}s`, { preferred: true })).toBe(50);
    expect(prio(id, '', { access: null })).toBe(multipathd.undefinedPrio);
  });

  it.each<[string, number]>([
    ['hbtl 1:.:.:. 2 4:.:.:. 4', 2],
    ['hbtl 4:.:.:. 4 1:.:.:. 2', 2],
    ['devname sda 10 sd[b-d] 20', 20],
    ['serial .*J1FR.*324 7', 7],
    ['wwn .*:.*:0x50:.* 9', 9],
    ['devname sdx 10', 0],
    ['devname sdc', 0],
    ['devname *: 5 sdc 6', 6],
    ['devname sdc -3', -3],
    ['devname sdc abc', 0],
    ['model .* 3', 0],
    ['', 0],
  ])('weightedpath: %j', (args, expected) => expect(prio('weightedpath', args)).toBe(expected));

  it('random: 1 to 10, by luck', () => {
    const drawn = Array.from({ length: 100 }, (_, row) => prio('random', '', { luck: row / 100 }));
    expect([Math.min(...drawn), Math.max(...drawn), new Set(drawn).size]).toEqual([1, 10, 10]);
  });

  it.each<[number | null, number, number]>([
    [0, 10, 9],
    [1, 10, 9],
    [2, 10, 8],
    [10, 10, 8],
    [11, 10, 7],
    [100, 10, 7],
    [900, 10, 6],
    [1000, 10, 6],
    [100_000_000, 10, 1],
    [100_000_001, 10, 0],
    [1, 2, 27],
    [900, 2, 17],
    [null, 10, -1],
  ])('path_latency: %s us by %s', (latencyUs, base, expected) => {
    expect(prio('path_latency', `io_num=20 base_num=${base}`, { latencyUs })).toBe(expected);
  });
  it('path_latency: 0 with arguments that are none', () => {
    for (const args of ['', 'io_num=20', 'io_num=1 base_num=10', 'io_num=20 base_num=11', 'io_num=x base_num=10'])
      expect(prio('path_latency', args)).toBe(0);
  });

  it('is found out by detect_prio', () => {
    const { choosePrio } = multipathd;
    const configured = { name: 'weightedpath', args: 'hbtl', origin: 'x' };
    const name = (traits: multipathd.PrioTraits): string => choosePrio(true, traits, configured).name;
    const both = { tpgs: 'both', accessInSysfs: true, rdac: false } as const;
    expect(name(both)).toBe('sysfs');
    expect(name({ ...both, accessInSysfs: false })).toBe('alua');
    expect(name({ ...both, rdac: true })).toBe('alua');
    expect(name({ ...both, rdac: true, tpgs: 'explicit' })).toBe('sysfs');
    expect(choosePrio(true, { ...both, tpgs: 'none' }, configured)).toBe(configured);
    expect(choosePrio(false, both, configured)).toBe(configured);
  });
});

describe('a setting of the daemon', () => {
  it('has a source, and a default among its choices', () => {
    for (const setting of multipathd.daemonSettings) {
      expect(setting.source).toMatch(/[a-z]{4}/);
      expect(setting.kind === 'choice' && setting.choices.map((each) => each.id)).toContain(setting.default);
    }
  });
});
