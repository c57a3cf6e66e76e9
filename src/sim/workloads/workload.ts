/** A kind of load that a host can put on a LUN: what is asked for, and how its data meets the array's cache. */
import type { SettingsSpec } from '../kernel/settings';

export interface WorkloadPreset {
  readonly id: string;
  readonly label: string;
  /** One sentence for the palette and the lessons. */
  readonly teaches: string;
  /** 0 to 1. */
  readonly readShare: number;
  readonly blockBytes: number;
  readonly pattern: 'random' | 'sequential';
  /** Closed loop: I/Os kept outstanding. Null when open. */
  readonly outstanding: number | null;
  /** Open loop: arrivals a second. Null when closed. */
  readonly rateIops: number | null;
  /** Share of reads that the array's cache serves, 0 to 1. */
  readonly hitShare: number;
  /** Disk writes that one host write still costs after overwrites in cache, 0 to 1. */
  readonly destageOpsPerWrite: number;
  /** The same numbers with their ranges and sources. */
  readonly settings: SettingsSpec;
}

/** What a drawing says of a load: a preset, and what it states otherwise. */
export interface WorkloadWish {
  readonly id: string;
  readonly host: string;
  readonly lun: string;
  readonly preset: string;
  readonly outstanding?: number;
  readonly rateIops?: number;
  readonly readShare?: number;
  readonly blockBytes?: number;
  readonly pattern?: 'random' | 'sequential';
  readonly hitShare?: number;
}

/** A load with nothing left open. Exactly one of `outstanding` and `rateIops` is set. */
export interface ResolvedWorkload {
  readonly id: string;
  readonly host: string;
  readonly lun: string;
  readonly preset: string;
  readonly label: string;
  readonly readShare: number;
  readonly blockBytes: number;
  readonly pattern: 'random' | 'sequential';
  readonly outstanding: number | null;
  readonly rateIops: number | null;
  readonly hitShare: number;
  readonly destageOpsPerWrite: number;
}
