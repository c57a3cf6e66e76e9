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

interface Model {
  /** As in a drawing: `qle2562`. */
  readonly id: string;
  readonly vendor: string;
  /** As on the box: `QLE2562`. */
  readonly name: string;
  /** One line for the palette. */
  readonly summary: string;
  readonly protocol: Protocol;
  /** False while the model lacks its transport: known to drawings and findings, absent from the palette. */
  readonly playable: boolean;
}
export interface AdapterModel extends Model {
  readonly ports: Fact<number>;
  /** Speeds a port can run at, in Gb/s, ascending. */
  readonly speedsGbps: Fact<readonly number[]>;
}
export interface SwitchModel extends Model {
  readonly ports: Fact<number>;
  readonly speedsGbps: Fact<readonly number[]>;
  readonly latencyNs: Fact<number>;
}
/** Drives of a RAID group; the same shape as in a drawing. */
export interface GroupModel {
  readonly level: 'raid0' | 'raid1' | 'raid10' | 'raid5' | 'raid6';
  readonly disks: number;
  readonly drive: string;
}
export interface ArrayModel extends Model {
  readonly controllers: Fact<number>;
  readonly portsPerController: Fact<number>;
  /** `FC` gives FC1, FC2, … */
  readonly portPrefix: string;
  readonly speedsGbps: Fact<readonly number[]>;
  readonly access: Fact<readonly ('symmetric' | 'alua-implicit' | 'alua-explicit' | 'alua-both')[]>;
  /** Used for a LUN whose RAID group the drawing does not describe. */
  readonly group: Fact<GroupModel>;
  readonly bays: Fact<number>;
  /** `array`: cache, CPU, mirror, disks · `pure-delay`: answers after a fixed time, any number at once. */
  readonly service: 'array' | 'pure-delay';
  /** INQUIRY vendor (8 characters, padded by whoever shows it) and product. */
  readonly inquiry: Fact<{ readonly vendor: string; readonly product: string; readonly revision: string }>;
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
