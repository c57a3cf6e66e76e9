/**
 * An administrator at work in the storm: restarts, policies of three levels, LUNs moved by hand or hidden on a port,
 * reservation keys. Everything that would keep I/O away for good is taken back before the weather ends.
 */
import type { JournalRow, OwnerSettings } from '../../scenario/scenario';
import { policyIds } from '../../scenario';
import type { Lun, Topology } from '../../topology/topology';
import type { Luck } from './luck';

const second = 1_000_000_000;

export const hostsOf = (topology: Topology): readonly string[] =>
  Object.keys(topology.devices).filter((id) => topology.devices[id]!.kind === 'host');

/** Clocks of the administrator's own work are short too. */
export function administeredHost(luck: Luck): OwnerSettings {
  return {
    restartNs: luck.pick([1, 2]) * second,
    dsmBehaviour: luck.pick(['documented', 'sample-exact']),
  };
}

const portsOf = (topology: Topology, lun: Lun): readonly string[] => [
  ...new Set(topology.cables.flatMap((cable) => [cable.a, cable.b]).filter((port) => port.startsWith(`${lun.array}.`))),
];

export function administratorRows(luck: Luck, topology: Topology, untilNs: number): JournalRow[] {
  const rows: JournalRow[] = [];
  const anyTime = (share = 1): number => luck.whole(1, Math.floor((untilNs * share) / 1000)) * 1000;
  const hosts = hostsOf(topology);
  for (let i = luck.whole(1, 5); i > 0; i--) {
    const lun = luck.pick(topology.luns);
    const host = luck.pick(lun.maps).host;
    const aim = `${host}/${lun.id}`;
    const atNs = anyTime(0.9);
    switch (luck.whole(0, 6)) {
      case 0:
        rows.push({ atNs, do: 'restart', aim: luck.pick(hosts) });
        break;
      case 1:
        rows.push({ atNs, do: 'look', aim });
        break;
      case 2:
        rows.push({ atNs, do: 'move-path', aim: `${aim}/${luck.whole(1, 4)}` });
        break;
      case 3: {
        const hardware = 'Qsan    F400Q'.padEnd(24);
        const policy = luck.chance(0.3) ? 'clear' : luck.pick(policyIds);
        rows.push({ atNs, do: 'set-target-policy', aim: host, hardware, policy });
        break;
      }
      case 4: {
        const action = luck.pick(['register', 'register-ignore', 'read-keys'] as const);
        rows.push({ atNs, do: 'reserve', aim, action, key: '0', serviceKey: luck.pick(['0', 'abc', '1']), type: 5 });
        break;
      }
      case 5:
        rows.push({ atNs, do: 'set-policy', aim: host, policy: luck.pick(policyIds) });
        break;
      default: {
        // Hidden on one port, and shown there again.
        const ports = portsOf(topology, lun);
        if (ports.length < 2) break;
        const maps = lun.maps.map((map) => (map.host === host ? { ...map, ports: ports.slice(1) } : map));
        rows.push({ atNs, do: 'edit', edits: [{ op: 'change-lun', lun: { ...lun, maps } }] });
        rows.push({ atNs: untilNs, do: 'edit', edits: [{ op: 'change-lun', lun }] });
      }
    }
  }
  return rows;
}
