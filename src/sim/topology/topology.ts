/** What the user draws, as plain data. Insertion order is meaningful and is kept. */

/** Names in a drawing: letters, digits, dash and underscore, 1 to 32 characters. */
export type DeviceId = string;
export type CableId = string;
export type LunId = string;
/** `web1.hba0.0` (host, adapter, port) · `fabA.3` (switch, port) · `a1.ctr2.1` (array, controller, port). */
export type PortId = string;
/** `a1.ctr1` */
export type ControllerId = string;

export type WindowsRelease =
  '2000' | '2003' | '2003R2' | '2008' | '2008R2' | '2012' | '2012R2' | '2016' | '2019' | '2022';
/** TPGS of the standard inquiry data: 0, 1, 2 and, for `alua-both`, 3. */
export type ArrayAccess = 'symmetric' | 'alua-implicit' | 'alua-explicit' | 'alua-both';

export interface HostDevice {
  readonly kind: 'host';
  readonly os: 'windows';
  readonly release: WindowsRelease;
  /** Adapter model ids of `hardware`, one an adapter: hba0, hba1, … */
  readonly hba: readonly string[];
  readonly name?: string;
}
export interface SwitchDevice {
  readonly kind: 'switch';
  readonly model: string;
  readonly name?: string;
}
export interface RaidGroup {
  readonly level: 'raid0' | 'raid1' | 'raid10' | 'raid5' | 'raid6';
  readonly disks: number;
  /** Drive model id of `hardware`. */
  readonly drive: string;
}
export interface ArrayDevice {
  readonly kind: 'array';
  readonly model: string;
  readonly access: ArrayAccess;
  /** Absent: as many as the model comes with. */
  readonly controllers?: number;
  readonly groups?: Readonly<Record<string, RaidGroup>>;
  readonly name?: string;
}
export type Device = HostDevice | SwitchDevice | ArrayDevice;

/** Fibre by its grade, copper by its category; reach and connectors are facts of `hardware`. */
export type CableMedium = 'OM2' | 'OM3' | 'OM4' | 'OS2' | 'Cat5e' | 'Cat6a' | 'DAC' | 'SAS-passive' | 'SAS-active';

export interface Cable {
  readonly id: CableId;
  readonly a: PortId;
  readonly b: PortId;
  readonly lengthM: number;
  /** Absent: whatever is usual for its ports and its length. */
  readonly medium?: CableMedium;
}

/** Who may see a LUN, under which LUN number, and on which target ports; without `ports` on all of them. */
export interface LunMap {
  readonly host: DeviceId;
  readonly lun: number;
  readonly ports?: readonly PortId[];
}

export interface Lun {
  readonly id: LunId;
  readonly array: DeviceId;
  /** RAID group; ownership sits on the group, so LUNs of one group move together. */
  readonly group: string;
  /** Preferred owner, `ctr1` or `ctr2`. */
  readonly owner: string;
  readonly sizeGiB: number;
  readonly name?: string;
  readonly maps: readonly LunMap[];
}

export interface Topology {
  readonly devices: Readonly<Record<DeviceId, Device>>;
  readonly cables: readonly Cable[];
  readonly luns: readonly Lun[];
}

/** A remark on a drawing or a file: what is wrong, where, and how to mend it. Never an exception. */
export interface Finding {
  readonly level: 'error' | 'warning' | 'note';
  /** Stable code, such as `port-used-twice`. */
  readonly code: string;
  /** Where: an id (`A1`, `web1.hba0.0`), or a place in a file (`/cables/3`). */
  readonly place: string;
  /** What is wrong, one sentence. */
  readonly message: string;
  /** What to do about it, one sentence. */
  readonly mend: string;
}
