/** What multipath-tools prints of a map: plain values, from whoever knows them. Times are the daemon's ticks, whole seconds. */
import type { CheckerState, NoPathRetry } from '../grouping';

export interface PathPicture {
  /** Host, channel, SCSI id, LUN. */
  readonly hcil: readonly [number, number, number, number];
  /** `sda` */
  readonly name: string;
  /** `8:0` */
  readonly device: string;
  readonly dmState: 'active' | 'failed' | 'undef';
  readonly checkerState: CheckerState;
  /** sysfs says so. */
  readonly offline: boolean;
  readonly prio: number;
  readonly checkInterval: number;
  /** Until the next check; null for a path of no map. */
  readonly nextCheck: number | null;
}
export interface GroupPicture {
  readonly status: 'active' | 'enabled' | 'disabled' | 'undef';
  readonly prio: number;
  readonly paths: readonly PathPicture[];
}
export interface MapPicture {
  readonly alias: string;
  readonly wwid: string;
  /** n of `dm-n`. */
  readonly minor: number;
  readonly vendor: string;
  readonly product: string;
  /** Of 512 bytes. */
  readonly sizeSectors: number;
  readonly readOnly: boolean;
  readonly suspended: boolean;
  /** With their number: `1 queue_if_no_path`. */
  readonly features: string;
  readonly handler: string;
  /** With the number of its words: `service-time 0`. */
  readonly selector: string;
  /** `manual`, `immediate`, `followover`, or seconds. */
  readonly failback: string | number;
  readonly failbackTick: number;
  readonly noPathRetry: NoPathRetry;
  readonly retryTick: number;
  /** What multipath did with the map just now: `create`, `reload` …; `undef`, `nothing` and `impossible` are not told. */
  readonly action: string;
  readonly stats: {
    readonly pathFaults: number;
    readonly groupSwitches: number;
    readonly mapLoads: number;
    readonly queueingTime: number;
    readonly queueingTimeouts: number;
  };
  readonly groups: readonly GroupPicture[];
}
