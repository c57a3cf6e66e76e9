/** The exam of every load-balance policy and every path selector: what all of them promise, whatever their idea. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
  cpuCount,
  createMultipathColumns,
  maxPathsPerLun,
  policies,
  selectors,
  type MultipathColumns,
  type Policy,
  type Selector,
} from '../../src/sim/multipath';

interface Situation {
  /** Per path: DSM_DEVICE_STATE, eligible, weight, load of its nexus in requests, bytes and last block. */
  readonly paths: readonly {
    state: number;
    eligible: boolean;
    weight: number;
    inFlight: number;
    bytes: number;
    lastLba: number;
  }[];
  readonly symmetric: boolean;
  readonly cacheBytes: number;
  readonly pointer: number;
}

const situation = (states: readonly number[], eligible: fc.Arbitrary<boolean>): fc.Arbitrary<Situation> =>
  fc.record({
    paths: fc.array(
      fc.record({
        state: fc.constantFrom(...states),
        eligible,
        weight: fc.integer({ min: 0, max: 20 }),
        inFlight: fc.integer({ min: 0, max: 40 }),
        bytes: fc.integer({ min: 0, max: 4 << 20 }),
        lastLba: fc.integer({ min: 0, max: 5000 }),
      }),
      { minLength: 1, maxLength: 8 },
    ),
    symmetric: fc.boolean(),
    cacheBytes: fc.constantFrom(-1, 1 << 20),
    pointer: fc.integer({ min: -1, max: 7 }),
  });

const anyState = situation([0, 0, 0, 1, 2, 3, 15, 18, 19, 21], fc.boolean());
const allActive = situation([0], fc.constant(true));

/** Group 1 of 2, so that a policy that looks at group 0 is found out. `event`: the pointer as the policy's own rule sets it. */
function columnsOf(policy: Policy, given: Situation, event: boolean): MultipathColumns {
  const count = given.paths.length;
  const columns = createMultipathColumns(count, count, 2);
  given.paths.forEach((path, i) => {
    columns.pathState[i] = path.state;
    columns.pathEligible[i] = path.eligible ? 1 : 0;
    columns.pathNexus[i] = count - 1 - i;
    columns.pathWeight[i] = path.weight;
    columns.nexusInFlight[count - 1 - i] = path.inFlight;
    columns.nexusBytes[count - 1 - i] = path.bytes;
    columns.nexusLastLba[count - 1 - i] = path.lastLba;
    columns.groupList[maxPathsPerLun + i] = i;
  });
  columns.groupCount[1] = count;
  columns.groupSymmetric[1] = given.symmetric ? 1 : 0;
  columns.groupCacheBytes[1] = given.cacheBytes;
  columns.groupPolicy[1] = policies.indexOf(policy);
  columns.groupPointer[1] = given.pointer < count ? given.pointer : -1;
  if (event) columns.groupPointer[1] = policy.pointer(columns, 1);
  return columns;
}

const requests = fc.array(
  fc.record({
    lba: fc.integer({ min: 0, max: 9000 }),
    bytes: fc.constantFrom(0, 512, 8192, 1 << 20),
    isWrite: fc.constantFrom(0, 1),
  }),
  { minLength: 1, maxLength: 12 },
);
const copyOf = (columns: MultipathColumns): MultipathColumns =>
  Object.fromEntries(
    Object.entries(columns).map(([key, column]) => [key, (column as Int32Array).slice()]),
  ) as unknown as MultipathColumns;

describe.each(policies.map((policy) => [policy.id, policy] as const))('%s', (_, policy) => {
  const play = (
    columns: MultipathColumns,
    list: readonly { lba: number; bytes: number; isWrite: number }[],
  ): number[] => list.map(({ lba, bytes, isWrite }) => policy.choose(columns, 1, lba, bytes, isWrite));

  it('never chooses a failed, removed or ineligible path, nor an index of no path', () => {
    fc.assert(
      fc.property(anyState, requests, fc.boolean(), (given, list, event) => {
        for (const path of play(columnsOf(policy, given, event), list)) {
          if (path === -1) continue;
          expect(path).toBeGreaterThanOrEqual(0);
          expect(path).toBeLessThan(given.paths.length);
          expect(given.paths[path].eligible).toBe(true);
          expect(given.paths[path].state).toBeLessThan(16);
        }
      }),
    );
  });

  it('after an event never leaves an active path for another one', () => {
    fc.assert(
      fc.property(anyState, requests, (given, list) => {
        const active = given.paths.some((path) => path.state === 0 && path.eligible);
        for (const path of play(columnsOf(policy, given, true), list)) {
          if (active) expect(given.paths[path]?.state).toBe(0);
        }
      }),
    );
  });

  it('makes the same choices again from a copy of the columns, and touches only its own pointer', () => {
    fc.assert(
      fc.property(anyState, requests, requests, (given, before, after) => {
        const columns = columnsOf(policy, given, false);
        play(columns, before);
        const copy = copyOf(columns);
        expect(play(copy, after)).toEqual(play(columns, after));
        const untouched = columnsOf(policy, given, false);
        expect(copy.groupPointer[0]).toBe(-1);
        expect({ ...copy, groupPointer: null }).toEqual({ ...untouched, groupPointer: null });
      }),
    );
  });

  it('chooses the only path there is', () => {
    fc.assert(
      fc.property(anyState, fc.nat(), requests, (given, pick, list) => {
        const only = pick % given.paths.length;
        const paths = given.paths.map((path, i) =>
          i === only ? { ...path, state: 0, eligible: true } : { ...path, state: 18 },
        );
        expect(play(columnsOf(policy, { ...given, paths }, true), list)).toEqual(list.map(() => only));
      }),
    );
  });

  it('says -1 when nothing is usable', () => {
    fc.assert(
      fc.property(anyState, requests, (given, list) => {
        const paths = given.paths.map((path) => ({ ...path, state: 18 }));
        expect(play(columnsOf(policy, { ...given, paths }, false), list)).toEqual(list.map(() => -1));
      }),
    );
  });
});

describe('promises of their own', () => {
  const long = Array.from({ length: 240 }, (_, i) => ({ lba: i * 16, bytes: 8192, isWrite: 0 }));
  const of = (id: string): Policy => policies.find((policy) => policy.id === id)!;

  it.each(['round-robin', 'round-robin-subset'])('%s gives every active path its turn', (id) => {
    fc.assert(
      fc.property(allActive, (given) => {
        const columns = columnsOf(of(id), given, true);
        const count = given.paths.length;
        const chosen = long
          .slice(0, count * 5)
          .map(({ lba, bytes, isWrite }) => of(id).choose(columns, 1, lba, bytes, isWrite));
        given.paths.forEach((_, path) => expect(chosen.filter((one) => one === path)).toHaveLength(5));
      }),
    );
  });

  it.each(['least-queue-depth', 'least-blocks'])('%s starves nobody while I/O piles up (no cache)', (id) => {
    fc.assert(
      fc.property(allActive, (given) => {
        const columns = columnsOf(of(id), { ...given, cacheBytes: -1 }, true);
        const chosen = new Set<number>();
        for (let i = 0; i < 8 * 8 * 600; i += 1) {
          const path = of(id).choose(columns, 1, 0, 8192, 0);
          chosen.add(path);
          columns.nexusInFlight[columns.pathNexus[path]] += 1;
          columns.nexusBytes[columns.pathNexus[path]] += 8192;
          if (chosen.size === given.paths.length) break;
        }
        expect(chosen.size).toBe(given.paths.length);
      }),
      { numRuns: 30 },
    );
  });

  it.each(['fail-over-only', 'weighted-paths'])('%s stays on one path', (id) => {
    fc.assert(
      fc.property(allActive, (given) => {
        const columns = columnsOf(of(id), given, true);
        expect(
          new Set(long.map(({ lba, bytes, isWrite }) => of(id).choose(columns, 1, lba, bytes, isWrite))).size,
        ).toBe(1);
      }),
    );
  });
});

describe('the registry', () => {
  it('has the six numbers of mpclaim in order, and words for each', () => {
    expect(policies.map((policy) => policy.number)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(policies.map((policy) => policy.short)).toEqual(['FOO', 'RR', 'RRWS', 'LQD', 'WP', 'LB']);
    for (const policy of policies) expect(policy.teaches).toMatch(/\.$/);
  });
});

/** What a path's words of `dmsetup status` look like while no I/O is out. */
const atRest: Readonly<Record<string, RegExp>> = {
  'round-robin': /^$/,
  'queue-length': /^0$/,
  'service-time': /^0 1$/,
  'historical-service-time': /^\d+ 0 \d+$/,
  // It counts CPUs without a path, and no I/O.
  'io-affinity': /^\d+$/,
};
/** io-affinity wants the CPUs of each path; the others take what multipath-tools loads, or nothing. */
const wordsOf = (selector: Selector, path: number): string[] =>
  selector.id === 'io-affinity' ? [(1 << path).toString(16)] : path % 2 === 0 ? [] : ['1'];

describe.each(selectors.map((selector) => [selector.id, selector] as const))('Linux %s', (_, selector) => {
  const passNs = fc.constantFrom(0, 1000, 300_000, 20_000_000, 3_000_000_000);
  const steps = fc.array(
    fc.oneof(
      fc.record({
        do: fc.constant('io' as const),
        bytes: fc.constantFrom(512, 8192, 1 << 20),
        pick: fc.nat(),
        passNs,
      }),
      fc.record({ do: fc.constant('end' as const), pick: fc.nat(), passNs }),
      fc.record({ do: fc.constantFrom('fail' as const, 'reinstate' as const), pick: fc.nat(), passNs }),
    ),
    { maxLength: 60 },
  );

  it('chooses usable paths only, survives a copy of its memory, and returns to zero', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), steps, (paths, list) => {
        const slots = selector.slots(paths);
        // In the middle of an arena: what lies outside the range must stay as it is.
        const range = { i32: 3, f64: 2, paths };
        let arena = { i32: new Int32Array(slots.i32 + 7).fill(77), f64: new Float64Array(slots.f64 + 5).fill(7) };
        expect(selector.open(arena, range, [])).toBe(true);
        for (let path = 0; path < paths; path += 1)
          expect(selector.add(arena, range, path, wordsOf(selector, path))).toBe(true);
        const up = new Set(Array.from({ length: paths }, (_, path) => path));
        const flying: { path: number; bytes: number; startNs: number }[] = [];
        let nowNs = 1000;
        const end = ({ path, bytes, startNs }: (typeof flying)[number]): void =>
          selector.end(arena, range, path, bytes, startNs, nowNs);
        for (const step of list) {
          arena = { i32: arena.i32.slice(), f64: arena.f64.slice() };
          nowNs += step.passNs;
          if (step.do === 'io') {
            const path = selector.select(arena, range, step.bytes, nowNs, step.pick % cpuCount);
            expect(path === -1 ? up.size === 0 : up.has(path)).toBe(true);
            if (path < 0) continue;
            selector.start(arena, range, path, step.bytes);
            flying.push({ path, bytes: step.bytes, startNs: nowNs });
          } else if (step.do === 'end') {
            const [io] = flying.splice(step.pick % (flying.length + 1), 1);
            if (io) end(io);
          } else {
            const path = step.pick % paths;
            if (up.has(path) === (step.do === 'reinstate')) continue;
            selector[step.do](arena, range, path);
            if (step.do === 'fail') up.delete(path);
            else up.add(path);
          }
          for (let path = 0; path < paths; path += 1) {
            expect(selector.usable(arena, range, path)).toBe(up.has(path));
            expect(selector.status(arena, range, path)).not.toContain('-');
          }
        }
        for (const io of flying) end(io);
        for (let path = 0; path < paths; path += 1)
          expect(selector.status(arena, range, path)).toMatch(atRest[selector.id]);
        const outside = [...arena.i32.subarray(0, 3), ...arena.i32.subarray(3 + slots.i32)];
        expect(outside).toEqual(Array(7).fill(77));
        expect([...arena.f64.subarray(0, 2), ...arena.f64.subarray(2 + slots.f64)]).toEqual(Array(5).fill(7));
      }),
      { numRuns: 60 },
    );
  });

  it('says the same again from a copy, and prints as many words as it announces', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.array(passNs, { minLength: 1, maxLength: 30 }), (paths, waits) => {
        const slots = selector.slots(paths);
        const range = { i32: 0, f64: 0, paths };
        const arena = { i32: new Int32Array(slots.i32), f64: new Float64Array(slots.f64) };
        selector.open(arena, range, []);
        for (let path = 0; path < paths; path += 1) selector.add(arena, range, path, wordsOf(selector, path));
        const play = (own: typeof arena): number[] => {
          let nowNs = 0;
          return waits.map((passed) => {
            nowNs += passed;
            const path = selector.select(own, range, 4096, nowNs, 0);
            selector.start(own, range, path, 4096);
            if (passed > 1000) selector.end(own, range, path, 4096, nowNs - 1000, nowNs);
            return path;
          });
        };
        const copy = { i32: arena.i32.slice(), f64: arena.f64.slice() };
        expect(play(copy)).toEqual(play(arena));
        expect(copy).toEqual(arena);
        const count = (text: string): number => text.split(' ').filter((word) => word !== '').length;
        for (let path = 0; path < paths; path += 1) {
          expect(count(selector.status(arena, range, path))).toBe(selector.statusWords);
          expect(count(selector.table(arena, range, path))).toBe(selector.tableWords);
        }
        const [own, ...words] = selector.words(arena, range).split(' ');
        expect(words).toHaveLength(Number(own));
      }),
      { numRuns: 30 },
    );
  });

  it('refuses words that the kernel refuses, and teaches in a sentence', () => {
    const slots = selector.slots(1);
    const arena = { i32: new Int32Array(slots.i32), f64: new Float64Array(slots.f64) };
    const range = { i32: 0, f64: 0, paths: 1 };
    selector.open(arena, range, []);
    for (const words of [['x'], ['1', '1', '1'], ['']]) expect(selector.add(arena, range, 0, words)).toBe(false);
    expect(selector.usable(arena, range, 0)).toBe(false);
    expect(selector.teaches).toMatch(/\.$/);
  });
});
