/** Which routes exist: the result of looking at a drawing. Types here; the work is in routes.ts, nexuses.ts, paths.ts. */
import type { Connector } from '../hardware/models';
import type { CableId, CableMedium, ControllerId, DeviceId, Finding, LunId, PortId } from '../topology/topology';

/** `nic`: of a host whose operating system speaks iSCSI · `iscsi-hba`: of an adapter that does · `ethernet`: all others. */
export type PortKind = 'fc' | 'nic' | 'iscsi-hba' | 'ethernet' | 'sas-wide';
export type PortRole = 'initiator' | 'fabric' | 'target';
export interface PortFacts {
  readonly id: PortId;
  readonly device: DeviceId;
  readonly role: PortRole;
  readonly kind: PortKind;
  /** Ethernet ports are `iscsi`. */
  readonly protocol: 'fc' | 'iscsi' | 'sas';
  /** Speeds the port can run at, in Gb/s, ascending; of a SAS wide port, of each of its four lanes. */
  readonly speedsGbps: readonly number[];
  readonly connector: Connector;
  /** Within adapter, switch or controller: `port 0`, `FC1`, `10GbE2`. */
  readonly name: string;
  readonly controller?: ControllerId;
}

/** A cable that carries: both ends fit. Its rate is the fastest that both ends share. */
export interface LinkFacts {
  readonly cable: CableId;
  readonly a: PortId;
  readonly b: PortId;
  readonly lengthM: number;
  /** As drawn, or what is usual for these ports and this length. */
  readonly medium: CableMedium;
  readonly speedGbps: number;
  /** Usable payload rate a direction, 10^6 bytes a second (hardware.md 4.1). */
  readonly rateMBps: number;
}

/** One step of a route: a link, walked from `from` to `to`. */
export interface Hop {
  readonly cable: CableId;
  readonly from: PortId;
  readonly to: PortId;
}

/** I_T: an initiator port that can reach a target port. */
export interface Nexus {
  /** `web1.hba0.0>a1.ctr1.0` */
  readonly id: string;
  readonly host: DeviceId;
  readonly initiatorPort: PortId;
  readonly targetPort: PortId;
  readonly controller: ControllerId;
  /** The route from host to array, shortest first found; the reply walks it backwards. */
  readonly hops: readonly Hop[];
}

/** I_T_L: a nexus and a LUN mapped to the host. */
export interface Path {
  /** `web1/lun0/1`: host, LUN, number counted from 1 in discovery order. Stable while the drawing only grows. */
  readonly id: string;
  /** `P1` */
  readonly label: string;
  readonly host: DeviceId;
  readonly lun: LunId;
  /** Nexus id. */
  readonly nexus: string;
}

export interface Discovery {
  readonly ports: readonly PortFacts[];
  readonly links: readonly LinkFacts[];
  readonly nexuses: readonly Nexus[];
  readonly paths: readonly Path[];
  readonly findings: readonly Finding[];
}
