// Random drawings: whole ones, with everything that a file may hold, and broken ones.
import fc from 'fast-check';
import { adapters, arrays, cableMedia, drives, portsOf, switches } from '../../src/sim/catalog';
import type { Cable, Device, Lun, RaidGroup, Scenario, Topology, WorkloadSpec } from '../../src/sim/catalog';

const ids = (models: readonly { readonly id: string }[]): fc.Arbitrary<string> =>
  fc.constantFrom(...models.map((model) => model.id));
const name = fc.option(
  fc
    .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
    .filter((text) => ![...text].some((letter) => letter < ' ' || letter === '\u007f')),
  { nil: undefined },
);
const named = <T extends object>(device: T, given: string | undefined): T =>
  given === undefined ? device : { ...device, name: given };

const group: fc.Arbitrary<RaidGroup> = fc.record({
  level: fc.constantFrom('raid0' as const, 'raid1' as const, 'raid10' as const, 'raid5' as const, 'raid6' as const),
  disks: fc.integer({ min: 4, max: 24 }),
  drive: ids(drives),
});
const host = fc
  .record({
    release: fc.constantFrom('2008' as const, '2008R2' as const, '2012R2' as const, '2022' as const),
    hba: fc.array(ids(adapters), { maxLength: 3 }),
    name,
  })
  .map((h): Device => named({ kind: 'host', os: 'windows', release: h.release, hba: h.hba }, h.name));
const fabric = fc
  .record({ model: ids(switches), name })
  .map((s): Device => named({ kind: 'switch', model: s.model }, s.name));
const array = fc
  .record({
    model: ids(arrays),
    access: fc.constantFrom(
      'symmetric' as const,
      'alua-implicit' as const,
      'alua-explicit' as const,
      'alua-both' as const,
    ),
    controllers: fc.option(fc.constantFrom(1, 2), { nil: undefined }),
    groups: fc.option(fc.dictionary(fc.constantFrom('rg0', 'rg1'), group, { minKeys: 1, maxKeys: 2 }), {
      nil: undefined,
    }),
    name,
  })
  .map((a): Device =>
    named(
      {
        kind: 'array',
        model: a.model,
        access: a.access,
        ...(a.controllers !== undefined && { controllers: a.controllers }),
        ...(a.groups && { groups: { ...a.groups } }),
      },
      a.name,
    ),
  );

const devices: fc.Arbitrary<Record<string, Device>> = fc
  .record({
    hosts: fc.array(host, { minLength: 1, maxLength: 4 }),
    switches: fc.array(fabric, { maxLength: 3 }),
    arrays: fc.array(array, { minLength: 1, maxLength: 2 }),
  })
  .map((all) =>
    Object.fromEntries([
      ...all.hosts.map((device, i) => [`h${i}`, device] as const),
      ...all.switches.map((device, i) => [`s${i}`, device] as const),
      ...all.arrays.map((device, i) => [`a${i}`, device] as const),
    ]),
  );

/** Each port at most once; whatever else is wrong with the cables is left to chance. */
const cablesOf = (drawn: Record<string, Device>): fc.Arbitrary<readonly Cable[]> => {
  // A few ports a device are enough, and make meetings likely.
  const ports = Object.entries(drawn).flatMap(([id, device]) =>
    portsOf(id, device)
      .slice(0, 6)
      .map((port) => port.id),
  );
  return fc
    .record({
      order: fc.shuffledSubarray(ports),
      lengths: fc.array(fc.constantFrom(0.5, 1, 5, 120, 2_000, 50_000), { minLength: 32, maxLength: 32 }),
      media: fc.array(fc.option(fc.constantFrom(...cableMedia), { nil: undefined }), { minLength: 32, maxLength: 32 }),
    })
    .map(({ order, lengths, media }) => {
      const cables: Cable[] = [];
      for (let i = 0; i + 1 < order.length; i += 2) {
        const medium = media[(i / 2) % 32];
        const plain = { id: `C${i / 2}`, a: order[i], b: order[i + 1], lengthM: lengths[(i / 2) % 32] };
        cables.push(medium === undefined ? plain : { ...plain, medium });
      }
      return cables;
    });
};
const lunsOf = (drawn: Record<string, Device>): fc.Arbitrary<readonly Lun[]> => {
  const [hosts, boxes] = ['host', 'array'].map((kind) => Object.keys(drawn).filter((id) => drawn[id].kind === kind));
  const presented = fc.option(fc.subarray(['ctr1.0', 'ctr1.1', 'ctr2.0', 'ctr2.1']), { nil: undefined });
  const lun = fc.record({
    array: fc.constantFrom(...boxes),
    ports: presented,
    group: fc.constantFrom('rg0', 'rg1'),
    owner: fc.constantFrom('ctr1', 'ctr2'),
    sizeGiB: fc.constantFrom(0.5, 100, 2_000),
    maps: fc.subarray(hosts).map((list) => list.map((host, i) => ({ host, lun: i }))),
    name,
  });
  return fc.array(lun, { maxLength: 3 }).map((list) =>
    list.map(({ name: given, maps, ports, ...rest }, i): Lun => ({
      id: `l${i}`,
      ...rest,
      ...(given !== undefined && { name: given }),
      maps: maps.map((map, at) =>
        ports && at === 0 ? { ...map, ports: ports.map((port) => `${rest.array}.${port}`) } : map,
      ),
    })),
  );
};

export const topology: fc.Arbitrary<Topology> = devices.chain((drawn) =>
  fc.record({ devices: fc.constant(drawn), cables: cablesOf(drawn), luns: lunsOf(drawn) }),
);

/** Drawings in which most things are cabled as one would: hosts and arrays on FC switches. */
export const cabled: fc.Arbitrary<Topology> = fc
  .record({
    hosts: fc.integer({ min: 1, max: 3 }),
    fabrics: fc.integer({ min: 1, max: 3 }),
    isls: fc.array(fc.tuple(fc.nat(2), fc.nat(2)), { maxLength: 3 }),
    uplinks: fc.array(fc.nat(2), { minLength: 6, maxLength: 6 }),
    down: fc.array(fc.nat(2), { minLength: 4, maxLength: 4 }),
  })
  .map(({ hosts, fabrics, isls, uplinks, down }) => {
    const drawn: Record<string, Device> = {};
    const cables: Cable[] = [];
    const used = new Map<number, number>();
    const free = (fabric: number): string => {
      const port = used.get(fabric) ?? 0;
      used.set(fabric, port + 1);
      return `s${fabric}.${port}`;
    };
    const join = (a: string, b: string): unknown => cables.push({ id: `C${cables.length}`, a, b, lengthM: 5 });
    for (let i = 0; i < hosts; i++)
      drawn[`h${i}`] = { kind: 'host', os: 'windows', release: '2008R2', hba: ['qle2560', 'qle2560'] };
    for (let i = 0; i < fabrics; i++) drawn[`s${i}`] = { kind: 'switch', model: 'brocade-300' };
    drawn.a0 = { kind: 'array', model: 'qsan-f400q', access: 'alua-implicit' };
    for (let i = 0; i < hosts * 2; i++) join(`h${Math.floor(i / 2)}.hba${i % 2}.0`, free(uplinks[i] % fabrics));
    down.forEach((fabric, i) => join(free(fabric % fabrics), `a0.ctr${Math.floor(i / 2) + 1}.${i % 2}`));
    for (const [from, to] of isls) if (from % fabrics !== to % fabrics) join(free(from % fabrics), free(to % fabrics));
    const maps = Array.from({ length: hosts }, (_, i) => ({ host: `h${i}`, lun: 0 }));
    return {
      devices: drawn,
      cables,
      luns: [{ id: 'l0', array: 'a0', group: 'rg0', owner: 'ctr1', sizeGiB: 100, maps }],
    };
  });

export const scenario: fc.Arbitrary<Scenario> = topology.chain((drawn) => {
  const hosts = Object.keys(drawn.devices).filter((id) => drawn.devices[id].kind === 'host');
  const workloads =
    drawn.luns.length === 0
      ? fc.constant([])
      : fc.array(
          fc.record({
            host: fc.constantFrom(...hosts),
            lun: fc.constantFrom(...drawn.luns.map((lun) => lun.id)),
            preset: fc.constantFrom('oltp-8k-70-30', 'web', 'read-8k-random'),
            outstanding: fc.option(fc.integer({ min: 1, max: 1_024 }), { nil: undefined }),
            hitShare: fc.option(
              fc.double({ min: 0, max: 1, noNaN: true }).map((x) => x + 0),
              { nil: undefined },
            ),
          }),
          { maxLength: 3 },
        );
  const row = fc.oneof(
    ...(drawn.cables.length > 0
      ? [
          fc.record({
            do: fc.constantFrom('cut' as const, 'mend' as const, 'drop' as const),
            aim: fc.constantFrom(...drawn.cables.map((cable) => cable.id)),
          }),
        ]
      : []),
    fc.record({ do: fc.constant('restore-all' as const) }),
    fc.record({
      do: fc.constant('set' as const),
      aim: fc.constantFrom(...hosts),
      key: fc.constant('linkDownHoldNs'),
      value: fc.integer({ min: 0, max: 600_000_000_000 }),
    }),
  );
  return fc.record({
    format: fc.constant('san-scenario' as const),
    version: fc.constant(1 as const),
    title: fc.string({ maxLength: 30 }),
    seed: fc.nat(4_294_967_295),
    topology: fc.constant(drawn),
    settings: fc.constantFrom<Scenario['settings']>(
      {},
      { [hosts[0]]: { policy: 'round-robin', linkDownHoldNs: 5_000_000_000 } },
    ),
    workloads: workloads.map((list) =>
      list.map((entry, i): WorkloadSpec => JSON.parse(JSON.stringify({ id: `w${i}`, ...entry }))),
    ),
    journal: fc
      .array(row, { maxLength: 6 })
      .map((rows) => rows.map((entry, i) => ({ atNs: i * 1_000_000_007, ...entry }))),
    layout: fc.constantFrom<Scenario['layout']>({}, { [hosts[0]]: [80, -12.5] }),
    view: fc.constantFrom<Scenario['view']>(
      {},
      { speed: 'max' },
      { atNs: 5, speed: 0.001, lens: false, select: 'A1', fingerprint: 'ab' },
    ),
  });
});
