/** What the analytic tests need of the engine: a counting sink, and the mean time of a random access on a drive. */
import { accessNs as accessOf, type RaidColumns } from '../../src/sim/arrays/service';
import type { Sink } from '../../src/sim/engine';
import { findDrive } from '../../src/sim/hardware';
import { drawUnit } from '../../src/sim/kernel';

export interface CountingSink extends Sink {
  count: number;
  sumNs: number;
  reset(): void;
}

export function createSink(): CountingSink {
  return {
    count: 0,
    sumNs: 0,
    completed(_load, _path, latencyNs) {
      this.count++;
      this.sumNs += latencyNs;
    },
    log() {},
    lane() {},
    reset() {
      this.count = 0;
      this.sumNs = 0;
    },
  };
}

/** Mean over many draws of one random read. */
export function accessNs(drive: string, bytes: number): number {
  const model = findDrive(drive)!;
  const one = (value: number): Float64Array => Float64Array.of(value);
  const raid = {
    readNs: one(model.readNs.v),
    writeNs: one(model.writeNs.v),
    trackSeekNs: one(model.trackSeekNs.v),
    fullSeekNs: one(model.fullSeekNs.v),
    turnNs: one(model.rpm.v > 0 ? 60e9 / model.rpm.v : 0),
    nsPerByte: one(1000 / model.sequentialMBps.v),
  } as unknown as RaidColumns;
  const draws = 200_000;
  let sum = 0;
  for (let k = 0; k < draws; k++) sum += accessOf(raid, 0, bytes, false, drawUnit(5, 5, k, 5), drawUnit(5, 5, k, 6));
  return sum / draws;
}
