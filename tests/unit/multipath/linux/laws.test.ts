/** Laws of the target over random tables and random lives: whatever happens, these hold. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { dmTarget, selectors } from '../../../../src/sim/multipath';
import { OneMap, type Io } from './one-map';
import { parseStatus } from './parse-status';

const names = selectors.map((selector) => selector.id);
const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 });
const tables = fc
  .record({
    selector: fc.constantFrom(...names),
    sizes,
    handler: fc.constantFrom('0', '1 alua'),
    features: fc.constantFrom('0', '1 queue_if_no_path', '3 queue_if_no_path pg_init_retries 2', '2 pg_init_retries 1'),
    timeout: fc.constantFrom(0, 1),
    initial: fc.nat(),
  })
  .map(({ selector, sizes, handler, features, timeout, initial }) => {
    const words = [features, handler, String(sizes.length), String(1 + (initial % sizes.length))];
    let number = 0;
    for (const size of sizes) {
      words.push(selector, '0', String(size), '1');
      for (let place = 0; place < size; place += 1) {
        number += 1;
        // io-affinity: a CPU each; for the others it is a count that means nothing.
        words.push(`8:${16 * number}`, selector === 'io-affinity' ? (1 << place).toString(16) : '1');
      }
    }
    return { line: words.join(' '), timeout };
  });

const statuses = dmTarget.blockStatuses.map((row) => row.name);
const codes = ['OK', 'OK', 'OK', 'RETRY', 'IMM_RETRY', 'DEV_TEMP_BUSY', 'NOSYS', 'IO', 'RES_TEMP_UNAVAIL'];
const verbs = ['switch_group', 'disable_group', 'enable_group'];
const steps = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ do: fc.constant('map' as const), cpu: fc.nat({ max: 7 }) }) },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant('end' as const),
        pick: fc.nat(),
        status: fc.oneof(fc.constant('OK'), fc.constantFrom(...statuses)),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ do: fc.constant('activated' as const), pick: fc.nat(), code: fc.constantFrom(...codes) }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('path' as const),
        pick: fc.nat(),
        verb: fc.constantFrom('fail_path', 'reinstate_path'),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant('group' as const), pick: fc.nat(), verb: fc.constantFrom(...verbs) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('queueing' as const),
        verb: fc.constantFrom('queue_if_no_path', 'fail_if_no_path'),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('queue' as const),
        pick: fc.nat(),
        bit: fc.constantFrom('full' as const, 'dying' as const),
        on: fc.boolean(),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('suspend' as const), noflush: fc.boolean() }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('resume' as const) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('pass' as const), seconds: fc.constantFrom(0.001, 0.5, 2) }) },
  ),
  { maxLength: 80 },
);
type Step = typeof steps extends fc.Arbitrary<(infer S)[]> ? S : never;

/** A map with what is out on it: requests, and activations that the handler has still to answer. */
class Life {
  readonly map: OneMap;
  readonly flying: Io[] = [];
  readonly activations: number[] = [];
  /** Laws that were broken, in words. */
  readonly broken: string[] = [];
  isSuspended = false;

  constructor(line: string, timeout: number) {
    this.map = new OneMap(line, timeout);
  }

  #slot(slot: keyof typeof dmTarget.Slot): number {
    return this.map.arena.i32[this.map.map.i32 + dmTarget.Slot[slot]];
  }
  get keepsIo(): boolean {
    return this.#slot('queueIfNoPath') === 1 || this.#slot('suspended') === 2;
  }

  #holds(law: string, holds: boolean): void {
    if (!holds) this.broken.push(`${law}: ${this.map.status}`);
  }

  submit(cpu: number): void {
    const { map } = this;
    const before = parseStatus(map.status);
    const path = map.submit(4096, cpu);
    if (typeof path === 'number') {
      this.#holds('only an active path is chosen', before.paths[path - 1].active);
      const queue = map.arena.i32[dmTarget.queueAt(map.map, path - 1)];
      this.#holds('a full or dying queue takes nothing', queue === 0);
      this.flying.push({ path: path - 1, bytes: 4096, startNs: map.nowNs });
    } else if (path === 'KILL') {
      this.#holds(
        'only I/O without path and queueing is ended',
        !before.paths.some((row) => row.active) && !this.keepsIo,
      );
    }
  }

  play(step: Step): void {
    const { map } = this;
    const count = map.map.devices.length;
    switch (step.do) {
      case 'map':
        // dm core maps nothing while the map is suspended.
        if (!this.isSuspended) this.submit(step.cpu);
        break;
      case 'end': {
        const [io] = this.flying.splice(step.pick % (this.flying.length + 1), 1);
        if (!io) break;
        const result = map.end(io, step.status);
        const stays = result === 'DONE' || this.keepsIo || parseStatus(map.status).paths.some((row) => row.active);
        this.#holds('what is requeued can still go', stays);
        break;
      }
      case 'activated': {
        const [path] = this.activations.splice(step.pick % (this.activations.length + 1), 1);
        if (path !== undefined) map.activated(path + 1, step.code);
        break;
      }
      case 'path':
        map.message(`${step.verb} ${map.device(1 + (step.pick % count))}`);
        break;
      case 'group':
        map.message(`${step.verb} ${1 + (step.pick % map.map.ranges.length)}`);
        break;
      case 'queueing':
        map.message(step.verb);
        break;
      case 'queue':
        map.setQueue(1 + (step.pick % count), step.bit, step.on);
        break;
      case 'suspend':
        this.isSuspended = true;
        map.suspend(step.noflush);
        break;
      case 'resume':
        this.isSuspended = false;
        map.resume();
        break;
      case 'pass':
        map.pass(step.seconds);
        break;
    }
    for (const effect of map.seen()) {
      const [kind, ...device] = effect.split(':');
      if (kind === 'activate') this.activations.push(map.map.devices.indexOf(device.join(':')));
    }
  }

  check(): void {
    const { map } = this;
    const status = parseStatus(map.status);
    this.#holds(
      'devices in table order',
      status.paths.every((row, path) => row.device === map.map.devices[path]),
    );
    this.#holds('usable paths', this.#slot('usablePaths') === status.paths.filter((row) => row.active).length);
    this.#holds(
      'nothing negative',
      status.numbers.every((number) => number >= 0),
    );
    // Every activation is either queued or with the handler.
    const queued = map.map.devices.filter((_, path) => map.arena.i32[dmTarget.activationOrderAt(map.map, path)] > 0);
    this.#holds('pg_init counted', this.#slot('pgInitInProgress') === this.activations.length + queued.length);
    this.#holds('queue_io', status.queueIo === this.#slot('queueIo'));
    this.#holds('the table can be loaded', dmTarget.parseTable(map.table).why === null);
  }
}

describe('the target', () => {
  it('never chooses a failed path, never counts below zero, and prints what can be read', () => {
    fc.assert(
      fc.property(tables, steps, ({ line, timeout }, list) => {
        const life = new Life(line, timeout);
        life.check();
        for (const step of list) {
          life.play(step);
          life.check();
        }
        expect(life.broken).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('counts back to nothing in flight when all requests have come back', () => {
    fc.assert(
      fc.property(tables, steps, ({ line, timeout }, list) => {
        const life = new Life(line, timeout);
        for (const step of list) life.play(step);
        for (const io of life.flying) life.map.end(io, 'IOERR');
        const atRest: Readonly<Record<string, number>> = {
          'queue-length': 0,
          'service-time': 0,
          'historical-service-time': 1,
        };
        for (const { selector, paths } of parseStatus(life.map.status, life.map.table).groups) {
          const word = atRest[selector];
          if (word === undefined) continue;
          for (const path of paths) expect(path.words[word]).toBe('0');
        }
      }),
      { numRuns: 100 },
    );
  });

  it('lives the same life again from a copy of its memory', () => {
    fc.assert(
      fc.property(tables, steps, steps, ({ line, timeout }, before, after) => {
        const life = new Life(line, timeout);
        for (const step of before) life.play(step);
        const copy = new Life(line, timeout);
        const { i32, f64 } = life.map.arena;
        copy.map.arena = { i32: i32.slice(), f64: f64.slice() };
        copy.map.nowNs = life.map.nowNs;
        copy.flying.push(...life.flying);
        copy.activations.push(...life.activations);
        copy.isSuspended = life.isSuspended;
        for (const step of after) {
          life.play(step);
          copy.play(step);
        }
        expect(copy.map.arena).toEqual(life.map.arena);
        expect(copy.map.status).toBe(life.map.status);
      }),
      { numRuns: 60 },
    );
  });

  it('stands beside other maps in one arena', () => {
    fc.assert(
      fc.property(tables, steps, ({ line, timeout }, list) => {
        const alone = new Life(line, timeout);
        const beside = new Life(line, timeout);
        const parsed = dmTarget.parseTable(line);
        if (parsed.table === null) throw new Error(parsed.why);
        const { map, next } = dmTarget.layOut(parsed.table, { i32: 11, f64: 5 }, timeout);
        const arena = { i32: new Int32Array(next.i32 + 3).fill(9), f64: new Float64Array(next.f64 + 2).fill(9) };
        expect(dmTarget.openMap(arena, map)).toBeNull();
        Object.assign(beside.map, { arena, map });
        for (const step of list) {
          alone.play(step);
          beside.play(step);
        }
        expect(beside.map.status).toBe(alone.map.status);
        expect([...arena.i32.subarray(0, 11), ...arena.i32.subarray(next.i32)]).toEqual(Array(14).fill(9));
        expect([...arena.f64.subarray(0, 5), ...arena.f64.subarray(next.f64)]).toEqual(Array(7).fill(9));
      }),
      { numRuns: 60 },
    );
  });
});
