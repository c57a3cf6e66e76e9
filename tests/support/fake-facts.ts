/** What the fake run says is so at an instant. */
import type { RunFacts } from '../../src/sim/run/reading';
import type { JournalRow, PolicyId, Scenario } from '../../src/sim/scenario/scenario';
import { fakeDiscover } from './fake-scene';
import { hbaAt, portOf, stalledSince, timersAt } from './fake-story';
import type { Cut } from './fake-story';

const words = { activeOptimized: 'Active/Optimized', failed: 'Failed', removed: 'Removed' };
const policies: PolicyId[] = ['fail-over-only', 'round-robin', 'round-robin-subset', 'least-queue-depth', 'weighted-paths', 'least-blocks'];

export function fakeFacts(scenario: Scenario, journal: readonly JournalRow[], cuts: readonly Cut[], t: number, version: number, policy: PolicyId): RunFacts {
  const { topology } = scenario;
  const discovery = fakeDiscover(topology);
  const open = cuts.filter((cut) => cut.atNs <= t && cut.mendNs > t);
  const feeding = cuts.filter((cut) => cut.cable === 'A1' || cut.cable === 'B1');
  const isCut = (id: string) => open.find((cut) => cut.cable === id);
  const held = stalledSince(feeding, t) === null ? 0 : 32;
  const allowed = topology.devices[topology.luns[0]?.array ?? '']?.kind === 'array' && (topology.devices[topology.luns[0].array] as { access: string }).access === 'symmetric';
  return {
    version,
    topology,
    discovery,
    settings: scenario.settings,
    workloads: scenario.workloads,
    cables: Object.fromEntries(
      topology.cables.map((cable) => [
        cable.id,
        { id: cable.id, cut: isCut(cable.id) !== undefined, cutAtNs: isCut(cable.id)?.atNs ?? -1, silent: false, errorShare: 0, delayNs: 0, lit: !isCut(cable.id) },
      ]),
    ),
    ports: Object.fromEntries(
      topology.cables.flatMap((cable) => [cable.a, cable.b].map((port) => [port, { light: !isCut(cable.id), pulled: false, disabled: false }])),
    ),
    switches: { fabA: { powered: true }, fabB: { powered: true } },
    hbas: [0, 1].map((hba) => {
      const now = hbaAt(feeding, hba, t);
      return {
        port: portOf(hba),
        state: now.state,
        sinceNs: now.sinceNs,
        held: now.down ? held : 0,
        inFlight: now.down || held ? 0 : 16,
        nexuses: discovery.nexuses
          .filter((nexus) => nexus.initiatorPort === portOf(hba))
          .map((nexus) => ({ id: nexus.id, state: now.state === 'linkDown' ? 'held' : now.state === 'lost' ? 'lost' : 'loggedIn', removed: now.paths === 'removed' }) as const),
      };
    }),
    controllers: { 'a1.ctr1': { state: 'up', takingOver: false, writeThrough: false }, 'a1.ctr2': { state: 'up', takingOver: false, writeThrough: false } },
    owners: { lun0: { owner: 'a1.ctr1', preferred: 'a1.ctr1', movingTo: null } },
    hosts: {
      web1: {
        groups: [
          {
            group: 0,
            lun: 'lun0',
            pathIds: discovery.paths.map((path) => path.id),
            kind: 'mpio',
            dsm: 'Microsoft DSM',
            serial: '30000000',
            access: 'none',
            reservationKey: null,
            disk: 'MPIO Disk0',
            policy,
            policyFrom: journal.some((row) => row.do === 'set-policy' && row.atNs <= t) ? 'LUN' : 'built-in',
            wanted: null,
            symmetric: allowed,
            health: open.length > 0 ? 'degraded' : 'normal',
            policies: policies.map((id) => ({ id, allowed: allowed || id !== 'round-robin', reason: allowed || id !== 'round-robin' ? '' : 'this LUN is asymmetric (RRWS runs instead)' })),
            paths: discovery.paths.map((path, i) => {
              const now = hbaAt(feeding, path.nexus.startsWith('web1.hba0') ? 0 : 1, t);
              return {
                path: i,
                order: now.paths === 'removed' ? -1 : i,
                present: now.paths !== 'removed',
                word: words[now.paths],
                state: now.paths,
                owner: 'MPIO',
                carrying: now.paths === 'activeOptimized',
                weight: 0,
                preferred: false,
                address: { port: i < 2 ? 1 : 2, bus: 0, target: i % 2, lun: 0 },
                portGroup: null,
                wish: '',
                pathId: `00000000770${i < 2 ? 1 : 2}000${i % 2}`,
                lit: [`health.${now.paths === 'activeOptimized' ? 'active' : now.paths}`, 'access.activeOptimized', 'admin.enabled'],
                sinceNs: now.pathsSinceNs,
                how: now.paths === 'failed' ? 'io-error' : now.paths === 'removed' ? 'pnp-removal' : 'arrival',
              };
            }),
          },
        ],
        windows: null,
      },
    },
    truth: Object.fromEntries(
      discovery.paths.map((path) => [path.id, discovery.nexuses.find((nexus) => nexus.id === path.nexus)!.hops.some((hop) => isCut(hop.cable)) ? 'down' : 'up']),
    ),
    timers: timersAt(feeding, t),
    faults: open.map((cut) => `cut ${cut.cable}`),
    findings: [],
  };
}
