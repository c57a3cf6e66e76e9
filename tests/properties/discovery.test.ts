// Laws that hold for every drawing: routes are walks, ids are unique, growth keeps names, weak points really cut.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deviceOf, discover, weakPoints, whyNot } from '../../src/sim/catalog';
import type { Discovery, Topology } from '../../src/sim/catalog';
import { cabled, topology } from './arbitrary';

const any = fc.oneof(topology, cabled);
const settings = { numRuns: 150, verbose: 1 } as const;
const keyed = (found: Discovery): ReadonlyMap<string, string> =>
  new Map(found.paths.map((path) => [`${path.host} ${path.lun} ${path.nexus}`, path.id]));

/** Which targets a host port reaches, by flooding: slow, and plainly right. */
function reached(found: Discovery): ReadonlySet<string> {
  const pairs = new Set<string>();
  const ends = found.links.flatMap((link) => [
    [link.a, link.b],
    [link.b, link.a],
  ]);
  const role = new Map(found.ports.map((port) => [port.id, port.role]));
  for (const port of found.ports.filter((each) => each.role === 'initiator')) {
    const seen = new Set<string>();
    const go = (to: string): void => {
      if (role.get(to) === 'target') pairs.add(`${port.id}>${to}`);
      if (role.get(to) !== 'fabric' || seen.has(deviceOf(to))) return;
      seen.add(deviceOf(to));
      for (const [from, next] of ends) if (deviceOf(from) === deviceOf(to)) go(next);
    };
    for (const [from, to] of ends) if (from === port.id) go(to);
  }
  return pairs;
}

describe('discovery', () => {
  it('answers the same each time, with unique ids and routes that are walks', () => {
    fc.assert(
      fc.property(any, (drawn) => {
        const found = discover(drawn);
        expect(discover(drawn)).toEqual(found);
        for (const list of [found.ports, found.nexuses, found.paths])
          expect(new Set(list.map((each) => each.id)).size).toBe(list.length);
        for (const nexus of found.nexuses) {
          expect(nexus.hops[0].from).toBe(nexus.initiatorPort);
          expect(nexus.hops[nexus.hops.length - 1].to).toBe(nexus.targetPort);
          nexus.hops.slice(1).forEach((hop, i) => expect(deviceOf(hop.from)).toBe(deviceOf(nexus.hops[i].to)));
        }
      }),
      settings,
    );
  });
  it('finds exactly what flooding finds', () => {
    fc.assert(
      fc.property(any, (drawn) => {
        const found = discover(drawn);
        expect(new Set(found.nexuses.map((nexus) => nexus.id))).toEqual(reached(found));
      }),
      settings,
    );
  });
  it('step by step keeps every name and finds what it finds from scratch', () => {
    fc.assert(
      fc.property(any, fc.infiniteStream(fc.nat()), (drawn, luck) => {
        const cables = [...drawn.cables].sort(() => ((luck.next().value ?? 0) % 2 === 0 ? 1 : -1));
        let found = discover({ ...drawn, cables: [] });
        for (let i = 1; i <= cables.length; i++) {
          // Drawn order is kept, as an edit that inserts would: routes do not depend on when a cable came.
          const now: Topology = { ...drawn, cables: drawn.cables.filter((cable) => cables.indexOf(cable) < i) };
          const next = discover(now, found);
          const [before, after] = [keyed(found), keyed(next)];
          for (const [key, id] of before) expect(after.get(key)).toBe(id);
          expect(next.paths.slice(0, found.paths.length)).toEqual(found.paths);
          found = next;
        }
        const scratch = discover(drawn);
        expect(new Set(keyed(found).keys())).toEqual(new Set(keyed(scratch).keys()));
        expect(found.nexuses).toEqual(scratch.nexuses);
      }),
      settings,
    );
  });
  it('says why not exactly when there is no path', () => {
    fc.assert(
      fc.property(any, (drawn) => {
        const found = discover(drawn);
        for (const lun of drawn.luns) {
          for (const host of Object.keys(drawn.devices)) {
            const sees = found.paths.some((path) => path.host === host && path.lun === lun.id);
            expect(whyNot(drawn, found, host, lun.id).every((step) => step.ok)).toBe(sees);
          }
        }
      }),
      settings,
    );
  });
  it('calls weak every switch and cable without which a host sees its LUN no more', () => {
    fc.assert(
      fc.property(cabled, (drawn) => {
        const found = discover(drawn);
        const weak = new Set(
          weakPoints(found)
            .filter((point) => point.kind === 'switch' || point.kind === 'cable')
            .flatMap((point) => point.cuts.map((cut) => `${point.part} ${cut.host}`)),
        );
        const parts = [
          ...Object.keys(drawn.devices).filter((id) => drawn.devices[id].kind === 'switch'),
          ...drawn.cables.map((cable) => cable.id),
        ];
        for (const part of parts) {
          const rest = discover({
            ...drawn,
            cables: drawn.cables.filter(
              (cable) => cable.id !== part && deviceOf(cable.a) !== part && deviceOf(cable.b) !== part,
            ),
          });
          for (const host of new Set(found.paths.map((path) => path.host))) {
            const cutOff = !rest.paths.some((path) => path.host === host);
            // Not the other way round: routes are fixed, so a part with a spare way around it is weak all the same.
            if (cutOff) expect(weak.has(`${part} ${host}`)).toBe(true);
          }
        }
      }),
      settings,
    );
  });
});
