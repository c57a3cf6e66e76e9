/** Shapes of the catalogue. A number from the outside world stands beside its tag and its source, in `Fact`. */
import type { SourceTag } from '../kernel/settings';

export interface Fact<T> {
  readonly v: T;
  readonly tag: SourceTag;
  readonly source: string;
}
export const known = <T>(v: T, source: string): Fact<T> => ({ v, tag: 'known', source });
export const general = <T>(v: T, source = 'common engineering knowledge, no page read'): Fact<T> => ({
  v,
  tag: 'general',
  source,
});
export const inferred = <T>(v: T, source: string): Fact<T> => ({ v, tag: 'inferred', source });
export const placeholder = <T>(v: T, source = 'chosen so that the model runs; not vendor data'): Fact<T> => ({
  v,
  tag: 'placeholder',
  source,
});

export type Protocol = 'fc' | 'iscsi' | 'sas';
/** What a cable is pushed into: LC optics of FC · a copper jack · a cage for an optical or copper module · a SAS wide port. */
export type Connector = 'lc' | 'rj45' | 'sfp' | 'sas';
export type Medium = 'OM2' | 'OM3' | 'OM4' | 'OS2' | 'Cat5e' | 'Cat6a' | 'DAC' | 'SAS-passive' | 'SAS-active';

interface Model {
  /** As in a drawing: `qle2562`. */
  readonly id: string;
  readonly vendor: string;
  /** As on the box: `QLE2562`. */
  readonly name: string;
  /** One line for the palette. */
  readonly summary: string;
  /** Of its host ports; of an array with several kinds, that of the first. */
  readonly protocol: Protocol;
  /** False while the model lacks its transport: known to drawings and findings, absent from the palette. */
  readonly playable: boolean;
}

export interface AdapterModel extends Model {
  /** `nic`: Ethernet with the iSCSI initiator of the operating system · `iscsi-hba`: with an initiator of its own. */
  readonly kind: 'fc-hba' | 'iscsi-hba' | 'nic' | 'sas-hba';
  readonly ports: Fact<number>;
  /** Speeds a port can run at, in Gb/s, ascending; of SAS, of each of its lanes. */
  readonly speedsGbps: Fact<readonly number[]>;
  readonly connector: Connector;
  readonly bus: Fact<string>;
  /** Driver, DMA and interrupt of one command. */
  readonly ioNs: Fact<number>;
  /** For each KiB on top, at MTU 1500; half of it at 9000. 0 but for software iSCSI. */
  readonly nsPerKiB: Fact<number>;
  /** Commands a second and port that the adapter cannot exceed; 0 where nobody names one. */
  readonly iopsCeiling: Fact<number>;
  /** Key of `driverDefaults`. */
  readonly driver: DriverId;
}
export type DriverId = 'qla23xx' | 'qla24xx' | 'lpfc' | 'qla4xxx' | 'msiscsi' | 'mptsas';

export type Forwarding = 'cut-through' | 'store-and-forward';
/** Buffer-to-buffer credits of a Fibre Channel switch: full frames that may be under way to a port. */
export interface Credits {
  /** Kept for each port, also while it is dark. */
  readonly port: Fact<number>;
  /** What one inter-switch link may be given in all; 0 where nobody names it. */
  readonly isl: Fact<number>;
}
export interface SwitchModel extends Model {
  readonly ports: Fact<number>;
  readonly speedsGbps: Fact<readonly number[]>;
  readonly connector: Connector;
  /** From head to head when cut through; from the last bit in to the first out when stored first. Of the first `forwarding`. */
  readonly latencyNs: Fact<number>;
  /** How it can be run, the usual way first. */
  readonly forwarding: Fact<readonly Forwarding[]>;
  /** Null for a switch that is not Fibre Channel. */
  readonly credits: Credits | null;
  /** Bytes that all ports share; null where credits or connections keep frames out that have no room. */
  readonly bufferBytes: Fact<number> | null;
}

/** Drives of a RAID group; the same shape as in a drawing. */
export interface GroupModel {
  readonly level: 'raid0' | 'raid1' | 'raid10' | 'raid5' | 'raid6';
  readonly disks: number;
  readonly drive: string;
}
/** Ports of one kind on each controller, side by side. */
export interface HostPorts {
  readonly protocol: Protocol;
  readonly count: Fact<number>;
  /** `FC` gives FC1, FC2, … */
  readonly prefix: string;
  readonly speedsGbps: Fact<readonly number[]>;
  readonly connector: Connector;
}
/** `iqn.2004-08.com.qsan:p300q-000xxxxxx:dev0.ctr1`: authority, model, digits of the box, device number; then the controller. */
export interface IqnScheme {
  readonly authority: string;
  readonly model: string;
  readonly device: number;
}
/** How fast it serves: key of the service times in `array-settings`. */
export type Pace = 'f300' | 'f400' | 'p300' | 'p500' | 's300' | 'fc-today' | 'iscsi-today' | 'pure-delay';

export interface ArrayModel extends Model {
  /** `early`: the generation of firmware 2.2, 2009 to 2012 · `current`: what its maker sold since 2014 · `test`: no product. */
  readonly shelf: 'early' | 'current' | 'test';
  readonly controllers: Fact<number>;
  /** Numbers of controllers a drawing may ask for. */
  readonly controllerChoice: Fact<readonly number[]>;
  readonly hostPorts: readonly HostPorts[];
  /** A controller's. */
  readonly cacheMB: Fact<number>;
  /** Writes are copied into the peer's cache; only with two controllers. */
  readonly mirrored: Fact<boolean>;
  /** Battery backup module: keeps the cache over a power loss. */
  readonly bbm: Fact<boolean>;
  readonly bays: Fact<number>;
  /** What the box calls its levels; the model runs five of them. */
  readonly raidLevels: Fact<readonly string[]>;
  readonly ownership: Fact<'RAID group' | 'pool'>;
  readonly access: Fact<readonly ('symmetric' | 'alua-implicit' | 'alua-explicit' | 'alua-both')[]>;
  /** PREF of the port group that holds the preferred owner, in REPORT TARGET PORT GROUPS. */
  readonly preferredBit: Fact<boolean>;
  /** Used for a LUN whose RAID group the drawing does not describe. */
  readonly group: Fact<GroupModel>;
  /** `array`: cache, CPU, mirror, disks · `pure-delay`: answers after a fixed time, any number at once. */
  readonly service: 'array' | 'pure-delay';
  readonly pace: Pace;
  /** INQUIRY vendor (8 characters, padded by whoever shows it) and product. */
  readonly inquiry: Fact<{ readonly vendor: string; readonly product: string; readonly revision: string }>;
  /** Null without an iSCSI port. Each controller has a name of its own. */
  readonly iqn: Fact<IqnScheme> | null;
}
export interface DriveModel {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  /** 0 for flash. */
  readonly rpm: Fact<number>;
  /** Seek to the next track and over the full stroke: seek(x) = track + (full - track) * sqrt(x). */
  readonly trackSeekNs: Fact<number>;
  readonly fullSeekNs: Fact<number>;
  readonly sequentialMBps: Fact<number>;
  /** Flash only: time of one operation, and how many run at once. */
  readonly readNs: Fact<number>;
  readonly writeNs: Fact<number>;
  readonly channels: Fact<number>;
  readonly sizeGB: Fact<number>;
}
