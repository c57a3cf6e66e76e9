/**
 * What a Windows host shows on its desktop: feature, claims, disks, and what a restart is waited for. Plain values; the
 * panels and the consoles read these and nothing else. Hardware ids are INQUIRY's 8 characters of vendor and 16 of
 * product, padded with spaces (ms-mpio.md 2.2).
 */
import type { Nanos } from '../kernel/time';

/** Where the optional feature stands. `unavailable`: this release has none; a DSM has to be installed (MPIO Properties, DSM Install). */
export type MpioFeature = 'unavailable' | 'absent' | 'installing' | 'restart-needed' | 'installed' | 'removing';

export interface WindowsDisk {
  /** As Disk Management counts: `Disk 1`. Disk 0 is the local system disk. */
  readonly number: number;
  /** Row of the world. */
  readonly group: number;
  /** The one path that this disk is (row of the world), or null when MPIO presents it. */
  readonly path: number | null;
  /** n of `MPIO Disk n`, or null. */
  readonly mpioDisk: number | null;
  /** `Qsan F400Q SCSI Disk Device`, `Qsan F400Q  Multi-Path Disk Device` */
  readonly name: string;
  readonly vendor: string;
  readonly product: string;
  readonly sizeGiB: number;
  readonly state: 'online' | 'offline' | 'missing';
  /** Why it is offline, in Windows' words, or ''. */
  readonly reason: string;
  readonly initialised: boolean;
  /** Of the path, or of the pseudo-LUN. */
  readonly address: { readonly port: number; readonly bus: number; readonly target: number; readonly lun: number };
  /** Other disks (numbers) that are this same LUN. */
  readonly twins: readonly number[];
  /** What was lost by writing through two disks that are one LUN, in words, or null. */
  readonly damage: string | null;
}

/** A row of Discover Multi-Paths and of `mpclaim -e`. */
export interface WindowsHardware {
  /** 24 characters. */
  readonly id: string;
  readonly vendor: string;
  readonly product: string;
  readonly bus: 'FC' | 'iSCSI' | 'SAS';
  readonly spc3: boolean;
  /** More than one path leads to one of its LUNs. */
  readonly multipath: boolean;
  /** Claimed by a DSM now. */
  readonly claimed: boolean;
  /** `ALUA Not Supported`, `Implicit Only`, … */
  readonly alua: string;
}

export interface WindowsDsm {
  readonly id: string;
  /** `Microsoft DSM` */
  readonly name: string;
  readonly version: string;
  readonly installed: boolean;
  /** Ids that it supports: now, and since the last restart. */
  readonly source: string;
}

export interface WindowsView {
  readonly release: string;
  readonly power: 'running' | 'restarting';
  /** When the restart ends, or -1. */
  readonly upAtNs: Nanos;
  readonly feature: MpioFeature;
  /** Something that takes its time before it asks for a restart (adding the feature, adding a device), or null. */
  readonly busy: {
    readonly what: 'install' | 'remove' | 'claim' | 'unclaim';
    readonly endsNs: Nanos;
    /** Hardware ids that are being added or removed. */
    readonly ids: readonly string[];
  } | null;
  /** What takes effect at the next restart, in words; empty when none is needed. */
  readonly pending: readonly string[];
  /** Ids on MPIO's list now (MPIO Devices tab), bus pseudo-ids among them, as 24 characters. */
  readonly supported: readonly string[];
  /** Ids that were on the list at the last restart: what is claimed by them is claimed now. */
  readonly claimed: readonly string[];
  readonly automaticClaim: { readonly iscsi: boolean; readonly sas: boolean };
  readonly hardware: readonly WindowsHardware[];
  readonly dsms: readonly WindowsDsm[];
  readonly dsmPolicy: string | null;
  /** VID/PID defaults: id → policy. */
  readonly targetPolicies: Readonly<Record<string, string>>;
  readonly disks: readonly WindowsDisk[];
}
