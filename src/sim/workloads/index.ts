/**
 * Loads that a host can put on a LUN, as data. The engine draws the single I/Os.
 * A workload must not know paths, policies or arrays: it asks, and it waits.
 */
import { backup256kSequential } from './backup-256k-sequential';
import { oltp8k7030 } from './oltp-8k-70-30';
import { oneStreamQd1 } from './one-stream-qd1';
import { read8kRandom } from './read-8k-random';
import { vmBoot } from './vm-boot';
import { web } from './web';
import type { ResolvedWorkload, WorkloadPreset, WorkloadWish } from './workload';

export type { ResolvedWorkload, WorkloadPreset, WorkloadWish } from './workload';

export const workloadPresets: readonly WorkloadPreset[] = [
  oltp8k7030,
  backup256kSequential,
  oneStreamQd1,
  vmBoot,
  web,
  read8kRandom,
];

export const workloadPreset = (id: string): WorkloadPreset | undefined =>
  workloadPresets.find((each) => each.id === id);

const inRange = (value: number, min: number, max: number): number => (value >= min ? Math.min(value, max) : min);

/**
 * Fills everything from the preset; an unknown preset counts as OLTP. A `rateIops` makes the load open, an
 * `outstanding` alone closes it. Values out of range are brought into it, because a file may hold anything.
 */
export function resolveWorkload(spec: WorkloadWish): ResolvedWorkload {
  const base = workloadPreset(spec.preset) ?? oltp8k7030;
  const isOpen = spec.rateIops !== undefined || (spec.outstanding === undefined && base.rateIops !== null);
  return {
    id: spec.id,
    host: spec.host,
    lun: spec.lun,
    preset: base.id,
    label: base.label,
    readShare: inRange(spec.readShare ?? base.readShare, 0, 1),
    blockBytes: Math.floor(inRange(spec.blockBytes ?? base.blockBytes, 512, 4 * 1024 * 1024)),
    pattern: spec.pattern ?? base.pattern,
    outstanding: isOpen ? null : Math.floor(inRange(spec.outstanding ?? base.outstanding ?? 1, 1, 1024)),
    rateIops: isOpen ? inRange(spec.rateIops ?? base.rateIops ?? 1, 1, 1_000_000) : null,
    hitShare: inRange(spec.hitShare ?? base.hitShare, 0, 1),
    destageOpsPerWrite: base.destageOpsPerWrite,
  };
}
